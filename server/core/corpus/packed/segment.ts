import { type Figures, Totals } from "../totals.ts"
import { ByteReader } from "./byte-reader.ts"
import { ByteWriter } from "./byte-writer.ts"
import { bytesOf, floatsOf, integersOf, wordsOf } from "./columns.ts"
import { inThing, textKeyOf, thingOf } from "./fact-keys.ts"
import { RecordFacts, writeRecord } from "./fact-record.ts"
import { FixedPostings, fixedPostings, postingsColumns } from "./fixed-postings.ts"
import type { PackedFacts } from "./packed-facts.ts"
import { type FarBytes, nearBytes, RecordColumn } from "./record-column.ts"
import { noCoder, readKeys } from "./stored-keys.ts"
import type { StringTable } from "./string-table.ts"
import { readTextKeys } from "./text-keys.ts"

/** What is known of a file: of a sidecar, of an article, or nothing where it cannot be read. */
export type SegmentEntry = SidecarEntry | ArticleEntry | undefined

export interface SidecarEntry {
  readonly facts: PackedFacts
  /** The place of the article that it was laid over among the entries. */
  readonly article: number | undefined
  /** Hash of the article's id as written (`hashOfArticle`), where it would have another one by default, or none; else 0. */
  readonly written: number
}

export interface ArticleEntry {
  /** See `textFactsOf`. */
  readonly text: Uint8Array
}

/** What stands in `articles` of what is no sidecar, and of a sidecar without an article. */
const noSidecar = -2
const noArticle = -1

/** Numbers of one row of the totals: coder, thing (`thingOf`), mentions, articles with one, claims by it and about it. */
const totalsWidth = 6

const noBytes = new Uint8Array()

/**
 * The facts of some files in columns, with all that an index makes of them: it takes them over as they are. Files have
 * the numbers of their places, texts their own numbers.
 */
export class Segment {
  /** As `segmentColumns` answered them. */
  readonly columns: readonly Uint8Array[]
  readonly records: RecordColumn
  readonly #articles: Int32Array
  readonly first: Int32Array
  readonly last: Int32Array
  /** Numbers of texts; -1 for a main sidecar. */
  readonly coders: Int32Array
  /** See `SidecarEntry`. */
  readonly written: Float64Array
  /** What `readKeys` answers of sidecars, with keys that go by text (`textKey`). */
  readonly keys: FixedPostings
  /** Of the articles. */
  readonly textKeys: FixedPostings
  readonly #totals: Int32Array
  /** Of the stances that claims have. */
  readonly stances: Uint32Array
  /** Of the main sidecars. */
  readonly claimCount: number

  /** The records may be elsewhere than in their column. */
  constructor(columns: readonly Uint8Array[], records?: FarBytes) {
    const column = (index: number) => columns[index] ?? noBytes
    this.columns = columns
    this.records = new RecordColumn(wordsOf(column(places.starts)), records ?? nearBytes(column(places.records)))
    this.#articles = integersOf(column(places.articles))
    this.first = integersOf(column(places.first))
    this.last = integersOf(column(places.last))
    this.coders = integersOf(column(places.coders))
    this.written = floatsOf(column(places.written))
    this.keys = new FixedPostings(columns.slice(places.keys, places.keys + postingsColumns))
    this.textKeys = new FixedPostings(columns.slice(places.textKeys, places.textKeys + postingsColumns))
    this.#totals = integersOf(column(places.totals))
    this.stances = wordsOf(column(places.stances))
    this.claimCount = wordsOf(column(places.claimCount))[0] ?? 0
  }

  /** How many entries it has. */
  get size(): number {
    return this.#articles.length
  }

