import { ByteReader } from "../corpus/packed/byte-reader.ts"
import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { grown } from "../corpus/packed/grown.ts"
import type { FarBytes } from "../corpus/packed/record-column.ts"
import type { TextTable } from "../corpus/packed/string-table.ts"
import { type FileRecord, RecordReader, writeRecord } from "./file-record.ts"
import { Marks } from "./marks.ts"
import { checkingSeal, headLength, SealedPieces, tailLength } from "./sealed.ts"

/** Grows with every change of how a book is written. */
const version = 6

/** So many files are noted in one go. */
const atOnce = 1000

/** At the end: where that begins which stands behind the records. */
const endLength = 8

/** What holds for all verdicts of a book. */
export interface BookTerms {
  /** Stands for the program: another one may find something else. */
  readonly program: string
  /** Stands for what the accepted texts depend on besides the files of the corpus. */
  readonly mark: string
  /** What registry, codebook and baseline say, by their keys (`vocabularySaid`). */
  readonly vocabulary: ReadonlyMap<string, number>
}

/**
 * The verdicts on all files of a corpus in one state of it, with all that tells what another state changes. What is asked
 * for is read when it is asked for, from wherever the book is.
 */
export class VerdictBook {
  /** Tells this book from others. */
  readonly seal: string
  readonly program: string
  readonly mark: string
  readonly #bytes: FarBytes
  readonly #vocabulary: Uint8Array
  readonly #files: TextTable
  /** By the numbers of files; a length of 0 is for none. */
  #starts = new Float64Array(64)
  #lengths = new Uint32Array(64)
  readonly #fingerprints: string[] = []
  /** In the order of the book. */
  readonly #numbers: number[] = []

  private constructor(bytes: FarBytes, seal: string, reader: ByteReader, files: TextTable) {
    this.#bytes = bytes
    this.#files = files
    this.seal = seal
    this.program = reader.text()
    this.mark = reader.text()
    this.#vocabulary = reader.bytes(reader.number()).slice()
  }

  /**
   * Undefined where the bytes are damaged or of another version. `root` is the URI of the folder of the corpus, with `/` at
   * its end; `files` may be a table that others use as well. Yields between bits of the work.
   */
  static *reading(bytes: FarBytes, root: string, files: TextTable): Generator<void, VerdictBook | undefined> {
    const seal = yield* checkingSeal(bytes, version)
    if (seal === undefined) return undefined
    const end = bytes.size - tailLength - endLength
    const [start = end] = new Float64Array(bytes.read(end, end + endLength).slice().buffer)
    const reader = new ByteReader(bytes.read(start, end))
    const book = new VerdictBook(bytes, seal, reader, files)
    let at = headLength
    for (let left = reader.number(); left > 0; left--) {
      const number = files.intern(root + reader.text())
      book.#put(number, at, reader.text(), reader.number())
      at += book.#lengths[number] ?? 0
      if (left % atOnce === 0) yield
    }
    return book
  }

  /** Nothing is asked any more. Where a file is open it could not be replaced on every system. */
  close(): void {
    this.#bytes.close?.()
  }

  /** All files that the state is made of. */
  *uris(): Generator<string> {
    for (const number of this.#numbers) yield this.#files.textOf(number)
  }

  fingerprintOf(uri: string): string | undefined {
    return this.#fingerprints[this.#numberOf(uri)]
  }

  recordOf(uri: string): RecordReader | undefined {
    const bytes = this.bytesOf(uri)
    return bytes && new RecordReader(bytes)
  }

  /** A record as it was written. */
  bytesOf(uri: string): Uint8Array | undefined {
    return this.#bytesAt(this.#numberOf(uri))
  }

  /** What the vocabulary said; see `BookTerms`. */
  vocabulary(): ReadonlyMap<string, number> {
    const reader = new ByteReader(this.#vocabulary)
    const said = new Map<string, number>()
    for (let left = reader.number(); left > 0; left--) said.set(reader.text(), reader.number())
    return said
  }

  /**
   * The files whose verdicts asked for one of these keys, given by their marks (`keyMark`), or name a place in one of these
   * files, given by theirs (`placeMark`). Undefined between bits of the work.
   */
  *concerned(keys: ReadonlySet<number>, places: ReadonlySet<number>): Generator<string | undefined> {
    const marks = new Marks(keys)
    let looked = 0
    for (const number of this.#numbers) {
      const bytes = this.#bytesAt(number)
      const record = bytes && new RecordReader(bytes)
      if (record?.hasKeyAmong(marks) || record?.places().some(place => places.has(place)))
        yield this.#files.textOf(number)
      if (++looked % atOnce === 0) yield undefined
    }
  }

  #put(number: number, start: number, fingerprint: string, length: number): void {
    if (number >= this.#lengths.length) {
      this.#starts = grown(this.#starts, number + 1)
      this.#lengths = grown(this.#lengths, number + 1)
    }
    this.#starts[number] = start
    this.#lengths[number] = length
    this.#fingerprints[number] = fingerprint
    this.#numbers.push(number)
  }

  #numberOf(uri: string): number {
    return this.#files.numberOf(uri) ?? -1
  }

  #bytesAt(number: number): Uint8Array | undefined {
    const [start = 0, length = 0] = [this.#starts[number], this.#lengths[number]]
    return length === 0 ? undefined : this.#bytes.read(start, start + length)
  }
}

/** Writes a book in pieces; what an older one has and is still good goes over as it is. */
export class BookWriter {
  readonly #root: string
  readonly #pieces = new SealedPieces(version)
  readonly #record = new ByteWriter(4096)
  readonly #entries = new ByteWriter(2 ** 16)
  #count = 0
  #length = headLength

  constructor(root: string) {
    this.#root = root
  }

  /** `fingerprint` stands for the text for which the record was made; "" where it is to count as another one. */
  add(uri: string, fingerprint: string, record: FileRecord): void {
    this.#record.clear()
    writeRecord(record, this.#record)
    this.#add(uri, fingerprint, this.#record.view())
  }

  /** Takes over what an older book has of a file. */
  keep(uri: string, old: VerdictBook): void {
    const bytes = old.bytesOf(uri)
    const fingerprint = old.fingerprintOf(uri)
    if (bytes !== undefined && fingerprint !== undefined) this.#add(uri, fingerprint, bytes)
  }

  /** What of the book is ready to be put down. */
  pieces(): Generator<Uint8Array> {
    return this.#pieces.full()
  }

  /** The rest of the book; nothing can be added any more. Ends with its seal. */
  finishing({ program, mark, vocabulary }: BookTerms): Generator<Uint8Array, string> {
    const { writer } = this.#pieces
    writer.text(program)
    writer.text(mark)
    writeVocabulary(vocabulary, writer)
    writer.number(this.#count)
    writer.bytes(this.#entries.view())
    writer.bytes(new Uint8Array(Float64Array.of(this.#length).buffer))
    return this.#pieces.last()
  }

  #add(uri: string, fingerprint: string, record: Uint8Array): void {
    this.#pieces.writer.bytes(record)
    this.#length += record.length
    this.#count++
    this.#entries.text(uri.slice(this.#root.length))
    this.#entries.text(fingerprint)
    this.#entries.number(record.length)
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
