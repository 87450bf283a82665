import type { Range } from "vscode-languageclient"

const reach = 40

/** The words of a range between « and », with those around them on their line. */
export function inContext(lines: readonly string[], { start, end }: Range): string {
  const line = lines[start.line] ?? ""
  const until = end.line === start.line ? end.character : line.length
  const before = line.slice(Math.max(start.character - reach, 0), start.character)
  const after = line.slice(until, until + reach)
  const ellipsis = start.character > reach ? "…" : ""
  return `${ellipsis}${before}«${line.slice(start.character, until)}»${after}`.replaceAll(/\s+/gu, " ").trim()
}
