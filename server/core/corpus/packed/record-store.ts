const chunkSize = 2 ** 20
const firstChunkSize = 2 ** 14

/** Bytes by number. */
export interface Records {
  put(number: number, bytes: Uint8Array): void
  /** The bytes as they are now, even if the number is put or deleted afterwards. */
  get(number: number): Uint8Array | undefined
  has(number: number): boolean
  delete(number: number): void
  /** Those that have bytes, ascending. */
  numbers(): Generator<number>
  clear(): void
}

/**
 * Bytes by number, in a few large pieces of memory rather than one each. What is put or deleted leaves its old bytes
 * behind as waste; a piece of which more than half is waste is given up, and what is left of it is moved.
 */
export class RecordStore implements Records {
  #chunks: (Uint8Array | undefined)[] = []
  /** Bytes of each piece that count. */
  #used: number[] = []
  /** The piece that is being filled, and how far it is. */
  #current = -1
  #top = 0
  /** By number: the piece and the place in it, and the length and one; 0 for none. */
  #places = new Uint32Array(64)
  #lengths = new Uint32Array(64)

  put(number: number, bytes: Uint8Array): void {
    this.delete(number)
    if (number >= this.#places.length) this.#grow(number + 1)
    this.#append(number, bytes)
  }

  get(number: number): Uint8Array | undefined {
    const length = this.#lengths[number] ?? 0
    if (length === 0) return undefined
    const place = this.#places[number] ?? 0
    const start = place % chunkSize
    return this.#chunks[Math.floor(place / chunkSize)]?.subarray(start, start + length - 1)
  }

  has(number: number): boolean {
    return (this.#lengths[number] ?? 0) > 0
  }

  delete(number: number): void {
    const length = this.#lengths[number] ?? 0
    if (length === 0) return
    const chunk = this.#chunkOf(number)
    this.#lengths[number] = 0
    this.#used[chunk] = (this.#used[chunk] ?? 0) - length
    if (chunk !== this.#current) this.#giveUpIfWasted(chunk)
  }

  /** No number that has bytes is so high. */
  get end(): number {
    return this.#lengths.length
  }

  *numbers(): Generator<number> {
    for (let number = 0; number < this.#lengths.length; number++) if (this.has(number)) yield number
  }

  clear(): void {
    this.#chunks = []
    this.#used = []
    this.#current = -1
    this.#lengths.fill(0)
  }

  #append(number: number, bytes: Uint8Array): void {
    const length = bytes.length + 1
    const full = this.#top + length > this.#sizeOf(this.#current) ? this.#open(length) : -1
    const chunk = this.#current
    this.#chunks[chunk]?.set(bytes, this.#top)
    this.#used[chunk] = (this.#used[chunk] ?? 0) + length
    this.#places[number] = chunk * chunkSize + this.#top
    this.#lengths[number] = length
    this.#top += length
    // Not before: what is left of it takes room in the new one.
    if (full >= 0) this.#giveUpIfWasted(full)
  }

  /** A new piece with room for so many bytes; what does not fit into a usual one fills it alone. Answers the one before. */
  #open(length: number): number {
    const last = this.#current
    const free = this.#chunks.indexOf(undefined)
    this.#current = free < 0 ? this.#chunks.length : free
    const usual = Math.min(chunkSize, firstChunkSize * 2 ** this.#current)
    this.#chunks[this.#current] = new Uint8Array(Math.max(usual, length))
    this.#used[this.#current] = 0
    this.#top = 0
    return last
  }

  #giveUpIfWasted(chunk: number): void {
    if (2 * (this.#used[chunk] ?? 0) < this.#sizeOf(chunk)) this.#giveUp(chunk)
  }

  #giveUp(chunk: number): void {
    const bytes = this.#chunks[chunk]
    if (bytes === undefined) return
    const left = [...this.numbers()].filter(number => this.#chunkOf(number) === chunk)
    for (const number of left) {
      const start = (this.#places[number] ?? 0) % chunkSize
      this.#append(number, bytes.subarray(start, start + (this.#lengths[number] ?? 1) - 1))
    }
    this.#chunks[chunk] = undefined
    this.#used[chunk] = 0
  }

  #chunkOf(number: number): number {
    return Math.floor((this.#places[number] ?? 0) / chunkSize)
  }

  #sizeOf(chunk: number): number {
    return this.#chunks[chunk]?.length ?? 0
  }

  #grow(least: number): void {
    const size = Math.max(least, Math.ceil(1.5 * this.#places.length))
    this.#places = resized(this.#places, size)
    this.#lengths = resized(this.#lengths, size)
  }
}

function resized(numbers: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(size)
  result.set(numbers)
  return result
}
