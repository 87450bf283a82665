import type { Severity } from "../core/model/severity.ts"
import type { ListedFinding } from "./listed-findings.ts"
import { printable } from "./style.ts"

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
}

/** A finding as a workflow command of GitHub Actions, which shows it at its line of a pull request. */
export function toWorkflowCommand({ file, range, severity, code, message }: ListedFinding): string {
  const { start, end } = range
  // Columns are only allowed where the range is within a line.
  const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}
  const properties = { file, line: start.line + 1, endLine: end.line + 1, ...columns, title: `Postil: ${code}` }
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${written.join(",")}::${escapeData(printable(message))}`
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C")
}
