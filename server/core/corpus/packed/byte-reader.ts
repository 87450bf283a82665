/** How many characters a function call takes as arguments without danger. */
const piece = 4096

/** Many short arrays that are made one after the other are parts of one: memory of their own takes long to get. */
const sharedBytes = 8192
let shared = new ArrayBuffer(sharedBytes)
let sharedUsed = 0

function newNumbers(length: number): Uint32Array {
  const bytes = 4 * length
  if (bytes > sharedBytes / 8) return new Uint32Array(length)
  if (sharedUsed + bytes > sharedBytes) {
    shared = new ArrayBuffer(sharedBytes)
    sharedUsed = 0
  }
  sharedUsed += bytes
  return new Uint32Array(shared, sharedUsed - bytes, length)
}

/** Reads what a `ByteWriter` has written. Behind the end there are only zeros. */
export class ByteReader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  number(): number {
    let byte = this.#bytes[this.at++] ?? 0
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    let factor = 0x80
    do {
      byte = this.#bytes[this.at++] ?? 0
      value += (byte & 0x7f) * factor
      factor *= 0x80
    } while (byte > 0x7f)
    return value
  }

  /** Passes so many numbers over. */
  skip(count: number): void {
    for (let left = count; left > 0; left--) while ((this.#bytes[this.at++] ?? 0) > 0x7f);
  }

  signed(): number {
    const value = this.number()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** So many numbers below 2^32. */
  numbers(count: number): Uint32Array {
    const numbers = newNumbers(Math.min(count, this.#bytes.length - this.at))
    const bytes = this.#bytes
    let at = this.at
    for (let index = 0; index < numbers.length; index++) {
      let byte = bytes[at++] ?? 0
      let value = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0
        value |= (byte & 0x7f) << shift
      }
      numbers[index] = value
    }
    this.at = at
    return numbers
  }

  /** Puts numbers below 2^32 into `row`, up to a place, which takes half as long as one by one; answers how many they are. */
  row(end: number, row: Uint32Array): number {
    const bytes = this.#bytes
    let count = 0
    let at = this.at
    while (at < end) {
      let byte = bytes[at++] ?? 0
      let value = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0
        value |= (byte & 0x7f) << shift
      }
      row[count++] = value
    }
    this.at = at
    return count
  }

  text(): string {
    const head = this.number()
    const length = head >>> 1
    return (head & 1) === 0 ? this.#narrow(length) : this.#wide(length)
  }

  #narrow(length: number): string {
    const end = Math.min(this.at + length, this.#bytes.length)
    let text = ""
    for (; this.at < end; this.at += piece) {
      const units = this.#bytes.subarray(this.at, Math.min(end, this.at + piece))
      text += String.fromCharCode.apply(undefined, units as unknown as number[])
    }
    this.at = end
    return text
  }

  #wide(length: number): string {
    const end = Math.min(this.at + 2 * length, this.#bytes.length)
    const units = new Uint16Array(Math.min(piece, length))
    let text = ""
    while (this.at < end) {
      let count = 0
      for (; count < units.length && this.at < end; this.at += 2) {
        units[count++] = (this.#bytes[this.at] ?? 0) | ((this.#bytes[this.at + 1] ?? 0) << 8)
      }
      text += String.fromCharCode.apply(undefined, units.subarray(0, count) as unknown as number[])
    }
    return text
  }

  /** A view of the next bytes, not a copy. */
  bytes(length: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.at, this.at + length)
    this.at += length
    return bytes
  }
}
