import type { Span } from "../../core/text/span.ts"
import type { YamlPlace } from "./yaml-place.ts"

/** The member of `a + b` under the cursor; undefined where there is only one. */
export function jointPart(text: string, { token, quote, form }: YamlPlace, offset: number): Span | undefined {
  const written = text.slice(token.start, token.end)
  if (!written.includes("+") || form === "block") return undefined
  const open = token.start + quote.length
  const close = token.end - (quote !== "" && written.length > 1 && written.endsWith(quote) ? 1 : 0)
  if (offset < open || offset > close) return undefined
  let start = Math.max(open, text.lastIndexOf("+", offset - 1) + 1)
  while (start < offset && text[start] === " ") start++
  const plus = text.indexOf("+", offset)
  const end = plus < 0 || plus > close ? close : plus
  return { start, end: Math.max(offset, start + text.slice(start, end).trimEnd().length) }
}
