import { ByteReader } from "../corpus/packed/byte-reader.ts"
import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import type { Judged } from "../rules/baseline.ts"
import { textHash } from "../similar/text-hash.ts"
import { readJudged, writeJudged } from "./judged-bytes.ts"
import { keyMark, type Said } from "./said.ts"

/** What is kept of a file. */
export interface FileRecord {
  /** Undefined where it is to be found again in any case. */
  readonly verdict: KeptVerdict | undefined
  /** Of a sidecar. */
  readonly sidecar: KeptSidecar | undefined
  /** The facts of an article's text (`textFactsOf`). */
  readonly text: Uint8Array | undefined
}

export interface KeptVerdict {
  readonly judged: Judged
  /** Numbers, in the table of its book, of the keys under which the check has asked the corpus. */
  readonly keys: Iterable<number>
}

export interface KeptSidecar {
  readonly said: Said
  readonly writtenId: string | undefined
  /** See `AcceptedNote`; undefined, too, where the check has asked for no accepted text. */
  readonly recorded: string | undefined
}

const flags = { verdict: 1, sidecar: 2, text: 4, recorded: 8, writtenId: 16 } as const
const flagNames = ["verdict", "sidecar", "text", "recorded", "writtenId"] as const

/** Stands for a file among those that a verdict names places of. */
export function placeMark(uri: string): number {
  return keyMark(textHash(uri))
}

export function writeRecord({ verdict, sidecar, text }: FileRecord, uri: string, root: string): Uint8Array {
  const writer = new ByteWriter(1024)
  const recorded = sidecar?.recorded
  const writtenId = sidecar?.writtenId
  const parts = { verdict, sidecar, text, recorded, writtenId }
  writer.number(flagNames.reduce((sum, name) => sum + (parts[name] === undefined ? 0 : flags[name]), 0))
  if (verdict !== undefined) writeVerdict(verdict, uri, root, writer)
  if (recorded !== undefined) writer.text(recorded)
  if (writtenId !== undefined) writer.text(writtenId)
  if (sidecar !== undefined) writeSaid(sidecar.said, writer)
  if (text !== undefined) writer.bytes(text)
  return writer.toBytes()
}

/** Reads a part of a record without the others. */
export class RecordReader {
  readonly #record: Uint8Array
  readonly #flags: number
  readonly #start: number

  constructor(record: Uint8Array) {
    this.#record = record
    const reader = new ByteReader(record)
    this.#flags = reader.number()
    this.#start = reader.at
  }

  get hasVerdict(): boolean {
    return (this.#flags & flags.verdict) !== 0
  }

  /** Ascending. */
  *keys(): Generator<number> {
    if (!this.hasVerdict) return
    const reader = new ByteReader(this.#record, this.#start)
    const end = reader.number() + reader.at
    for (let key = 0; reader.at < end; ) {
      key += reader.number()
      yield key
    }
  }

  hasKeyIn(marked: Uint8Array): boolean {
    if (!this.hasVerdict) return false
    const reader = new ByteReader(this.#record, this.#start)
    const end = reader.number() + reader.at
    for (let key = 0; reader.at < end; ) {
      key += reader.number()
      if (marked[key] !== 0) return true
    }
    return false
  }

  /** The files of which the verdict names places, by their marks. */
  places(): Uint32Array {
    if (!this.hasVerdict) return new Uint32Array(0)
    const reader = this.#behindKeys()
    return reader.numbers(reader.number())
  }

  judged(uri: string, root: string): Judged | undefined {
    if (!this.hasVerdict) return undefined
    const reader = this.#behindKeys()
    reader.skip(reader.number())
    reader.number()
    return readJudged(uri, root, reader)
  }

  sidecar(): KeptSidecar | undefined {
    if ((this.#flags & flags.sidecar) === 0) return undefined
    const reader = this.#behindVerdict()
    const recorded = this.#flags & flags.recorded ? reader.text() : undefined
    const writtenId = this.#flags & flags.writtenId ? reader.text() : undefined
    return { recorded, writtenId, said: readSaid(reader) }
  }

  /** Without what it says. */
  recorded(): string | undefined {
    return (this.#flags & flags.recorded) === 0 ? undefined : this.#behindVerdict().text()
  }

  text(): Uint8Array | undefined {
    return (this.#flags & flags.text) === 0 ? undefined : this.#record.subarray(this.#behindVerdict().at)
  }

  #behindKeys(): ByteReader {
    const reader = new ByteReader(this.#record, this.#start)
    reader.bytes(reader.number())
    return reader
  }

  #behindVerdict(): ByteReader {
    if (!this.hasVerdict) return new ByteReader(this.#record, this.#start)
    const reader = this.#behindKeys()
    reader.skip(reader.number())
    reader.bytes(reader.number())
    return reader
  }
}

function writeVerdict({ judged, keys }: KeptVerdict, uri: string, root: string, writer: ByteWriter): void {
  writer.part(part => {
    let last = 0
    for (const key of Uint32Array.from(keys).sort()) {
      part.number(key - last)
      last = key
    }
  })
  const places = new Set(judged.findings.flatMap(({ related }) => related.map(place => place.uri)))
  places.delete(uri)
  writer.number(places.size)
  for (const place of places) writer.number(placeMark(place))
  writer.part(part => writeJudged(judged, root, part))
}

/** Most keys are said the same of, those of one claim: what is said stands before all of them. */
function writeSaid(said: Said, writer: ByteWriter): void {
  const marks = new Map<number, number[]>()
  for (const [mark, what] of said) {
    const same = marks.get(what)
    if (same === undefined) marks.set(what, [mark])
    else same.push(mark)
  }
  writer.number(marks.size)
  for (const [what, same] of marks) {
    writer.number(what)
    writer.number(same.length)
    writer.bytes(new Uint8Array(Uint32Array.from(same).buffer))
  }
}

function readSaid(reader: ByteReader): Said {
  const said = new Map<number, number>()
  for (let left = reader.number(); left > 0; left--) {
    const what = reader.number()
    const marks = new Uint32Array(new Uint8Array(reader.bytes(4 * reader.number())).buffer)
    for (const mark of marks) said.set(mark, what)
  }
  return said
}
