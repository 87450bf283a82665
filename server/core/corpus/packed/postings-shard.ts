/** Words before the numbers of a list: its last number, how many bytes are used, how many there are. */
const headWords = 3
/** The first word is no list, so that a value of 0 is none. */
const firstWord = 1
/**
 * For so many there is room in any case, and no more than so many wait at a time: a file that is checked asks dozens of
 * tables, and waits for what waits in each.
 */
const fewWaiting = 16
const mostWaiting = 2 ** 10

/**
 * Numbers by the hash of a key. A key with one number costs eight bytes and the room between keys; a list of them is
 * ascending and written as differences, mostly one byte each. Numbers that are live no longer are left out when a list
 * or the table is full, so that nobody has to take them out.
 */
export class PostingsShard {
  readonly #isLive: (number: number) => boolean
  readonly #room: number
  /** Slot -> hash of a key, and 0, or twice a number and one, or twice the word where the list begins. */
  #hashes = new Uint32Array(8)
  #values = new Uint32Array(8)
  #used = 0
  #words = new Uint32Array(16)
  #bytes = new Uint8Array(this.#words.buffer)
  /** The first word that is free, and how many before it belong to no list any longer. */
  #top = firstWord
  #waste = 0
  /** Hashes and numbers that are not in the table yet. */
  #waiting = new Uint32Array(2 * fewWaiting)
  #waitingEnd = 0

  /** After a sweep there are `room` slots for each key, at least 1.5. */
  constructor(isLive: (number: number) => boolean, room: number) {
    this.#isLive = isLive
    this.#room = room
  }

