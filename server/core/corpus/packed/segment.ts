import { ByteReader } from "./byte-reader.ts"
import { ByteWriter } from "./byte-writer.ts"
import type { PackedFacts } from "./packed-facts.ts"
import { StringTable } from "./string-table.ts"

/** The packed facts of a file under a name that the writer chose, and what else the writer knows of it. */
export interface SegmentEntry {
  readonly name: string
  /** Absent where a file has no facts, as an article without a sidecar. */
  readonly facts?: PackedFacts | undefined
  /** Of the writer; nobody else looks into them. */
  readonly own: Uint8Array
}

/** Grows with every change of the form of a segment or of what `packFacts` writes. */
const version = 1
const headLength = 5

/**
 * Packed facts of some files with the texts that they name: bytes that say all by themselves, for another thread or
 * for a disk. `table` is the one that the facts were packed with.
 */
export function writeSegment(entries: readonly SegmentEntry[], table: StringTable): Uint8Array {
  const local = new StringTable()
  const body = new ByteWriter(4096)
  body.number(entries.length)
  for (const { name, facts, own } of entries) {
    body.text(name)
    body.number(facts === undefined ? 0 : facts.refs.length + 1)
    if (facts !== undefined) {
      for (const ref of facts.refs) body.number(local.intern(table.textOf(ref)))
      body.number(facts.body.length)
      body.bytes(facts.body)
    }
    body.number(own.length)
    body.bytes(own)
  }
  const texts = new ByteWriter(4096)
  texts.number(local.size)
  for (let number = 0; number < local.size; number++) texts.text(local.textOf(number))
  return sealed(texts.toBytes(), body.toBytes())
}

/**
 * The entries of a segment, with the numbers that their texts have in `table`; undefined where the bytes are damaged,
 * or of another version. What it answers are views of the bytes.
 */
export function readSegment(bytes: Uint8Array, table: StringTable): readonly SegmentEntry[] | undefined {
  if (bytes.length < headLength || bytes[0] !== version) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(1) !== checksum(bytes)) return undefined
  const reader = new ByteReader(bytes, headLength)
  const numbers = Array.from({ length: reader.number() }, () => table.intern(reader.text()))
  return Array.from({ length: reader.number() }, () => {
    const name = reader.text()
    const count = reader.number()
    const facts = count === 0 ? undefined : readFacts(reader, count - 1, numbers)
    return { name, ...(facts && { facts }), own: reader.bytes(reader.number()) }
  })
}

function readFacts(reader: ByteReader, count: number, numbers: readonly number[]): PackedFacts {
  const refs = reader.numbers(count)
  for (let place = 0; place < count; place++) refs[place] = numbers[refs[place] ?? 0] ?? 0
  return { refs, body: reader.bytes(reader.number()) }
}

function sealed(texts: Uint8Array, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headLength + texts.length + body.length)
  bytes[0] = version
  bytes.set(texts, headLength)
  bytes.set(body, headLength + texts.length)
  new DataView(bytes.buffer).setUint32(1, checksum(bytes))
  return bytes
}

/** Of all behind the head, four bytes at a time (FNV-1a's way of mixing). */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0x811c9dc5
  let at = headLength
  for (; at + 4 <= bytes.length; at += 4) sum = mixed(sum, view.getUint32(at))
  for (; at < bytes.length; at++) sum = mixed(sum, view.getUint8(at))
  return mixed(sum, bytes.length) >>> 0
}

function mixed(sum: number, value: number): number {
  const product = Math.imul(sum ^ value, 0x01000193)
  return product ^ (product >>> 15)
}
