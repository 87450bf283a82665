import { type Severity, severities } from "../model/severity.ts"

/** More than these in one file help nobody. */
const mostPerFile = 100

/** What is shown of the findings of one file, in their order: the worst of them where they are too many. */
export interface Capped<T> {
  readonly shown: readonly T[]
  /** In place of the others: how many there are, at the first of them. */
  readonly closing?: { readonly at: T; readonly message: string }
}

export function cap<T>(findings: readonly T[], severityOf: (finding: T) => Severity): Capped<T> {
  if (findings.length <= mostPerFile) return { shown: findings }
  const rank = (finding: T) => severities.indexOf(severityOf(finding))
  const kept = new Set(findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostPerFile))
  const shown = findings.filter(finding => kept.has(finding))
  const at = findings.find(finding => !kept.has(finding))
  const more = findings.length - mostPerFile
  const message = `${more} more ${more === 1 ? "finding is" : "findings are"} not shown`
  return { shown, ...(at !== undefined && { closing: { at, message } }) }
}
