import { type StemFiles, urisIn } from "./file-pairs.ts"
import type { PackedFacts } from "./packed/packed-facts.ts"
import type { Segment } from "./packed/segment.ts"
import type { StringTable } from "./packed/string-table.ts"
import type { ReadingTerms } from "./reading-terms.ts"

/** What is said of the files of one stem depends on nothing else but the terms. */
export interface FileGroup extends StemFiles {
  /** The article's id where a sidecar writes none, unless another file writes it. */
  readonly defaultId?: string | undefined
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

export interface SuppliedSidecar {
  readonly uri: string
  /** The article that it was laid over, if there was one. */
  readonly articleUri: string | undefined
  readonly facts: PackedFacts
}

/** Facts of some groups: as a whole, and file by file. */
export class Supplied {
  readonly groups: readonly FileGroup[]
  /** Of all articles and sidecars of the groups, in the order of the segment's entries. */
  readonly uris: readonly string[]
  /** How many sidecars, and articles without one, these are. */
  readonly counted: number
  /** Undefined where nothing could be read. */
  readonly segment: Segment | undefined
  readonly #accepts: ((entry: number) => boolean) | undefined
  readonly #table: StringTable

  /** `table` is the one for which facts are asked one by one; `accepts` tells of which files they are of use. */
  constructor(
    groups: readonly FileGroup[],
    segment: Segment | undefined,
    table: StringTable,
    accepts?: (entry: number) => boolean,
  ) {
    this.groups = groups
    this.uris = groups.flatMap(urisIn)
    this.counted = groups.reduce((sum, { articles, sidecars }) => sum + (sidecars.length || articles.length), 0)
    this.segment = segment?.size === this.uris.length ? segment : undefined
    this.#table = table
    this.#accepts = accepts
  }

  accepts(entry: number): boolean {
    return this.#accepts === undefined || this.#accepts(entry)
  }

  /** Texts are numbered as in the table that they were asked for with. */
  *sidecars(): Generator<SuppliedSidecar> {
    const { segment, uris } = this
    if (segment === undefined) return
    const texts = Uint32Array.from(segment.texts(), text => this.#table.intern(text))
    for (const [entry, uri] of uris.entries()) {
      if (!segment.isSidecar(entry) || !this.accepts(entry)) continue
      const article = segment.articleOf(entry)
      yield { uri, articleUri: article === undefined ? undefined : uris[article], facts: segment.facts(entry, texts) }
    }
  }

  /** With what `textFactsOf` answers. */
  *articles(): Generator<{ readonly uri: string; readonly facts: Uint8Array }> {
    const { segment } = this
    for (const [entry, uri] of this.uris.entries()) {
      if (segment?.isArticle(entry) && this.accepts(entry)) yield { uri, facts: segment.record(entry) }
    }
  }
}
