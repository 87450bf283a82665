import type { Span } from "../text/span.ts"
import { columnOf } from "./compose.ts"

/** A line that is neither blank nor comment. */
export interface Line {
  readonly start: number
  /** The first character that is not blank. */
  readonly offset: number
  readonly column: number
  readonly dash: boolean
}

/** A key or a dash, and what belongs to it. */
export interface Part {
  readonly first: Line
  readonly end: number
}

export function firstContent(text: string, from: number, to: number): Line | undefined {
  for (const line of contentLines(text, from, to)) return line
  return undefined
}

/** The keys (or dashes) of a block: every line that is not indented deeper than its first. */
export function splitAt(text: string, first: Line, to: number): Part[] {
  const starts: Line[] = []
  for (const line of contentLines(text, first.offset, to)) {
    if (starts.length === 0) starts.push({ ...line, column: first.column })
    else if (line.column <= first.column && startsPart(text, line, first)) starts.push(line)
  }
  return starts.map((line, index) => ({ first: line, end: starts[index + 1]?.start ?? to }))
}

/** Lines of text at the margin, broken out of a value: a key has a colon, a list item a dash. */
export function strayLines(text: string, from: number): Span[] {
  const strays: Span[] = []
  for (const match of text.matchAll(/^[^\s#[\]{}\ufeff][^\r\n]*/gm)) {
    const line = match[0].trimEnd()
    const span = { start: match.index, end: match.index + line.length }
    if (span.start >= from && /\s/.test(line) && !/^- |:(?:\s|$)/.test(line)) strays.push(span)
  }
  return strays
}

/** Behind the line end. */
export function endOfLine(text: string, from: number, to: number): number {
  const newline = text.indexOf("\n", from)
  return newline === -1 || newline >= to ? to : newline + 1
}

function* contentLines(text: string, from: number, to: number): Generator<Line> {
  let start = from
  let column = columnOf(text, from)
  while (start < to) {
    const newline = text.indexOf("\n", start)
    const end = newline === -1 || newline >= to ? to : newline
    const blank = /^[ \t\ufeff]*/.exec(text.slice(start, end))?.[0].length ?? 0
    const offset = start + blank
    const mark = text[offset]
    if (offset < end && mark !== "#" && mark !== "\r") {
      yield { start, offset, column: column + blank, dash: mark === "-" && isBlankAt(text, offset + 1) }
    }
    start = end + 1
    column = 0
  }
}

function isBlankAt(text: string, offset: number): boolean {
  const unit = text[offset]
  return unit === undefined || unit === " " || unit === "\t" || unit === "\n" || unit === "\r"
}

/** A closing bracket belongs to what it closes, and a list may stand under its key without being indented. */
function startsPart(text: string, line: Line, first: Line): boolean {
  const mark = text[line.offset]
  if (mark === "]" || mark === "}") return false
  return first.dash || !line.dash
}
