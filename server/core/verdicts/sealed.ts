import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import type { FarBytes } from "../corpus/packed/record-column.ts"

/** Before the content: a version. */
export const headLength = 1

/** Behind it: a checksum of all before. */
export const tailLength = 4

/** So many bytes are written, or looked at, in one go; no word of the checksum goes over from one piece to the next. */
const pieceLength = 2 ** 20

/** Puts a seal on what is written, in pieces, each of which can be let go of before the next is there. */
export class SealedPieces {
  /** For the content. */
  readonly writer = new ByteWriter(2 ** 16)
  #sum = firstSum
  #length = 0

  constructor(version: number) {
    this.writer.bytes(Uint8Array.of(version))
  }

  /** The pieces that are full. */
  *full(): Generator<Uint8Array> {
    while (this.writer.length >= pieceLength) yield this.#cut(pieceLength)
  }

  /** The last pieces, when nothing more is written. Ends with the seal. */
  *last(): Generator<Uint8Array, string> {
    yield* this.full()
    yield this.#cut(this.writer.length)
    const tail = new Uint8Array(tailLength)
    new DataView(tail.buffer).setUint32(0, lastSum(this.#sum, this.#length))
    yield tail
    return nameOf(this.#length + tailLength, tail)
  }

  #cut(length: number): Uint8Array {
    const written = this.writer.toBytes()
    this.writer.clear()
    this.writer.bytes(written.subarray(length))
    const piece = written.subarray(0, length)
    this.#sum = sumOf(piece, this.#sum)
    this.#length += length
    return piece
  }
}

/**
 * Ends with the seal, which tells these bytes from others; undefined where something of them is lost or changed, or they
 * are of another version.
 */
export function* checkingSeal(bytes: FarBytes, version: number): Generator<void, string | undefined> {
  const end = bytes.size - tailLength
  if (end < headLength || bytes.read(0, 1)[0] !== version) return undefined
  let sum = firstSum
  for (let at = 0; at < end; at += pieceLength) {
    sum = sumOf(bytes.read(at, Math.min(at + pieceLength, end)), sum)
    yield
  }
  const tail = bytes.read(end, bytes.size)
  const isWhole = new DataView(tail.buffer, tail.byteOffset).getUint32(0) === lastSum(sum, end)
  return isWhole ? nameOf(bytes.size, tail) : undefined
}

function nameOf(length: number, tail: Uint8Array): string {
  return `${length} ${tail.join()}`
}

const firstSum = 0x811c9dc5

/** Four bytes at a time (FNV-1a's way of mixing). */
function sumOf(bytes: Uint8Array, before: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = before
  let at = 0
  for (; at < bytes.length - 3; at += 4) sum = mixed(sum, view.getUint32(at))
  for (; at < bytes.length; at++) sum = mixed(sum, view.getUint8(at))
  return sum
}

function lastSum(sum: number, length: number): number {
  return mixed(sum, length) >>> 0
}

function mixed(sum: number, value: number): number {
  const product = Math.imul(sum ^ value, 0x01000193)
  return product ^ (product >>> 15)
}
