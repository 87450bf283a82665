import { ClosedReader } from "../core/corpus/closed-reader.ts"
import { hashOfArticle } from "../core/corpus/packed/fact-keys.ts"
import { packFacts } from "../core/corpus/packed/pack-facts.ts"
import { Segment, type SegmentEntry, segmentColumns } from "../core/corpus/packed/segment.ts"
import { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import { textFactsOf } from "../core/corpus/text-facts.ts"
import { lineStartsOf } from "../core/text/line-index.ts"
import { DiskFiles } from "./disk-files.ts"
import { type FileLooks, type FileStamp, isSurelySame, looksOf } from "./file-stamp.ts"
import { pathsIn } from "./file-uri.ts"
import { fingerprint } from "./fingerprint.ts"
import { KnownShard } from "./known-shard.ts"
import { readShard, writeShard } from "./shard.ts"
import { type ListedGroup, readListing } from "./shard-listing.ts"
import { ShardTerms } from "./shard-terms.ts"

/** Which corpus is scanned, and how. */
export interface ScanTerms {
  /** URI of its folder, with `/` at its end. */
  readonly root: string
  readonly terms: ReadingTerms
  /** Stands for the program: another one may make other facts of the same texts. */
  readonly program: string
}

/** A shard as it is to be, and whether that is another one than there was. */
export interface ScannedShard {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly isNew: boolean
}

/** A file that is there; its text only where it had to be read. */
interface SeenFile {
  readonly name: string
  readonly stamp: FileStamp
  readonly text?: string
  /** `touched`: it looks otherwise, or may have changed unseen, and says the same. */
  readonly state: "same" | "touched" | "changed"
}

/** What a file says, and what stands for that. */
interface ReadFile {
  readonly text: string
  readonly stamp: FileStamp
}

/** A file of which something is known now: what was known before, by its entry then, or what was read. */
interface Found {
  readonly stamp: FileStamp | undefined
  /** The entry of the article under a sidecar. */
  readonly article?: number | undefined
  readonly kept?: number | undefined
  readonly read?: SegmentEntry
  readonly isSame: boolean
}

/** Where a file is among those of its shard, and among those of its stem. */
interface Place {
  readonly group: ListedGroup
  readonly entry: number
  /** The entry of the first article of the stem, and how that was seen, if it is there. */
  readonly first: number
  readonly article: SeenFile | undefined
}

/** Brings shards up to date with the files on disk: reads those that have changed, and no others. */
export class ShardScanner {
  readonly #root: string
  readonly #pathOf: (name: string) => string | undefined
  readonly #files: DiskFiles
  readonly #reader: ClosedReader
  readonly #terms: ShardTerms
  readonly #lines: ReadonlySet<string>
  /** Of the shard that is read. */
  #table = new StringTable()

  constructor({ root, terms, program }: ScanTerms) {
    this.#root = root
    this.#pathOf = pathsIn(root)
    this.#terms = new ShardTerms(terms, program)
    this.#files = new DiskFiles(root)
    this.#reader = new ClosedReader(terms)
    this.#lines = new Set(terms.boilerplate.lines)
  }

  /** The files of a listing (shard-listing.ts). `old` are the bytes of the shard that there was. */
  scan(listing: string, old?: Uint8Array<ArrayBuffer>, alive: () => void = () => undefined): ScannedShard {
    const since = Date.now()
    const groups = readListing(listing)
    const before = this.#known(old, listing, groups)
    this.#table = new StringTable()
    const found: Found[] = []
    for (const group of groups) {
      alive()
      this.#scanGroup(group, found, before)
    }
    if (old !== undefined && before?.isOfSame && found.every(({ isSame }) => isSame))
      return { bytes: old, isNew: false }
    const columns = this.#columns(found, before)
    const names = Float64Array.from(new Segment(columns).texts(), text => this.#terms.signatureOf(text))
    const stamps = found.map(({ stamp }) => stamp)
    const { signature, allNames } = this.#terms
    const head = { signature, since, allNames, listing, stamps, names }
    return { bytes: writeShard(head, columns), isNew: true }
  }

  #columns(found: readonly Found[], before: KnownShard | undefined): readonly Uint8Array[] {
    const isKept = found.every(({ read }) => read === undefined)
    const kept = isKept ? before?.columnsOf(found.map(one => one.kept)) : undefined
    if (kept !== undefined) return kept
    const entries = found.map(one => entryOf(one, before, this.#table))
    return segmentColumns(entries, this.#table)
  }

  #known(
    old: Uint8Array<ArrayBuffer> | undefined,
    listing: string,
    groups: readonly ListedGroup[],
  ): KnownShard | undefined {
    const shard = old && readShard(old)
    if (shard?.signature !== this.#terms.signature) return undefined
    return new KnownShard(shard, listing, groups, this.#terms.renamedIn(shard))
  }

  #scanGroup(group: ListedGroup, found: Found[], before: KnownShard | undefined): void {
    const first = found.length
    const seen = group.articles.map((name, index) => this.#look(name, before?.entryOf(name, first + index), before))
    for (const [index, file] of seen.entries())
      found.push(this.#article(file, before?.entryOf(group.articles[index] ?? "", first + index), before))
    for (const [name, coder] of group.sidecars) {
      const entry = found.length
      const kept = before?.entryOf(name, entry)
      const file = this.#look(name, kept, before)
      found.push(this.#sidecar(file, coder, { group, entry, first, article: seen[0] }, kept, before))
    }
  }

  #article(file: SeenFile | undefined, kept: number | undefined, before: KnownShard | undefined): Found {
    if (file === undefined) return absent(kept, before)
    const { stamp, state } = file
    const isGood = kept !== undefined && state !== "changed" && before?.isArticle(kept)
    if (isGood) return { stamp, kept, isSame: state === "same" }
    const text = file.text ?? this.#files.read(this.#root + file.name) ?? ""
    return { stamp, read: { text: textFactsOf(text, this.#lines) }, isSame: false }
  }

  #sidecar(
    file: SeenFile | undefined,
    coder: string | undefined,
    place: Place,
    kept: number | undefined,
    before: KnownShard | undefined,
  ): Found {
    if (file === undefined) return absent(kept, before)
    const { stamp, state } = file
    const article = place.article === undefined ? undefined : place.first
    const isGood = kept !== undefined && state !== "changed" && place.article?.state !== "changed"
    if (isGood && before?.isGoodOver(kept, place.article?.name, place.group.defaultId))
      return { stamp, article, kept, isSame: state === "same" }
    const { text } = file
    const read = text === undefined ? this.#readFile(file.name) : { text, stamp }
    if (read === undefined) return absent(kept, before)
    return { stamp: read.stamp, article, read: this.#read(file.name, read.text, coder, place), isSame: false }
  }

  #read(name: string, text: string, coder: string | undefined, { group, first, article }: Place): SegmentEntry {
    const { defaultId } = group
    const uri = this.#root + name
    const [articleName] = group.articles
    const articleUri = articleName === undefined ? undefined : this.#root + articleName
    const source = article && (article.text ?? this.#files.read(this.#root + article.name))
    const place = { ...(coder !== undefined && { coder }), ...(articleUri !== undefined && { articleUri }) }
    const facts = this.#reader.read({ uri, text, defaultId, ...place }, source)
    const { writtenId } = facts
    const lines = { own: lineStartsOf(text), article: source === undefined ? undefined : lineStartsOf(source) }
    return {
      facts: packFacts(facts, lines, this.#table),
      article: article === undefined ? undefined : first,
      written: writtenId === undefined || writtenId.value === defaultId ? 0 : hashOfArticle(writtenId.value),
    }
  }

  /** `kept` is its entry in the shard that there was. */
  #look(name: string, kept: number | undefined, before: KnownShard | undefined): SeenFile | undefined {
    const then = kept === undefined ? undefined : before?.stampOf(kept)
    if (then !== undefined && before !== undefined) {
      const now = this.#looksOf(name)
      if (now === undefined) return undefined
      if (isSurelySame(now, then, before.since)) return { name, stamp: then, state: "same" }
    }
    const read = this.#readFile(name)
    return read && { name, ...read, state: then?.fingerprint === read.stamp.fingerprint ? "touched" : "changed" }
  }

  #readFile(name: string): ReadFile | undefined {
    const seen = this.#files.readWithLooks(this.#root + name)
    return seen && { text: seen.text, stamp: { ...seen.looks, fingerprint: fingerprint(seen.text) } }
  }

  #looksOf(name: string): FileLooks | undefined {
    const path = this.#pathOf(name)
    return path === undefined ? undefined : looksOf(path)
  }
}

function absent(kept: number | undefined, before: KnownShard | undefined): Found {
  return { stamp: undefined, isSame: kept !== undefined && before?.stampOf(kept) === undefined }
}

/** What was known before is written again for the files that are there now. */
function entryOf({ kept, read, article }: Found, before: KnownShard | undefined, table: StringTable): SegmentEntry {
  return kept === undefined ? read : before?.entry(kept, article, table)
}
