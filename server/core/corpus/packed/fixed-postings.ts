import { ByteReader } from "./byte-reader.ts"
import { ByteWriter } from "./byte-writer.ts"
import { bytesOf, floatsOf, wordsOf } from "./columns.ts"

/** How many columns they are. */
export const postingsColumns = 4

/** Which numbers stand under which keys, made once for some files and never changed: keys ascending, numbers as differences. */
export class FixedPostings {
  readonly #keys: Float64Array
  /** Where the list of each key ends. */
  readonly #ends: Uint32Array
  readonly #lists: Uint8Array
  /** One is set for each key. */
  readonly #bits: Uint8Array

  /** Columns as `fixedPostings` answers them. */
  constructor([keys, ends, lists, bits]: readonly Uint8Array[]) {
    this.#keys = floatsOf(keys ?? new Uint8Array())
    this.#ends = wordsOf(ends ?? new Uint8Array())
    this.#lists = lists ?? new Uint8Array()
    this.#bits = bits ?? new Uint8Array()
  }

  /** False where there is surely none. Every question is put to all segments, and most of them have no answer. */
  mayHave(key: number): boolean {
    const bit = bitOf(key, this.#bits)
    return ((this.#bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }

  /** Ascending. */
  *numbers(key: number): Generator<number> {
    const at = this.#placeOf(key)
    if (this.#keys[at] !== key) return
    const reader = new ByteReader(this.#lists, at === 0 ? 0 : this.#ends[at - 1])
    const end = this.#ends[at] ?? 0
    let number = 0
    while (reader.at < end) {
      number += reader.number()
      yield number
    }
  }

  #placeOf(key: number): number {
    const keys = this.#keys
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The lower half of a key is mixed well in all of them. */
function bitOf(key: number, bits: Uint8Array): number {
  return key & (8 * bits.length - 1)
}

/** `keys` are those of each number, from 0 on; which may have one twice. They are hashes. */
export function fixedPostings(keys: readonly ArrayLike<number>[]): readonly Uint8Array[] {
  const chains = new Chains(keys.reduce((sum, { length }) => sum + length, 0))
  for (let number = keys.length - 1; number >= 0; number--) {
    const own = keys[number] ?? []
    for (let at = 0; at < own.length; at++) chains.add(own[at] ?? 0, number)
  }
  const sorted = chains.keys().sort()
  const ends = new Uint32Array(sorted.length)
  const lists = new ByteWriter(4096)
  const bits = new Uint8Array(powerAbove(sorted.length))
  sorted.forEach((key, index) => {
    chains.write(key, lists)
    ends[index] = lists.length
    const bit = bitOf(key, bits)
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7))
  })
  return [bytesOf(sorted), bytesOf(ends), lists.toBytes(), bits]
}

function powerAbove(number: number): number {
  return 2 ** Math.ceil(Math.log2(number + 1))
}

/** The numbers of each key, in the making. In a `Map` every key would be an object, and so would every list. */
class Chains {
  /** By the lower bits of a key, or in the next free place: the place of the key, and one. */
  readonly #slots: Int32Array
  readonly #keys: Float64Array<ArrayBuffer>
  #count = 0
  /** By the place of a key: its first link, and one. */
  readonly #firsts: Int32Array
  /** Of each link its number, and the next link, and one. */
  readonly #numbers: Int32Array
  readonly #next: Int32Array
  #links = 0

  /** There is no more to add than `most` keys, each as often as it is added. */
  constructor(most: number) {
    this.#slots = new Int32Array(2 * powerAbove(most))
    this.#keys = new Float64Array(most)
    this.#firsts = new Int32Array(most)
    this.#numbers = new Int32Array(most)
    this.#next = new Int32Array(most)
  }

  /** Those that were added before are no smaller. */
  add(key: number, number: number): void {
    const place = this.#placeOf(key)
    const first = this.#firsts[place] ?? 0
    if (first > 0 && this.#numbers[first - 1] === number) return
    this.#numbers[this.#links] = number
    this.#next[this.#links] = first
    this.#firsts[place] = ++this.#links
  }

  keys(): Float64Array<ArrayBuffer> {
    return this.#keys.slice(0, this.#count)
  }

  /** The numbers of a key, as differences. */
  write(key: number, writer: ByteWriter): void {
    let last = 0
    for (let link = this.#firsts[this.#placeOf(key)] ?? 0; link > 0; link = this.#next[link - 1] ?? 0) {
      const number = this.#numbers[link - 1] ?? 0
      writer.number(number - last)
      last = number
    }
  }

  #placeOf(key: number): number {
    const last = this.#slots.length - 1
    let slot = key & last
    for (let place = this.#slots[slot] ?? 0; place > 0; place = this.#slots[slot] ?? 0) {
      if (this.#keys[place - 1] === key) return place - 1
      slot = (slot + 1) & last
    }
    this.#keys[this.#count] = key
    this.#slots[slot] = ++this.#count
    return this.#count - 1
  }
}