  isSidecar(entry: number): boolean {
    return (this.#articles[entry] ?? noSidecar) !== noSidecar
  }

  /** Neither for a sidecar nor for what cannot be read. */
  isArticle(entry: number): boolean {
    return !this.isSidecar(entry) && this.records.lengthOf(entry) > 0
  }

  /** The entry of the article of a sidecar. */
  articleOf(entry: number): number | undefined {
    const article = this.#articles[entry] ?? noArticle
    return article < 0 ? undefined : article
  }

  /** The texts that a sidecar names. */
  refs(entry: number): Uint32Array {
    return new RecordFacts(this.records.get(entry)).refs
  }

  /** Of a sidecar; `numbers` are those of the texts in the table for which they are asked. */
  facts(entry: number, numbers: Uint32Array): PackedFacts {
    return new RecordFacts(this.records.get(entry), numbers)
  }

  /** All texts, by their numbers. They are parts of one long text. */
  texts(): readonly string[] {
    const all = new ByteReader(this.columns[places.texts] ?? noBytes).text()
    let at = 0
    return Array.from(wordsOf(this.columns[places.textLengths] ?? noBytes), length => {
      at += length
      return all.slice(at - length, at)
    })
  }

  /**
   * Tells the sums of what the sidecars say of entities and codes, by `thingOf`, with the numbers that the texts have in
   * a table. The coder is one of them as well, -1 for main sidecars.
   */
  eachTotal(numbers: Uint32Array, tell: (thing: number, coder: number, figures: Figures) => void): void {
    const all = this.#totals
    for (let at = 0; at < all.length; at += totalsWidth) {
      const figures = {
        mentions: all[at + 2] ?? 0,
        articles: all[at + 3] ?? 0,
        claimsBy: all[at + 4] ?? 0,
        claimsAbout: all[at + 5] ?? 0,
      }
      const { kind, text } = inThing(all[at + 1] ?? 0)
      tell(thingOf(kind, numbers[text] ?? 0), numbers[all[at] ?? noCoder] ?? noCoder, figures)
    }
  }
}

/** The place of each column; postings have several. */
const places = {
  starts: 0,
  records: 1,
  texts: 2,
  textLengths: 3,
  articles: 4,
  first: 5,
  last: 6,
  coders: 7,
  written: 8,
  totals: 9,
  stances: 10,
  claimCount: 11,
  keys: 12,
  textKeys: 12 + postingsColumns,
} as const

/** The column of the records, and those that are asked for as long as there is a corpus that has taken them over. */
export const recordsColumn = places.records
export const lastingColumns: ReadonlySet<number> = new Set([
  places.starts,
  ...Array.from({ length: 2 * postingsColumns }, (_, index) => places.keys + index),
])

/** Entries in columns, for `Segment`. `table` is the one that their facts were packed with, and has no other texts. */
export function segmentColumns(entries: readonly SegmentEntry[], table: StringTable): readonly Uint8Array[] {
  const builder = new SegmentBuilder(entries.length, table)
  const keys = entries.map((entry, index) => builder.add(entry, index))
  const textKeys = entries.map(entry => (entry !== undefined && "text" in entry ? readTextKeys(entry.text) : []))
  return [...builder.columns(), ...fixedPostings(keys), ...fixedPostings(textKeys)]
}

class SegmentBuilder {
  readonly #table: StringTable
  readonly #records = new ByteWriter(65536)
  readonly #starts: Uint32Array
  readonly #articles: Int32Array
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #coders: Int32Array
  readonly #written: Float64Array
  readonly #stances = new Set<number>()
  readonly #totals = new Totals()
  readonly #known = new Map<number, number>()
  #claimCount = 0

  constructor(size: number, table: StringTable) {
    this.#table = table
    this.#starts = new Uint32Array(size + 1)
    this.#articles = new Int32Array(size).fill(noSidecar)
    this.#first = new Int32Array(size)
    this.#last = new Int32Array(size)
    this.#coders = new Int32Array(size)
    this.#written = new Float64Array(size)
  }

  /** Answers the keys of a sidecar. */
  add(entry: SegmentEntry, place: number): ArrayLike<number> {
    const keys = entry === undefined ? [] : this.#put(entry, place)
    this.#starts[place + 1] = this.#records.length
    return keys
  }

  columns(): readonly Uint8Array[] {
    const texts = Array.from({ length: this.#table.size }, (_, number) => this.#table.textOf(number))
    const all = new ByteWriter()
    all.text(texts.join(""))
    const rows: number[] = []
    this.#totals.each((thing, coder, { mentions, articles, claimsBy, claimsAbout }) => {
      rows.push(coder, thing, mentions, articles, claimsBy, claimsAbout)
    })
    const lengths = Uint32Array.from(texts, ({ length }) => length)
    return [
      ...[bytesOf(this.#starts), this.#records.toBytes(), all.toBytes(), bytesOf(lengths)],
      ...[this.#articles, this.#first, this.#last, this.#coders, this.#written].map(bytesOf),
      ...[Int32Array.from(rows), Uint32Array.from(this.#stances), Uint32Array.of(this.#claimCount)].map(bytesOf),
    ]
  }

  #put(entry: SidecarEntry | ArticleEntry, place: number): ArrayLike<number> {
    if ("text" in entry) {
      this.#records.bytes(entry.text)
      return []
    }
    const { facts, article, written } = entry
    writeRecord(facts, this.#records)
    const keys = readKeys(facts, (kind, text) => this.#keyOf(kind, text))
    this.#articles[place] = article ?? noArticle
    this.#first[place] = keys.first
    this.#last[place] = keys.last
    this.#coders[place] = keys.coder
    this.#written[place] = written
    if (keys.coder === noCoder) this.#claimCount += keys.claims
    for (const stance of keys.stances) this.#stances.add(stance)
    this.#totals.add(keys.shares, keys.coder)
    return keys.keys.slice()
  }

  #keyOf(kind: number, text: number): number {
    const known = this.#known.get(thingOf(kind, text))
    if (known !== undefined) return known
    const key = textKeyOf(kind, this.#table.textOf(text))
    this.#known.set(thingOf(kind, text), key)
    return key
  }
}
