import type { Problem, ProblemFix } from "../model/problem.ts"
import type { Span } from "../text/span.ts"

/** One line of a block that cannot be read. */
export interface FaultLine {
  /** Without the blanks around it. */
  readonly content: Span
  readonly words: string
  /** What stands after `key: ` or `- `; all of it where there is neither. */
  readonly value: Span
}

/** The line around `offset`, as far as it lies within the block; the line before, if that one is blank. */
export function lineOf(text: string, offset: number, within: Span): FaultLine {
  let at = Math.min(Math.max(offset, within.start), Math.max(within.start, within.end - 1))
  while (at > within.start && /\s/.test(text[at] ?? "")) at--
  const start = Math.max(within.start, text.lastIndexOf("\n", at - 1) + 1)
  const newline = /\r?\n/.exec(text.slice(at, within.end))
  const end = newline === null ? within.end : at + newline.index
  const raw = text.slice(start, end)
  const words = raw.trim()
  const from = start + raw.length - raw.trimStart().length
  const content = { start: from, end: from + words.length }
  return { content, words, value: { start: from + leadOf(words), end: content.end } }
}

export function problemAt(span: Span, message: string, fixes?: readonly ProblemFix[]): Problem {
  return { code: "yaml-syntax", span, message, ...(fixes === undefined || fixes.length === 0 ? {} : { fixes }) }
}

export function shorten(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59)}…`
}

/** The length of the dashes and the key at the front of a line. */
function leadOf(words: string): number {
  const key = /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'[\]{}#@`%*&!|>,:-][^#]*?|[-:][^\s#][^#]*?)/.source
  const lead = new RegExp(`^(?:-[ \\t]+)*(?:${key}[ \\t]*:(?=[ \\t]|$)[ \\t]*)?`).exec(words)
  return lead?.[0].length ?? 0
}
