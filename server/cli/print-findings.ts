import { severities } from "../core/model/severity.ts"
import { count } from "../core/text/wording.ts"
import type { Terminal } from "./command.ts"
import type { Checked, ListedFinding } from "./listed-findings.ts"
import type { OpenCorpora } from "./open-corpora.ts"
import { printable, severityStyles, styler, table } from "./style.ts"

/** `file:line:column  severity  message  code`, counted from 1, an empty line between files. */
export function printFindings(findings: readonly ListedFinding[], terminal: Terminal): void {
  const paint = styler(terminal)
  let last: string | undefined
  for (const { file, range, severity, code, message } of findings) {
    if (last !== undefined && file !== last) terminal.write("\n")
    last = file
    const place = `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`
    const level = paint(severityStyles[severity], severity.padEnd(7))
    terminal.write(`${place}  ${level}  ${printable(message)}  ${paint("dim", code)}\n`)
  }
  if (last !== undefined) terminal.write("\n")
}

/** How often each rule has something to say, the most frequent first. */
export function printCounts(findings: readonly ListedFinding[], terminal: Terminal): void {
  const counts = new Map<string, { readonly severity: string; number: number }>()
  for (const { code, severity } of findings) {
    const entry = counts.get(code)
    if (entry === undefined) counts.set(code, { severity, number: 1 })
    else entry.number++
  }
  const rows = [...counts]
    .sort(([a, { number: m }], [b, { number: n }]) => n - m || (a < b ? -1 : 1))
    .map(([code, { severity, number }]) => [String(number).padStart(6), severity, code])
  for (const row of table(rows)) terminal.write(`${row}\n`)
  if (rows.length > 0) terminal.write("\n")
}

export function summaryOf({ findings, old, gone }: Checked, { corpora }: OpenCorpora): string {
  const articles = corpora.reduce((sum, corpus) => sum + [...corpus.pairs.articles()].length, 0)
  const where = count(articles, "article") + (corpora.length > 1 ? ` of ${corpora.length} corpora` : "")
  const baseline = [
    old > 0 ? `\n${count(old, "old finding")} in postil-baseline.json ${old === 1 ? "is" : "are"} not told again.` : "",
    gone > 0
      ? `\n${gone === 1 ? "1 entry" : `${gone} entries`} of postil-baseline.json no longer ${gone === 1 ? "occurs" : "occur"}: --write-baseline takes ${gone === 1 ? "it" : "them"} out.`
      : "",
  ].join("")
  if (findings.length === 0) return `Nothing to complain of in ${where}.${baseline}`
  const files = new Set(findings.map(({ file }) => file)).size
  const parts = severities.flatMap(severity => {
    const number = findings.filter(finding => finding.severity === severity).length
    return number === 0 ? [] : [severity === "info" ? `${number} info` : count(number, severity)]
  })
  return `${count(findings.length, "finding")} in ${count(files, "file")} (${where}): ${parts.join(", ")}.${baseline}`
}
