import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { columnAt, endOfLine, lineEndOf, startOfLine } from "./layout.ts"

export function insertAt(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText }
}

/** New lines behind what stands at `span`, with the comments beside it and those below it that are indented deeper. */
export function linesBehind(text: string, span: Span, lines: readonly string[]): readonly TextEdit[] {
  const newline = lineEndOf(text)
  const end = endOfComments(text, endOfBlanks(text, span), columnAt(text, span.start))
  const closed = end > 0 && /[\r\n]/.test(text[end - 1] ?? "")
  return [
    insertAt(end, closed ? lines.map(line => line + newline).join("") : lines.map(line => newline + line).join("")),
  ]
}

/** New lines before what begins at `offset`, and before the comments that stand right above it. */
export function linesBefore(text: string, offset: number, lines: readonly string[]): readonly TextEdit[] {
  const newline = lineEndOf(text)
  const start = startOfLine(text, offset)
  // The comment at the head of a file is the file's.
  const column = columnAt(text, offset)
  const above = column === 0 && isHead(text, start) ? start : startOfComments(text, start, column)
  return [insertAt(above, lines.map(line => line + newline).join(""))]
}

/** New lines at the end. */
export function linesAtEnd(text: string, lines: readonly string[]): readonly TextEdit[] {
  const newline = lineEndOf(text)
  const open = /[^\r\n\ufeff]$/.test(text)
  return [insertAt(text.length, (open ? newline : "") + lines.map(line => line + newline).join(""))]
}

/** Behind the line that `span` ends in, and behind the blank lines that belong to a block with `+`. */
export function endOfBlanks(text: string, span: Span): number {
  const end = endOfLine(text, span.end)
  if (!/[>|][1-9]?\+[1-9]?[ \t]*(?:#[^\r\n]*)?[\r\n]/.test(text.slice(span.start, span.end))) return end
  return end + (/^(?:[ \t]*(?:\r\n|\r|\n))+/.exec(text.slice(end))?.[0].length ?? 0)
}

/** Behind the comments that are indented deeper than `column`: a folded text would take them in. */
function endOfComments(text: string, from: number, column: number): number {
  let end = from
  while (isDeepCommentBelow(text, end, column)) end = endOfLine(text, nextText(text, end))
  return end
}

/** Whether the next line that is not empty is a comment, and indented deeper than `column`. */
export function isDeepCommentBelow(text: string, from: number, column: number): boolean {
  const at = nextText(text, from)
  return text[at] === "#" && columnAt(text, at) > column
}

/** The first character from `from` on that is not blank; it may begin a comment. */
export function nextText(text: string, from: number): number {
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
}

function startOfComments(text: string, from: number, column: number): number {
  let start = from
  while (start > 0) {
    const above = startOfLine(text, start - 1)
    const comment = above === start ? null : /^[ \t]*(?=#)/.exec(text.slice(above, start))
    if (comment === null || comment[0].length > column) break
    start = above
  }
  return start
}

function isHead(text: string, offset: number): boolean {
  return !/^[ \t\ufeff]*[^\s#%\ufeff-]/m.test(text.slice(0, offset))
}
