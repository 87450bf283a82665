import type { FarBytes } from "../core/corpus/packed/record-column.ts"
import type { OpenFile } from "./open-file.ts"

/** Who asks for what is nearly behind the last reads on: so many bytes at once. */
const aheadBytes = 2 ** 15
const nearly = 2 ** 12

/** Records are small: several lie in one piece of memory, which is cheaper to get. */
const slabBytes = 2 ** 14
let slab = new Uint8Array(slabBytes)
let used = 0

function room(length: number): Uint8Array<ArrayBuffer> {
  if (length > slabBytes / 4) return new Uint8Array(length)
  if (used + length > slabBytes) {
    slab = new Uint8Array(slabBytes)
    used = 0
  }
  used += length
  return slab.subarray(used - length, used)
}

/** A piece of a file. Bytes that the disk does not give back any more are 0, which says nothing of an article. */
export class FarRecords implements FarBytes {
  readonly #file: OpenFile
  readonly #start: number
  readonly size: number
  #ahead = new Uint8Array(0)
  #aheadStart = 0
  /** The end of what was asked for last. */
  #last = -1

  /** The piece begins at `start` and has `size` bytes. */
  constructor(file: OpenFile, start: number, size: number) {
    this.#file = file
    this.#start = start
    this.size = size
  }

  read(start: number, end: number): Uint8Array {
    const isNext = start >= this.#last && start - this.#last < nearly
    this.#last = end
    const at = start - this.#aheadStart
    if (at >= 0 && end - this.#aheadStart <= this.#ahead.length) return this.#ahead.subarray(at, at + end - start)
    if (!isNext) return this.#read(start, end)
    this.#ahead = this.#read(start, Math.max(end, Math.min(start + aheadBytes, this.size)))
    this.#aheadStart = start
    return this.#ahead.subarray(0, end - start)
  }

  /** All is 0 from now on. */
  close(): void {
    this.#file.close()
  }

  #read(start: number, end: number): Uint8Array<ArrayBuffer> {
    const bytes = room(end - start)
    return this.#file.read(bytes, this.#start + start) ? bytes : bytes.fill(0)
  }
}
