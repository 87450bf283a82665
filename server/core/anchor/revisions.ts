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

const revisions = new WeakMap<ArticleText, Revision>()

/** Where an article differs from an earlier one, as far as that is known. */
export function revisionOf(article: ArticleText): Revision | undefined {
  return revisions.get(article)
}

/** Takes note that an article was made from another. Somebody who types goes on nearby: one earlier text serves for all of it. */
export function noteRevision(article: ArticleText, before: ArticleText, ends: CommonEnds): void {
  const earlier = revisions.get(before)
  if (earlier !== undefined) {
    const both = { head: Math.min(earlier.ends.head, ends.head), tail: Math.min(earlier.ends.tail, ends.tail) }
    if (article.folded.length - both.head - both.tail <= widest) {
      revisions.set(article, { base: earlier.base, ends: both })
      return
    }
  }
  // Else a long chain of texts would be kept.
  revisions.delete(before)
  revisions.set(article, { base: before, ends })
}
