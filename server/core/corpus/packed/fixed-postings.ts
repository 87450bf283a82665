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

/** `keys` are those of each number, from 0 on; which may have one twice. */
export function fixedPostings(keys: Iterable<Iterable<number>>): readonly Uint8Array[] {
  const numbers = new Map<number, number[]>()
  let number = 0
  for (const some of keys) {
    for (const key of some) {
      const known = numbers.get(key)
      if (known === undefined) numbers.set(key, [number])
      else if (known[known.length - 1] !== number) known.push(number)
    }
    number++
  }
  const sorted = Float64Array.from(numbers.keys()).sort()
  const ends = new Uint32Array(sorted.length)
  const lists = new ByteWriter(4096)
  const bits = new Uint8Array(2 ** Math.ceil(Math.log2(sorted.length + 1)))
  sorted.forEach((key, index) => {
    let last = 0
    for (const one of numbers.get(key) ?? []) {
      lists.number(one - last)
      last = one
    }
    ends[index] = lists.length
    const bit = bitOf(key, bits)
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7))
  })
  return [bytesOf(sorted), bytesOf(ends), lists.toBytes(), bits]
}
