import type { LineStarts } from "../../text/line-index.ts"
import { LeastRecentlyUsed } from "../lru.ts"
import { ByteWriter } from "./byte-writer.ts"
import { RecordFacts, writeRecord } from "./fact-record.ts"
import { FileRecords } from "./file-records.ts"
import { grown } from "./grown.ts"
import { linesIn, type PackedFacts } from "./packed-facts.ts"
import type { Segment } from "./segment.ts"
import type { StringTable, TextTable } from "./string-table.ts"
import { type FactsFile, UnpackedFacts } from "./unpacked-facts.ts"

/** How many files' facts are kept unpacked, for the questions that come again. */
const keptUnpacked = 512

/** The packed facts of sidecars by the numbers that their URIs have in a table of files. */
export class FactsStore {
  readonly #files: TextTable
  readonly #texts: StringTable
  readonly #records = new FileRecords()
  /** For one record after the other. */
  readonly #writer = new ByteWriter(4096)
  /** By the numbers of sidecars those of the articles, and one; 0 for none. */
  #articles = new Uint32Array(64)
  readonly #unpacked = new LeastRecentlyUsed<UnpackedFacts, number>(keptUnpacked)
  #size = 0

  constructor(files: TextTable, texts: StringTable) {
    this.#files = files
    this.#texts = texts
  }

  get size(): number {
    return this.#size
  }

  put(number: number, packed: PackedFacts, articleUri: string | undefined): void {
    if (!this.#records.has(number)) this.#size++
    this.#writer.clear()
    writeRecord(packed, this.#writer)
    this.#records.put(number, this.#writer.view())
    this.#setArticle(number, articleUri === undefined ? 0 : this.#files.intern(articleUri) + 1)
    this.#unpacked.delete(number)
  }

  /** Takes over some sidecars of a segment whose texts have these numbers in the table: `taken` has the numbers of those, and -1; `numbers` those of all its files. */
  adopt(segment: Segment, texts: Uint32Array, numbers: Int32Array, taken: Int32Array): void {
    for (let entry = 0; entry < taken.length; entry++) {
      const number = taken[entry] ?? -1
      if (number < 0) continue
      if (!this.#records.has(number)) this.#size++
      const article = segment.articleOf(entry)
      this.#setArticle(number, article === undefined ? 0 : (numbers[article] ?? -1) + 1)
      this.#unpacked.delete(number)
    }
    this.#records.adopt({ records: segment.records, texts }, taken)
  }

  has(number: number): boolean {
    return this.#records.has(number)
  }

  delete(number: number): void {
    if (this.#records.has(number)) this.#size--
    this.#records.delete(number)
    this.#setArticle(number, 0)
    this.#unpacked.delete(number)
  }

  /** The number of a file that has facts. */
  numberOf(uri: string): number | undefined {
    const number = this.#files.numberOf(uri)
    return number !== undefined && this.#records.has(number) ? number : undefined
  }

  numbers(): Iterable<number> {
    return this.#records.numbers()
  }

  uriOf(number: number): string {
    return this.#files.textOf(number)
  }

  articleOf(number: number): string | undefined {
    const article = this.articleNumberOf(number)
    return article === undefined ? undefined : this.#files.textOf(article)
  }

  articleNumberOf(number: number): number | undefined {
    const article = this.#articles[number] ?? 0
    return article === 0 ? undefined : article - 1
  }

  /** Views of what is kept; undefined where there are no facts. */
  packed(number: number): PackedFacts | undefined {
    const record = this.#records.get(number)
    return record && new RecordFacts(record, this.#records.homeOf(number)?.texts)
  }

  /** Without the reading of anything else. */
  lines(number: number, section: "lines" | "articleLines"): LineStarts | undefined {
    const record = this.#records.get(number)
    return record && linesIn(section, new RecordFacts(record).body)
  }

  /** Undefined where there are no facts; the same as the last time if that was not long ago. */
  get(number: number): UnpackedFacts | undefined {
    const known = this.#unpacked.get(number)
    if (known !== undefined) return known
    const facts = this.#unpack(number)
    if (facts !== undefined) this.#unpacked.set(number, facts)
    return facts
  }

  /** The same, which is not kept. */
  once(number: number): UnpackedFacts | undefined {
    return this.#unpacked.get(number) ?? this.#unpack(number)
  }

  /** The facts of many files, which are not kept. */
  *many(numbers: Iterable<number>): Generator<UnpackedFacts> {
    for (const number of numbers) {
      const facts = this.once(number)
      if (facts !== undefined) yield facts
    }
  }

  #setArticle(number: number, article: number): void {
    if (number >= this.#articles.length) this.#articles = grown(this.#articles, number + 1)
    this.#articles[number] = article
  }

  #unpack(number: number): UnpackedFacts | undefined {
    const record = this.#records.get(number)
    if (record === undefined) return undefined
    // A segment has its own numbers of texts.
    const numbers = this.#records.homeOf(number)?.texts
    const file = new StoredFile(number, this.articleNumberOf(number), this.#files)
    return new UnpackedFacts(file, () => new RecordFacts(record, numbers), this.#texts)
  }
}

/** Names a file when somebody asks. */
class StoredFile implements FactsFile {
  readonly #number: number
  readonly #article: number | undefined
  readonly #files: TextTable

  constructor(number: number, article: number | undefined, files: TextTable) {
    this.#number = number
    this.#article = article
    this.#files = files
  }

  get uri(): string {
    return this.#files.textOf(this.#number)
  }

  get articleUri(): string | undefined {
    return this.#article === undefined ? undefined : this.#files.textOf(this.#article)
  }
}