  /** `number` is not below those that the key has. It waits for the next question, unless very many do. */
  add(hash: number, number: number): void {
    if (this.#waitingEnd === 2 * mostWaiting) this.#takeIn()
    if (this.#waitingEnd === this.#waiting.length) this.#makeRoom()
    this.#waiting[this.#waitingEnd++] = hash
    this.#waiting[this.#waitingEnd++] = number
  }

  #makeRoom(): void {
    const grown = new Uint32Array(2 * this.#waiting.length)
    grown.set(this.#waiting)
    this.#waiting = grown
  }

  /** All that waits. */
  #takeIn(): void {
    const waiting = this.#waiting
    const end = this.#waitingEnd
    if (end === 0) return
    this.#waitingEnd = 0
    if (waiting.length > 2 * fewWaiting) this.#waiting = new Uint32Array(2 * fewWaiting)
    for (let at = 0; at < end; at += 2) {
      const number = waiting[at + 1] ?? 0
      if (this.#isLive(number)) this.#insert(waiting[at] ?? 0, number)
    }
  }

  #insert(hash: number, number: number): void {
    if (4 * this.#used >= 3 * this.#values.length || 2 * this.#waste > this.#top + 64) this.#sweep()
    const slot = this.#slotOf(hash)
    const value = this.#values[slot] ?? 0
    if (value === 0) this.#used++
    if (value === 0 || (isLone(value) && !this.#isLive(value >>> 1))) this.#put(slot, hash, [number])
    else if (isLone(value)) this.#put(slot, hash, [value >>> 1, number])
    else if (!this.#append(value >>> 1, number)) this.#put(slot, hash, [...this.#live(value), number], value >>> 1)
  }

  /** The live numbers of a key, ascending; not more than `limit`. */
  numbers(hash: number, limit: number): readonly number[] {
    this.#takeIn()
    return this.#live(this.#values[this.#slotOf(hash)] ?? 0, limit)
  }

  /** Where the key is, or is to be. */
  #slotOf(hash: number): number {
    const size = this.#values.length
    let slot = Math.floor((hash / 2 ** 32) * size)
    while (this.#values[slot] !== 0 && this.#hashes[slot] !== hash) slot = slot + 1 === size ? 0 : slot + 1
    return slot
  }

  /** False where the list is full. */
  #append(list: number, number: number): boolean {
    const used = this.#words[list + 1] ?? 0
    const difference = number - (this.#words[list] ?? 0)
    if (used + bytesFor(difference) > (this.#words[list + 2] ?? 0)) return false
    const start = 4 * (list + headWords)
    this.#words[list + 1] = this.#write(start + used, difference) - start
    this.#words[list] = number
    return true
  }

  /** Writes a key's numbers: into its old list where that leaves room for a quarter more, else into a new one. */
  #put(slot: number, hash: number, numbers: readonly number[], old?: number): void {
    this.#hashes[slot] = hash
    if (old !== undefined) this.#waste += headWords + (this.#words[old + 2] ?? 0) / 4
    if (numbers.length === 1) this.#values[slot] = 2 * (numbers[0] ?? 0) + 1
    else this.#values[slot] = 2 * this.#list(numbers, old)
  }

  #list(numbers: readonly number[], old: number | undefined): number {
    const size = numbers.reduce((sum, number, index) => sum + bytesFor(number - (numbers[index - 1] ?? 0)), 0)
    const room = old === undefined ? 0 : (this.#words[old + 2] ?? 0)
    const fits = old !== undefined && 5 * size <= 4 * room
    if (fits) this.#waste -= headWords + room / 4
    const list = fits ? old : this.#allocate(Math.ceil((size + (size >> 1)) / 4))
    const start = 4 * (list + headWords)
    let at = start
    let last = 0
    for (const number of numbers) {
      at = this.#write(at, number - last)
      last = number
    }
    this.#words[list] = last
    this.#words[list + 1] = at - start
    return list
  }

  /** Room for a list of so many words. */
  #allocate(words: number): number {
    const list = this.#top
    this.#top += headWords + words
    if (this.#top > this.#words.length) this.#resize(this.#top)
    this.#words[list + 2] = 4 * words
    return list
  }

  /** Seven bits to a byte, the lowest first; answers where the next begins. */
  #write(start: number, value: number): number {
    let at = start
    let rest = value
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[at++] = rest | 0x80
    this.#bytes[at++] = rest
    return at
  }

  #live(value: number, limit?: number): number[] {
    if (value === 0) return []
    if (!isLone(value)) return liveIn(this.#words, this.#bytes, value >>> 1, this.#isLive, limit)
    return this.#isLive(value >>> 1) ? [value >>> 1] : []
  }

  /** Writes everything anew, without the keys and numbers that are live no longer. */
  #sweep(): void {
    const [hashes, values, words, bytes] = [this.#hashes, this.#values, this.#words, this.#bytes]
    const size = Math.max(8, Math.ceil(this.#countKeys() * this.#room))
    this.#hashes = new Uint32Array(size)
    this.#values = new Uint32Array(size)
    this.#words = new Uint32Array(words.length)
    this.#bytes = new Uint8Array(this.#words.buffer)
    this.#used = 0
    this.#top = firstWord
    this.#waste = 0
    for (let from = 0; from < values.length; from++) {
      const value = values[from] ?? 0
      if (isLone(value) ? !this.#isLive(value >>> 1) : value === 0) continue
      const numbers = isLone(value) ? [value >>> 1] : liveIn(words, bytes, value >>> 1, this.#isLive)
      if (numbers.length === 0) continue
      const hash = hashes[from] ?? 0
      this.#put(this.#slotOf(hash), hash, numbers)
      this.#used++
    }
    if (this.#words.length > 2 * this.#top + 64) this.#resize(this.#top)
  }

  /** How many keys have a live number; of those that have a list that is taken for granted. */
  #countKeys(): number {
    let count = 0
    for (const value of this.#values) if (isLone(value) ? this.#isLive(value >>> 1) : value !== 0) count++
    return count
  }

  #resize(words: number): void {
    const resized = new Uint32Array(words + (words >> 2) + 16)
    resized.set(this.#words.subarray(0, resized.length))
    this.#words = resized
    this.#bytes = new Uint8Array(resized.buffer)
  }
}

/** The live numbers of the list at a word, at most `limit`. */
function liveIn(
  words: Uint32Array,
  bytes: Uint8Array,
  list: number,
  isLive: (number: number) => boolean,
  limit = Number.POSITIVE_INFINITY,
): number[] {
  const numbers: number[] = []
  let at = 4 * (list + headWords)
  const end = at + (words[list + 1] ?? 0)
  let number = 0
  while (at < end && numbers.length < limit) {
    let byte = bytes[at++] ?? 0
    let difference = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0
      difference |= (byte & 0x7f) << shift
    }
    number += difference
    if (isLive(number)) numbers.push(number)
  }
  return numbers
}

function isLone(value: number): boolean {
  return (value & 1) === 1
}

function bytesFor(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5
}
