import type { PackedFacts } from "./packed/packed-facts.ts"
import type { StringTable } from "./packed/string-table.ts"
import type { ReadingTerms } from "./reading-terms.ts"

/** The articles and sidecars of one stem: what is said of them depends on nothing else but the terms. */
export interface FileGroup {
  /** Path without ending, relative to the corpus. */
  readonly stem: string
  /** URIs; the first one is the article that the sidecars are about. */
  readonly articles: readonly string[]
  readonly sidecars: readonly GroupSidecar[]
  /** The article's id where a sidecar writes none, unless another file writes it. */
  readonly defaultId?: string | undefined
}

export interface GroupSidecar {
  readonly uri: string
  readonly coder?: string | undefined
}

/** Facts of some groups, whose texts are numbered as in the table that they were asked for with. */
export interface Supplied {
  readonly sidecars: readonly SuppliedSidecar[]
  /** See `textFactsOf`. */
  readonly articles: readonly { readonly uri: string; readonly facts: Uint8Array }[]
}

export interface SuppliedSidecar {
  readonly uri: string
  /** The article that it was laid over, if there was one. */
  readonly articleUri: string | undefined
  readonly facts: PackedFacts
}

/**
 * Gives a corpus that is being read the facts of closed files, from another thread or from an earlier time. Groups that
 * it does not answer for are read by the corpus itself, and so is what is open.
 */
export interface FactSupply {
  /** Is told all that there is to read; nothing comes before this has ended. */
  ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Iterable<void>
  /** What has come; "later" while there is more to come, undefined when there is not. */
  take(): Supplied | "later" | undefined
}
