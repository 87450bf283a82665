import type { Claim } from "../model/claim.ts"
import type { Selector } from "../model/selector.ts"
import type { Span } from "../text/span.ts"
import type { Occurrence } from "./mentions.ts"

/** What became of one annotation while its article changed. What stands where it stood, in the same words, is not told. */
export type Followed = FollowedOccurrence | FollowedWords

export interface FollowedOccurrence {
  readonly kind: "occurrence"
  /**
   * `moved`: the same words with the same meaning, in a block that stands elsewhere now. `changed`: other words stand in
   * its place, and nothing there has its meaning. `reread`: its words are there, and mean something else now. `new`: it
   * came with words that are new. `lost`: its words were taken out, and nowhere does its surface occur any more.
   */
  readonly change: "moved" | "changed" | "reread" | "new" | "lost"
  /** In the article as it was; absent for `new`. */
  readonly before?: Occurrence
  /** In the article as it is, unless `changed` or `lost`. */
  readonly after?: Occurrence
  /** In the article as it is: its words, or what stands in their place; empty for `lost`, where they stood. */
  readonly at: Span
}

export interface FollowedWords {
  readonly kind: "words"
  readonly role: "quote" | "cue" | "source" | "region" | "boilerplate" | "note"
  readonly selector: Selector
  /** For a quote, a cue and a source. */
  readonly claim?: Claim
  /**
   * `moved`: the same words in a block that stands elsewhere now. `changed`: other words stand in their place.
   * `elsewhere`: the words are found, but not where they were taken from. `ambiguous`: words that are new have made a
   * second home possible. `lost`: taken out. `kept`, of a cue and a source: they stand where they stood, beside a quote of which
   * something is told.
   */
  readonly change: "kept" | "moved" | "changed" | "elsewhere" | "ambiguous" | "lost"
  /** In the article as it is, as in `FollowedOccurrence`; for `elsewhere` where they were taken from. */
  readonly at: Span
  /** Of words that are doubtful: those that were taken for them stand in a block that stands elsewhere now. */
  readonly hasMoved?: true
}
