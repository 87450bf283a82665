import type { CodedFile } from "../corpus/coded-file.ts"
import { type Span, slice } from "../text/span.ts"
import { shorten } from "./shorten.ts"

/** The beginning of some words of the article, on one line, for messages. */
export function wordsOf({ article }: CodedFile, span: Span): string {
  return shorten(slice(article.text, span).replace(/\s+/g, " ").trim(), 40)
}
