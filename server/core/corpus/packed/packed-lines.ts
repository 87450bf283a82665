import type { Position, Positions } from "../../text/line-index.ts"
import type { ByteReader } from "./byte-reader.ts"

/**
 * Where the lines of a text begin, as packed facts have it, read as far as somebody asks. Offsets that ascend are found
 * in one go through them.
 */
export class PackedLines implements Positions {
  readonly #reader: ByteReader
  readonly #first: number
  readonly #end: number
  /** Of the text. */
  readonly #length: number
  /** The line that was come to, and where it and the next one begin. */
  #line = 0
  #start = 0
  #next = 0

  /** `reader` stands where they begin; there are some. */
  constructor(reader: ByteReader, end: number) {
    this.#reader = reader
    this.#end = end
    this.#length = reader.number()
    this.#first = reader.at
    this.#rewind()
  }

  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.#length))
    if (within < this.#start) this.#rewind()
    while (this.#next <= within) {
      this.#line++
      this.#start = this.#next
      this.#readNext()
    }
    return { line: this.#line, character: within - this.#start }
  }

  #rewind(): void {
    this.#reader.at = this.#first
    // The first line begins at 0.
    this.#reader.skip(1)
    this.#line = 0
    this.#start = 0
    this.#readNext()
  }

  #readNext(): void {
    const isLast = this.#reader.at >= this.#end
    this.#next = isLast ? Number.POSITIVE_INFINITY : this.#start + this.#reader.number()
  }
}
