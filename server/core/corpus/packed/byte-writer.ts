import { grown } from "./grown.ts"

/** Writes numbers and texts one behind the other, small numbers in few bytes. `ByteReader` reads them. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0
  #part: ByteWriter | undefined

  constructor(room = 1024) {
    this.#bytes = new Uint8Array(room)
  }

  get length(): number {
    return this.#length
  }

  /** A whole number from 0 to 2^53 - 1: seven bits to a byte, the lowest first. */
  number(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(8)
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest = rest > 0x7fffffff ? Math.floor(rest / 0x80) : rest >>> 7
    }
    this.#bytes[this.#length++] = rest
  }

  /** A whole number that may be below zero. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** One byte for each character where that will do, else two; half a surrogate pair is kept as it is. */
  text(text: string): void {
    const isWide = /[\u0100-\uffff]/.test(text)
    this.number(2 * text.length + Number(isWide))
    if (this.#length + 2 * text.length > this.#bytes.length) this.#grow(2 * text.length)
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      this.#bytes[this.#length++] = unit
      if (isWide) this.#bytes[this.#length++] = unit >> 8
    }
  }

  /** What was written so far; good until something is written again. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** Begins anew. */
  clear(): void {
    this.#length = 0
  }

  bytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** What `write` writes, behind its length, so that a reader can pass it over. */
  part(write: (part: ByteWriter) => void): void {
    const part = this.#part ?? new ByteWriter()
    this.#part = part
    part.clear()
    write(part)
    this.number(part.length)
    this.bytes(part.view())
  }

  /** All that was written; what is written later does not change it. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #grow(more: number): void {
    this.#bytes = grown(this.#bytes, this.#length + more)
  }
}
