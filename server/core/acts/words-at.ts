import type { ArticleText } from "../anchor/article-text.ts"
import { toNormal, toSource } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"

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
  const start = toNormal(normal, range.start)
  const raw = normal.text.slice(start, toNormal(normal, range.end))
  const text = raw.trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  const begin = start + raw.length - raw.trimStart().length
  const span = { start: begin, end: begin + text.length }
  return { text, normal: span, span: toSource(normal, span), shown: shortened(text) }
}

/** For a sentence that names words of an article. */
export function shortened(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39).trimEnd()}…`
}
