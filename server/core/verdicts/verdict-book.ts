import { ByteReader } from "../corpus/packed/byte-reader.ts"
import type { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { type FileRecord, RecordReader, writeRecord } from "./file-record.ts"
import { keyMark } from "./said.ts"
import { checkingSeal, headLength, SealedPieces, sealOf } from "./sealed.ts"

/** Grows with every change of how a book is written. */
const version = 4

/** So many files, or keys, are noted in one go. */
const atOnce = 1000
const keysAtOnce = 10_000

/** What holds for all verdicts of a book. */
export interface BookTerms {
  /** Stands for the program: another one may find something else. */
  readonly program: string
  /** Stands for what the accepted texts depend on besides the files of the corpus. */
  readonly mark: string
  /** What registry, codebook and baseline say, by their keys (`vocabularySaid`). */
  readonly vocabulary: ReadonlyMap<string, number>
}

interface Entry {
  readonly fingerprint: string
  readonly start: number
  readonly end: number
}

/**
 * The verdicts on all files of a corpus in one state of it, as bytes, with all that tells what another state changes.
 * What is asked for is read when it is asked for.
 */
export class VerdictBook {
  /** URI of the folder of the corpus, with `/` at its end. */
  readonly root: string
  readonly program: string
  readonly mark: string
  /** Hashes of keys, by number. */
  readonly keys: Float64Array
  /** How many keys there were when all of them were in use. */
  readonly tidyKeys: number
  readonly #bytes: Uint8Array
  readonly #vocabularyAt: number
  readonly #entries: ReadonlyMap<string, Entry>

  /** `reader` is behind the entries, and then at the keys. */
  private constructor(bytes: Uint8Array, root: string, entries: ReadonlyMap<string, Entry>, reader: ByteReader) {
    this.#bytes = bytes
    this.#entries = entries
    this.root = root
    this.program = reader.text()
    this.mark = reader.text()
    this.tidyKeys = reader.number()
    const vocabularyLength = reader.number()
    this.#vocabularyAt = reader.at
    reader.at += vocabularyLength
    this.keys = new Float64Array(reader.number())
  }

  /** Undefined where the bytes are damaged or of another version. Yields between bits of the work. */
  static *reading(bytes: Uint8Array, root: string): Generator<void, VerdictBook | undefined> {
    if (!(yield* checkingSeal(bytes, version))) return undefined
    const reader = new ByteReader(bytes, headLength)
    const entries = new Map<string, Entry>()
    while (reader.number() === 1) {
      const uri = root + reader.text()
      const fingerprint = reader.text()
      const length = reader.number()
      entries.set(uri, { fingerprint, start: reader.at, end: reader.at + length })
      reader.at += length
      if (entries.size % atOnce === 0) yield
    }
    const book = new VerdictBook(bytes, root, entries, reader)
    for (let key = 0; key < book.keys.length; key++) {
      book.keys[key] = reader.number()
      if (key % keysAtOnce === 0) yield
    }
    return book
  }

  /** Tells this book from others. */
  get seal(): string {
    return sealOf(this.#bytes)
  }

  /** All files that the state is made of. */
  uris(): Iterable<string> {
    return this.#entries.keys()
  }

  fingerprintOf(uri: string): string | undefined {
    return this.#entries.get(uri)?.fingerprint
  }

  recordOf(uri: string): RecordReader | undefined {
    const bytes = this.bytesOf(uri)
    return bytes && new RecordReader(bytes)
  }

  /** A record as it was written. */
  bytesOf(uri: string): Uint8Array | undefined {
    const entry = this.#entries.get(uri)
    return entry && this.#bytes.subarray(entry.start, entry.end)
  }

  /** What the vocabulary said; see `BookTerms`. */
  vocabulary(): ReadonlyMap<string, number> {
    const reader = new ByteReader(this.#bytes, this.#vocabularyAt)
    const said = new Map<string, number>()
    for (let left = reader.number(); left > 0; left--) said.set(reader.text(), reader.number())
    return said
  }

  /**
   * The files whose verdicts asked for one of these keys, given by their marks (`keyMark`), or name a place in one of these
   * files, given by theirs (`placeMark`). Undefined between bits of the work.
   */
  *concerned(keys: ReadonlySet<number>, places: ReadonlySet<number>): Generator<string | undefined> {
    const marked = new Uint8Array(this.keys.length)
    for (const [number, hash] of this.keys.entries()) {
      marked[number] = Number(keys.has(keyMark(hash)))
      if (number % keysAtOnce === 0) yield undefined
    }
    let looked = 0
    for (const uri of this.#entries.keys()) {
      const record = this.recordOf(uri)
      if (record?.hasKeyIn(marked) || record?.places().some(place => places.has(place))) yield uri
      if (++looked % atOnce === 0) yield undefined
    }
  }
}

/** Writes a book in pieces; what an older one has and is still good goes over as it is. */
export class BookWriter {
  readonly #root: string
  readonly #old: VerdictBook | undefined
  readonly #numbers = new Map<number, number>()
  readonly #pieces = new SealedPieces(version)
  readonly #isTidy: boolean

  constructor(root: string, old?: VerdictBook) {
    this.#root = root
    this.#old = old
    // Keys that nobody asks for any more are dropped when they may be as many as the others.
    this.#isTidy = old === undefined || old.keys.length > 2 * old.tidyKeys + 1000
  }

  /** Is to be run before anything is added. Yields between bits of the work. */
  *beginning(): Generator<undefined> {
    if (this.#isTidy) return
    for (const [number, hash] of this.#old?.keys.entries() ?? []) {
      this.#numbers.set(hash, number)
      if (number % keysAtOnce === 0) yield undefined
    }
  }

  /** The number of a key, given by its hash (`textHash`). */
  numberOf(hash: number): number {
    const known = this.#numbers.get(hash)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(hash, number)
    return number
  }

  /** `fingerprint` stands for the text for which the record was made; "" where it is to count as another one. */
  add(uri: string, fingerprint: string, record: FileRecord): void {
    this.#add(uri, fingerprint, part => writeRecord(record, part))
  }

  /** Takes over what the older book has of a file. */
  keep(uri: string): void {
    const old = this.#old
    const bytes = old?.bytesOf(uri)
    const fingerprint = old?.fingerprintOf(uri)
    if (old === undefined || bytes === undefined || fingerprint === undefined) return
    if (this.#isTidy) this.add(uri, fingerprint, this.#renumbered(new RecordReader(bytes), old))
    else this.#add(uri, fingerprint, part => part.bytes(bytes))
  }

  /** What of the book is ready to be put down. */
  pieces(): Generator<Uint8Array> {
    return this.#pieces.full()
  }

  /** The rest of the book; nothing can be added any more. Undefined between bits of the work. Ends with its seal. */
  *finishing({ program, mark, vocabulary }: BookTerms): Generator<Uint8Array | undefined, string> {
    const { writer } = this.#pieces
    writer.number(0)
    writer.text(program)
    writer.text(mark)
    writer.number(this.#isTidy ? this.#numbers.size : (this.#old?.tidyKeys ?? 0))
    writeVocabulary(vocabulary, writer)
    writer.number(this.#numbers.size)
    for (const [hash, number] of this.#numbers) {
      writer.number(hash)
      if (number % keysAtOnce !== 0) continue
      yield* this.#pieces.full()
      yield undefined
    }
    return yield* this.#pieces.last()
  }

  #renumbered(record: RecordReader, old: VerdictBook): FileRecord {
    const judged = record.judgedBytes()
    const keys = Uint32Array.from(record.keys(), key => this.numberOf(old.keys[key] ?? 0))
    return { verdict: judged && { judged, keys }, sidecar: record.sidecar(), text: record.text() }
  }

  #add(uri: string, fingerprint: string, record: (part: ByteWriter) => void): void {
    const { writer } = this.#pieces
    writer.number(1)
    writer.text(uri.slice(this.#root.length))
    writer.text(fingerprint)
    writer.part(record)
  }
}

function writeVocabulary(vocabulary: ReadonlyMap<string, number>, writer: ByteWriter): void {
  writer.part(part => {
    part.number(vocabulary.size)
    for (const [key, said] of vocabulary) {
      part.text(key)
      part.number(said)
    }
  })
}
