import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver"
import type { Document, Feature } from "../feature.ts"

export const foldingRange: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register(connection, documents) {
    connection.onFoldingRanges(({ textDocument: { uri } }) => {
      const document = documents.find(uri)
      return document === undefined ? null : foldingRanges(document)
    })
  },
}

/**
 * What can be folded away in a YAML file: every line with deeper ones below it, and runs of comments. It looks at
 * indentation only, so it holds while a line is half typed. Articles have nothing to fold.
 */
export function foldingRanges({ corpus, uri, lines }: Document): FoldingRange[] {
  if (corpus.pairs.hasArticle(uri)) return []
  const rows = toRows(lines.text)
  return [...blocks(rows), ...comments(rows)].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}

interface Row {
  readonly line: number
  readonly column: number
  readonly comment: boolean
  /** A list item: its list may stand as far left as the key above it. */
  readonly dash: boolean
}

function* blocks(rows: readonly Row[]): Generator<FoldingRange> {
  const open: Row[] = []
  let last: Row | undefined
  for (const row of rows) {
    if (row.comment) continue
    while (last !== undefined && open.length > 0) {
      const top = open.at(-1)
      if (top === undefined || isUnder(row, top)) break
      open.pop()
      if (last.line > top.line) yield { startLine: top.line, endLine: last.line }
    }
    open.push(row)
    last = row
  }
  for (const top of open)
    if (last !== undefined && last.line > top.line) yield { startLine: top.line, endLine: last.line }
}

function isUnder(row: Row, top: Row): boolean {
  return row.column > top.column || (row.column === top.column && row.dash && !top.dash)
}

function* comments(rows: readonly Row[]): Generator<FoldingRange> {
  let start: number | undefined
  for (const [index, row] of rows.entries()) {
    if (row.comment) start ??= row.line
    const next = rows[index + 1]
    if (start === undefined || (row.comment && next?.comment === true && next.line === row.line + 1)) continue
    if (row.comment && row.line > start) yield { startLine: start, endLine: row.line, kind: FoldingRangeKind.Comment }
    start = undefined
  }
}

/** The lines that are not blank. */
function toRows(text: string): readonly Row[] {
  const rows: Row[] = []
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    const column = /^[ \t\ufeff]*/.exec(content)?.[0].length ?? 0
    const mark = content[column]
    if (mark === undefined) continue
    rows.push({ line, column, comment: mark === "#", dash: /^-(?:\s|$)/.test(content.slice(column)) })
  }
  return rows
}
