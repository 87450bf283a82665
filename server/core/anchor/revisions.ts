import type { CommonEnds } from "../text/common-ends.ts"
import type { ArticleText } from "./article-text.ts"

/** What a text of an article has in common with an earlier one, in which words were looked for. */
export interface Revision {
  readonly base: ArticleText
  /** As in `SplicedNormal`. */
  readonly ends: CommonEnds
}

/** So much between the ends is looked through again for each word. */
const widest = 20_000

/** Where an article differs from an earlier one, as far as that is known. */
export function revisionOf(article: ArticleText): Revision | undefined {
  return article.memory.revision
}

/** Takes note that an article was made from another. Somebody who types goes on nearby: one earlier text serves for all of it. */
export function noteRevision(article: ArticleText, before: ArticleText, ends: CommonEnds): void {
  const earlier = before.memory.revision
  if (earlier !== undefined) {
    const both = { head: Math.min(earlier.ends.head, ends.head), tail: Math.min(earlier.ends.tail, ends.tail) }
    if (article.folded.length - both.head - both.tail <= widest) {
      article.memory.revision = { base: earlier.base, ends: both }
      return
    }
  }
  // Else a long chain of texts would be kept.
  before.memory.revision = undefined
  article.memory.revision = { base: before, ends }
}
