import type { Severity } from "../core/model/severity.ts"
import type { Terminal } from "./command.ts"

const codes = { red: 31, yellow: 33, blue: 34, cyan: 36, dim: 2, bold: 1, underlined: 4 } as const
export type Style = keyof typeof codes

export const severityStyles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "dim",
}

/** Paints words where colours show. */
export function styler({ colors }: Terminal): (style: Style, text: string) => string {
  return (style, text) => (colors && text !== "" ? `\u001b[${codes[style]}m${text}\u001b[0m` : text)
}

/** On one line, and without what would steer a terminal: texts and file names come from strangers. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd")
}

/** Columns of plain words, each as wide as its widest; the last one is left as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows.map(row => row.map((cell, i) => (i < row.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell)).join("  "))
}
