import type { SegmentEntry } from "../core/corpus/packed/segment.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { FileStamp } from "./file-stamp.ts"
import type { Shard } from "./shard.ts"
import { type ListedGroup, namesIn, readListing } from "./shard-listing.ts"

/** The shard that there was: what of it is still good. */
export class KnownShard {
  readonly #shard: Shard
  readonly #isSame: boolean
  readonly #stamps: readonly (FileStamp | undefined)[]
  /** By name, where other files are listed now. */
  readonly #entries: ReadonlyMap<string, number> | undefined
  readonly #names: readonly string[]
  readonly #defaultIds: readonly (string | undefined)[]
  /** By the numbers of texts; undefined where no entity is called otherwise. */
  readonly #renamed: readonly boolean[] | undefined
  #texts: readonly string[] | undefined
  #numbers: Uint32Array | undefined

  /**
   * `groups` are those of `listing`, which are there now. `renamed` tells of texts, by their numbers, whether they are
   * entities that are called otherwise now; absent where none is.
   */
  constructor(shard: Shard, listing: string, groups: readonly ListedGroup[], renamed?: readonly boolean[]) {
    this.#isSame = shard.listing === listing
    const known = this.#isSame ? groups : readListing(shard.listing)
    this.#shard = shard
    this.#stamps = shard.stamps
    this.#names = namesIn(known)
    this.#defaultIds = known.flatMap(group => namesIn([group]).map(() => group.defaultId))
    this.#entries = this.#isSame ? undefined : new Map(this.#names.map((name, entry) => [name, entry]))
    this.#renamed = renamed
  }

  get since(): number {
    return this.#shard.since
  }

  /** Whether it is of the files that are listed now. */
  get isOfSame(): boolean {
    return this.#isSame
  }

  /** The entry of a file, which has `now` among those of now. */
  entryOf(name: string, now: number): number | undefined {
    return this.#entries === undefined ? now : this.#entries.get(name)
  }

  stampOf(entry: number): FileStamp | undefined {
    return this.#stamps[entry]
  }

  /** Its columns, if all of these entries, undefined for files that cannot be read, are all that it has. */
  columnsOf(entries: readonly (number | undefined)[]): readonly Uint8Array[] | undefined {
    const isSame = (entry: number | undefined, now: number) =>
      entry === undefined ? this.#stamps[now] === undefined : entry === now
    return this.#isSame && entries.every(isSame) ? this.#shard.segment.columns : undefined
  }

  isArticle(entry: number): boolean {
    return this.#shard.segment.isArticle(entry)
  }

  /** Whether a sidecar was laid over this article, with this id by default, and the names that it depends on are as they were. */
  isGoodOver(entry: number, article: string | undefined, defaultId: string | undefined): boolean {
    const { segment } = this.#shard
    if (!segment.isSidecar(entry) || this.#defaultIds[entry] !== defaultId) return false
    const then = segment.articleOf(entry)
    if ((then === undefined ? undefined : this.#names[then]) !== article) return false
    return this.#renamed === undefined || segment.refs(entry).every(text => this.#renamed?.[text] !== true)
  }

  /** The same as an entry of another segment, in which its article has that place. */
  entry(entry: number, article: number | undefined, table: StringTable): SegmentEntry {
    const { segment } = this.#shard
    if (!segment.isSidecar(entry)) return { text: segment.records.get(entry) }
    const facts = segment.facts(entry, this.#numbersIn(table, segment.refs(entry)))
    return { facts, article, written: segment.written[entry] ?? 0 }
  }

  /** By the shard's numbers those of the table: of these texts only, since others may be named by no file any longer. */
  #numbersIn(table: StringTable, refs: Uint32Array): Uint32Array {
    this.#texts ??= this.#shard.segment.texts()
    this.#numbers ??= new Uint32Array(this.#texts.length)
    for (const ref of refs) this.#numbers[ref] = table.intern(this.#texts[ref] ?? "")
    return this.#numbers
  }
}
