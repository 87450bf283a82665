import type { FileLayout } from "./file-layout.ts"
import { type FilePairs, type ListedKinds, type StemFiles, urisIn } from "./file-pairs.ts"
import type { PackedFacts } from "./packed/packed-facts.ts"
import type { Segment } from "./packed/segment.ts"
import type { StringTable } from "./packed/string-table.ts"
import type { ManyNames } from "./packed/uri-table.ts"
import type { ReadingTerms } from "./reading-terms.ts"

/** What is said of the files of one stem depends on nothing else but the terms. */
export interface FileGroup extends StemFiles {
  /** The article's id where a sidecar writes none, unless another file writes it. */
  readonly defaultId?: string | undefined
}

/** How many sidecars, and articles without one, there are. */
export function countIn(groups: readonly Record<"articles" | "sidecars", readonly unknown[]>[]): number {
  return groups.reduce((sum, { articles, sidecars }) => sum + (sidecars.length || articles.length), 0)
}

/** All articles and sidecars of a corpus. */
export interface ListedFiles extends ManyNames, ListedKinds {}

/** The articles and sidecars that there are, which are those of an earlier time. */
export interface Listing {
  readonly files: ListedFiles
  /** URIs of all other files. */
  readonly others: readonly string[]
  /** Roots of the corpora inside. */
  readonly inside: readonly string[]
  /** How many sidecars, and articles without one, these are. */
  readonly counted: number
}

/** Listed files with the numbers that they have in the table of files. */
export interface Numbered {
  readonly numbers: Uint32Array
  /** The files of the same stem as one of these. */
  groupOf(file: number): FileGroup
}

/**
 * Gives a corpus that is being read the facts of closed files, from another thread or from an earlier time. Groups that
 * it does not answer for are read by the corpus itself, and so is what is open.
 */
export interface FactSupply {
  /** Is told that the corpus finds out which files there are. */
  begin?(layout: FileLayout): void
  /** What has been found out about that; "later" while it is not known whether they are as they were, undefined where they are not. */
  listed?(): Listing | "later" | undefined
  /** The same as `ask` for all that was listed so. */
  askListed?(files: Numbered, terms: ReadingTerms, table: StringTable): void
  /** Is told all that there is to read; nothing comes before this has ended. */
  ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Iterable<void>
  /** What has come; "later" while there is more to come, undefined when there is not. */
  take(): Supply | "later" | undefined
}

export interface SuppliedSidecar {
  readonly uri: string
  /** The article that it was laid over, if there was one. */
  readonly articleUri: string | undefined
  readonly facts: PackedFacts
}

export interface SuppliedArticle {
  readonly uri: string
  /** See `textFactsOf`. */
  readonly facts: Uint8Array
}

/** What the files of one stem say. */
export interface SuppliedGroup {
  readonly articles: readonly SuppliedArticle[]
  readonly sidecars: readonly SuppliedSidecar[]
}

/** Facts of some files. */
export interface Supply {
  /** How many sidecars, and articles without one, these are. */
  readonly counted: number
  /** Undefined where nothing could be read. */
  readonly segment: Segment | undefined
  /** The numbers of the files of the entries, in the table of files; -1 for those that are gone. */
  numbersIn(pairs: FilePairs): Int32Array
  /** Of which entries it is of use. */
  accepts(entry: number): boolean
}

/** Facts of some groups: as a whole, and group by group. */
export class Supplied implements Supply {
  /** Of all articles and sidecars of the groups in the table of files, in the order of the segment's entries. */
  readonly numbers: Uint32Array
  /** How many sidecars, and articles without one, these are. */
  readonly counted: number
  /** Undefined where nothing could be read. */
  readonly segment: Segment | undefined
  readonly #groups: readonly FileGroup[]
  readonly #accepts: ((entry: number) => boolean) | undefined
  readonly #table: StringTable

  /** `table` is the one for which facts are asked one by one; `accepts` tells of which files they are of use. */
  constructor(
    groups: readonly FileGroup[],
    segment: Segment | undefined,
    table: StringTable,
    accepts?: (entry: number) => boolean,
  ) {
    this.#groups = groups
    this.numbers = Uint32Array.from(groups.flatMap(({ numbers }) => numbers))
    this.counted = countIn(groups)
    this.segment = segment?.size === this.numbers.length ? segment : undefined
    this.#table = table
    this.#accepts = accepts
  }

  numbersIn(pairs: FilePairs): Int32Array {
    return pairs.present(this.numbers)
  }

  accepts(entry: number): boolean {
    return this.#accepts === undefined || this.#accepts(entry)
  }

  /** What each group says, of which nothing may be of use. Texts are numbered as in the table that was given. */
  *byStem(): Generator<SuppliedGroup> {
    const { segment } = this
    if (segment === undefined) return
    const texts = Uint32Array.from(segment.texts(), text => this.#table.intern(text))
    let entry = 0
    for (const group of this.#groups) {
      const articles: SuppliedArticle[] = []
      const sidecars: SuppliedSidecar[] = []
      const uris = urisIn(group)
      const first = entry
      for (const uri of uris) {
        const at = entry++
        if (!this.accepts(at)) continue
        if (segment.isArticle(at)) articles.push({ uri, facts: segment.records.get(at) })
        if (!segment.isSidecar(at)) continue
        const article = segment.articleOf(at)
        const articleUri = article === undefined ? undefined : uris[article - first]
        sidecars.push({ uri, articleUri, facts: segment.facts(at, texts) })
      }
      yield { articles, sidecars }
    }
  }
}
