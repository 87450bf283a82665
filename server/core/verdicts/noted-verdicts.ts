import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { RecordStore, type Records } from "../corpus/packed/record-store.ts"
import { StringTable, type TextTable } from "../corpus/packed/string-table.ts"
import { type NotedVerdict, type PackedVerdict, readNoted, writeNoted } from "./noted-verdict.ts"

/** What checks have found since it was last kept, in few bytes: until then it may be all files of a corpus. */
export class NotedVerdicts {
  readonly #root: string
  readonly #files: TextTable
  readonly #records: Records
  #size = 0
  readonly #writer = new ByteWriter()

  /** `root`: URI of the folder of the corpus, with `/` at its end. `files` may be a table that others use as well. */
  constructor(root: string, files: TextTable = new StringTable(uri => uri), records: Records = new RecordStore()) {
    this.#root = root
    this.#files = files
    this.#records = records
  }

  /** How many files have a verdict. */
  get size(): number {
    return this.#size
  }

  *uris(): Generator<string> {
    for (const number of this.#records.numbers()) yield this.#files.textOf(number)
  }

  has(uri: string): boolean {
    const number = this.#files.numberOf(uri)
    return number !== undefined && this.#records.has(number)
  }

  get(uri: string): PackedVerdict | undefined {
    const number = this.#files.numberOf(uri)
    const bytes = number === undefined ? undefined : this.#records.get(number)
    return bytes && readNoted(bytes)
  }

  set(uri: string, verdict: NotedVerdict): void {
    this.#writer.clear()
    writeNoted(verdict, uri, this.#root, this.#writer)
    this.put(uri, this.#writer.view())
  }

  /** The same of what `writeNoted` has written. */
  put(uri: string, bytes: Uint8Array): void {
    const number = this.#files.intern(uri)
    if (!this.#records.has(number)) this.#size++
    this.#records.put(number, bytes)
  }

  delete(uri: string): void {
    const number = this.#files.numberOf(uri)
    if (number === undefined || !this.#records.has(number)) return
    this.#records.delete(number)
    this.#size--
  }

  clear(): void {
    this.#records.clear()
    this.#size = 0
  }
}
