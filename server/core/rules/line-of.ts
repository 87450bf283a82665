import type { ArticleText } from "../anchor/article-text.ts"
import { LineIndex } from "../text/line-index.ts"

const kept = new WeakMap<ArticleText, LineIndex>()

/** The number of the line of an article that `offset` is in, as an editor shows it: the first is 1. */
export function lineOf(article: ArticleText, offset: number): number {
  let lines = kept.get(article)
  if (lines === undefined) {
    lines = new LineIndex(article.text)
    kept.set(article, lines)
  }
  return lines.lineAt(offset) + 1
}
