import type { Anchored } from "../anchor/anchor-sidecar.ts"
import type { ArticleText } from "../anchor/article-text.ts"
import type { DayInterval } from "../dates/day-interval.ts"
import type { Problem } from "../model/problem.ts"
import type { Sidecar } from "../model/sidecar.ts"

/** A sidecar read and laid over its article: what rules check and features answer from. */
export interface CodedFile {
  readonly uri: string
  /** The coder whose layer this is; absent for the main sidecar. */
  readonly coder?: string
  readonly text: string
  readonly sidecar: Sidecar
  readonly problems: readonly Problem[]
  /** Absent when no article lies beside the sidecar. */
  readonly articleUri?: string
  readonly article: ArticleText
  /** As written, or the default; absent when neither holds. */
  readonly articleId?: string
  readonly anchored: Anchored
  /** When the article was published, if it says so readably. */
  readonly published?: DayInterval
  /** BCP 47 */
  readonly language?: string
  /**
   * What was computed of it, by what computes that; it changes no answer. It is kept with the file: what a `WeakMap` holds
   * outlives its key until all memory is swept, and files are checked by the thousand.
   */
  readonly memory: Map<object, object>
}
