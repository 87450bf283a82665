import type { ArticleText } from "../anchor/article-text.ts"
import { toNormal, toSource } from "../text/normal-form.ts"
import { type Span, slice, trimSpan } from "../text/span.ts"
import { shortened } from "../text/wording.ts"

/** Words of an article as a range holds them, without blanks at its edges. */
export interface WordsAt {
  /** In the normal form. */
  readonly text: string
  readonly normal: Span
  readonly span: Span
  /** For messages. */
  readonly shown: string
}

/** Undefined where a range holds nothing but blanks and signs. */
export function wordsAt({ normal }: ArticleText, range: Span): WordsAt | undefined {
  const whole = { start: toNormal(normal, range.start), end: toNormal(normal, range.end) }
  const span = trimSpan(normal.text, whole)
  const text = slice(normal.text, span)
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  return { text, normal: span, span: toSource(normal, span), shown: shortened(text) }
}
