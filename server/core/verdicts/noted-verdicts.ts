import { ByteReader } from "../corpus/packed/byte-reader.ts"
import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { RecordStore } from "../corpus/packed/record-store.ts"
import { StringTable } from "../corpus/packed/string-table.ts"
import type { Judged } from "../rules/baseline.ts"
import { readJudged, writeJudged } from "./judged-bytes.ts"
import type { NotedVerdict } from "./noted-verdict.ts"

/** What checks have found since it was last kept, in few bytes: until then it may be all files of a corpus. */
export class NotedVerdicts {
  readonly #root: string
  #names = new StringTable(uri => uri)
  #records = new RecordStore()
  #size = 0

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

  get(uri: string): NotedVerdict | undefined {
    const number = this.#names.numberOf(uri)
    const bytes = number === undefined ? undefined : this.#records.get(number)
    if (bytes === undefined) return undefined
    const reader = new ByteReader(bytes)
    return { keys: readKeys(reader), judged: readJudged(uri, this.#root, reader), said: undefined }
  }

  /** `keys` as in `NotedVerdict`. */
  set(uri: string, judged: Judged, keys: Iterable<number>): void {
    this.delete(uri)
    const writer = new ByteWriter()
    writeKeys(Float64Array.from(keys).sort(), writer)
    writeJudged(judged, this.#root, writer)
    this.#records.put(this.#names.intern(uri), writer.view())
    this.#size++
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

/** Ascending ones, as differences. */
function writeKeys(keys: Float64Array, writer: ByteWriter): void {
  writer.number(keys.length)
  let last = 0
  for (const key of keys) {
    writer.number(key - last)
    last = key
  }
}

function readKeys(reader: ByteReader): Float64Array {
  const keys = new Float64Array(reader.number())
  let key = 0
  for (let at = 0; at < keys.length; at++) {
    key += reader.number()
    keys[at] = key
  }
  return keys
}
