import { closeSync, readSync } from "node:fs"
import type { FarBytes } from "../core/corpus/packed/record-column.ts"

/** Who asks for what is nearly behind the last reads on: so many bytes at once. */
const aheadBytes = 2 ** 15
const nearly = 2 ** 12

/** Closes the files of records that nobody can ask for any more. */
const closing = new FinalizationRegistry<number>(file => {
  try {
    closeSync(file)
  } catch {
    // It is closed.
  }
})

/**
 * A piece of a file as it was when it was opened, whatever takes its place later. Bytes that the disk does not give
 * back any more are 0, which says nothing of a file.
 */
export class FarRecords implements FarBytes {
  readonly #file: number
  readonly #start: number
  readonly #size: number
  #ahead: Uint8Array = new Uint8Array(0)
  #aheadStart = 0
  /** The end of what was asked for last. */
  #last = -1

  /** `file` is an open one, from now on this one's; the piece begins at `start` and has `size` bytes. */
  constructor(file: number, start: number, size: number) {
    this.#file = file
    this.#start = start
    this.#size = size
    closing.register(this, file)
  }

  read(start: number, end: number): Uint8Array {
    const isNext = start >= this.#last && start - this.#last < nearly
    this.#last = end
    const at = start - this.#aheadStart
    if (at >= 0 && end - this.#aheadStart <= this.#ahead.length) return this.#ahead.subarray(at, at + end - start)
    if (!isNext) return this.#read(start, end)
    this.#ahead = this.#read(start, Math.max(end, Math.min(start + aheadBytes, this.#size)))
    this.#aheadStart = start
    return this.#ahead.subarray(0, end - start)
  }

  #read(start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start)
    try {
      readSync(this.#file, bytes, 0, bytes.length, this.#start + start)
    } catch {
      bytes.fill(0)
    }
    return bytes
  }
}
