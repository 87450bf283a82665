import type { Related, Report } from "./rule.ts"

/** The reports of a file with those of one rule about one subject as one, which stands at the first of their places. */
export function onePerSubject<T extends { readonly code: string; readonly report: Report }>(
  reports: readonly T[],
  uri: string,
): readonly T[] {
  const groups = new Map<string, T[]>()
  for (const each of reports) {
    const { subject } = each.report
    if (subject === undefined) continue
    const key = `${each.code} ${subject}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  if (groups.size === 0) return reports
  return [...reports.filter(({ report }) => report.subject === undefined), ...[...groups.values()].map(joined(uri))]
}

function joined(uri: string) {
  return <T extends { readonly report: Report }>(group: readonly T[]): T => {
    const [first, ...others] = group.toSorted((a, b) => a.report.at.start - b.report.at.start)
    if (first === undefined) throw new Error("a group of reports is empty")
    const places = others.map(({ report }): Related => ({ uri, span: report.at, message: "and here" }))
    return { ...first, report: { ...first.report, related: [...(first.report.related ?? []), ...places] } }
  }
}
