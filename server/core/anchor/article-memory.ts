import type { LineIndex } from "../text/line-index.ts"
import type { FoundTexts } from "./find-selector.ts"
import type { Revision } from "./revisions.ts"
import type { WordIndex } from "./word-index.ts"

/**
 * What is known of an article from what was asked about it before; it changes no answer. It is kept with the article:
 * what a `WeakMap` holds outlives its key until all memory is swept, and articles are read by the thousand.
 */
export interface ArticleMemory {
  /** It is gone through once: what is found in it is not kept. */
  readonly isPassing?: true
  found?: FoundTexts
  words?: WordIndex
  revision?: Revision | undefined
  lines?: LineIndex
}
