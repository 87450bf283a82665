import { ByteReader } from "../corpus/packed/byte-reader.ts"
import type { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { bytesOf } from "../corpus/packed/columns.ts"
import type { Judged } from "../rules/baseline.ts"
import { readJudged, readPlaces } from "./judged-bytes.ts"
import type { Marks } from "./marks.ts"

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
  /** See `writeJudged`. */
  readonly judged: Uint8Array
  /** Hashes (`textHash`) of the keys under which the check has asked the corpus. */
  readonly keys: Float64Array
}

export interface KeptSidecar {
  /** See `packSaid`. */
  readonly said: Uint8Array
  readonly writtenId: string | undefined
  /** See `AcceptedNote`; undefined, too, where the check has asked for no accepted text. */
  readonly recorded: string | undefined
}

const flags = { verdict: 1, sidecar: 2, text: 4, recorded: 8, writtenId: 16 } as const
const flagNames = ["verdict", "sidecar", "text", "recorded", "writtenId"] as const

/** What is said or a text, of which there is one at most, stands behind all else. */
export function writeRecord({ verdict, sidecar, text }: FileRecord, writer: ByteWriter): void {
  const recorded = sidecar?.recorded
  const writtenId = sidecar?.writtenId
  const parts = { verdict, sidecar, text, recorded, writtenId }
  writer.number(flagNames.reduce((sum, name) => sum + (parts[name] === undefined ? 0 : flags[name]), 0))
  if (verdict !== undefined) {
    writer.number(verdict.keys.byteLength)
    writer.bytes(bytesOf(verdict.keys))
    writer.number(verdict.judged.length)
    writer.bytes(verdict.judged)
  }
  if (recorded !== undefined) writer.text(recorded)
  if (writtenId !== undefined) writer.text(writtenId)
  writer.bytes(sidecar?.said ?? text ?? new Uint8Array())
}

const noKeys = new Float64Array(0)

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

  keys(): Float64Array {
    if (!this.hasVerdict) return noKeys
    const reader = new ByteReader(this.#record, this.#start)
    return new Float64Array(reader.bytes(reader.number()).slice().buffer)
  }

  hasKeyAmong(marks: Marks): boolean {
    const keys = this.keys()
    for (let key = 0; key < keys.length; key++) if (marks.hasKey(keys[key] ?? 0)) return true
    return false
  }

  /** The files of which the verdict names places, by their marks. */
  places(): Uint32Array {
    const judged = this.judgedBytes()
    return judged === undefined ? new Uint32Array(0) : readPlaces(new ByteReader(judged))
  }

  judged(uri: string, root: string): Judged | undefined {
    const judged = this.judgedBytes()
    return judged && readJudged(uri, root, new ByteReader(judged))
  }

  /** See `KeptVerdict`. */
  judgedBytes(): Uint8Array | undefined {
    if (!this.hasVerdict) return undefined
    const reader = new ByteReader(this.#record, this.#start)
    reader.bytes(reader.number())
    return reader.bytes(reader.number())
  }

  sidecar(): KeptSidecar | undefined {
    if ((this.#flags & flags.sidecar) === 0) return undefined
    const reader = this.#behindVerdict()
    const recorded = this.#flags & flags.recorded ? reader.text() : undefined
    const writtenId = this.#flags & flags.writtenId ? reader.text() : undefined
    return { recorded, writtenId, said: this.#record.subarray(reader.at) }
  }

  /** Without what it says. */
  recorded(): string | undefined {
    return (this.#flags & flags.recorded) === 0 ? undefined : this.#behindVerdict().text()
  }

  text(): Uint8Array | undefined {
    return (this.#flags & flags.text) === 0 ? undefined : this.#record.subarray(this.#behindVerdict().at)
  }

  #behindVerdict(): ByteReader {
    const reader = new ByteReader(this.#record, this.#start)
    const parts = this.hasVerdict ? 2 : 0
    for (let left = parts; left > 0; left--) reader.bytes(reader.number())
    return reader
  }
}
