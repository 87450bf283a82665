import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { RecordStore } from "../corpus/packed/record-store.ts"
import { StringTable } from "../corpus/packed/string-table.ts"
import { type NotedVerdict, type PackedVerdict, readNoted, writeNoted } from "./noted-verdict.ts"

/** What checks have found since it was last kept, in few bytes: until then it may be all files of a corpus. */
export class NotedVerdicts {
  readonly #root: string
  #names = new StringTable(uri => uri)
  #records = new RecordStore()
  #size = 0
  readonly #writer = new ByteWriter()

  /** `root`: URI of the folder of the corpus, with `/` at its end. */
  constructor(root: string) {
    this.#root = root
  }

  /** How many files have a verdict. */
  get size(): number {
    return this.#size
  }

  *uris(): Generator<string> {
    for (const number of this.#records.numbers()) yield this.#names.textOf(number)
  }

  has(uri: string): boolean {
    const number = this.#names.numberOf(uri)
    return number !== undefined && this.#records.has(number)
  }

  get(uri: string): PackedVerdict | undefined {
    const number = this.#names.numberOf(uri)
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
    const number = this.#names.intern(uri)
    if (!this.#records.has(number)) this.#size++
    this.#records.put(number, bytes)
  }

  delete(uri: string): void {
    const number = this.#names.numberOf(uri)
    if (number === undefined || !this.#records.has(number)) return
    this.#records.delete(number)
    this.#size--
  }

  clear(): void {
    this.#names = new StringTable(uri => uri)
    this.#records = new RecordStore()
    this.#size = 0
  }
}
