import type { ArticleText } from "../anchor/article-text.ts"
import { LineIndex } from "../text/line-index.ts"

/** The number of the line of an article that `offset` is in, as an editor shows it: the first is 1. */
export function lineOf({ memory, text }: ArticleText, offset: number): number {
  memory.lines ??= new LineIndex(text)
  return memory.lines.lineAt(offset) + 1
}
