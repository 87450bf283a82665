import type { Span } from "../text/span.ts"

/** The first line that says something: the place for what concerns a whole file. */
export function firstLine(text: string): Span {
  const match = /[^\s#][^\r\n]*/.exec(
    text.replace(/^\ufeff?(?:[ \t]*#[^\r\n]*(?:\r\n|\r|\n|$))+/, skipped => " ".repeat(skipped.length)),
  )
  if (match === null) return { start: 0, end: Math.min(1, text.length) }
  return { start: match.index, end: match.index + match[0].trimEnd().length }
}
