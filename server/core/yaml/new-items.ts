import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { columnAt, lineEndOf, startOfLine } from "./layout.ts"
import { insertAt, linesBefore, linesBehind } from "./new-lines.ts"
import { type Writable, writeFlow, writeItem } from "./write.ts"

/** Adds items to a list behind one that it has. */
export function insertItemsBehind(
  text: string,
  list: Span,
  last: Span,
  values: readonly Writable[],
): readonly TextEdit[] {
  if (text[list.start] === "[")
    return [insertAt(last.end, behindComma(text, last.end, values.map(writeFlow).join(", ")))]
  return linesBehind(
    text,
    { start: list.start, end: last.end },
    values.map(value => writeItem(value, columnAt(text, list.start))),
  )
}

/** Adds items to a list before its first. */
export function insertItemsFirst(
  text: string,
  list: Span,
  first: Span,
  values: readonly Writable[],
): readonly TextEdit[] {
  if (text[list.start] === "[") return [insertAt(first.start, values.map(value => `${writeFlow(value)}, `).join(""))]
  const indent = columnAt(text, list.start)
  const lines = values.map(value => writeItem(value, indent))
  if (text.slice(startOfLine(text, list.start), list.start).trim() === "") return linesBefore(text, list.start, lines)
  const newline = lineEndOf(text)
  return [insertAt(list.start, lines.join(newline).trimStart() + newline + " ".repeat(indent))]
}

/** One more between brackets; where the last has no value, a comment can stand right behind it. */
export function behindComma(text: string, offset: number, words: string): string {
  return `, ${words}${text[offset] === "#" ? " " : ""}`
}
