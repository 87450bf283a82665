import { textHash } from "../../similar/text-hash.ts"
import { grown } from "./grown.ts"
import type { TextTable } from "./string-table.ts"

/** So many names are put together into one text. */
const namesAtOnce = 1024

/** Names, one behind the other, with the place in `text` where each ends. */
interface Names {
  /** The number of the first. */
  readonly first: number
  readonly text: string
  readonly ends: Uint32Array
}

/** Of files below the root, one behind the other. */
export interface ManyNames {
  /** As their URIs go on behind that of the root. */
  readonly names: string
  /** Where each of them ends. */
  readonly ends: Uint32Array
  /** See `hashOfName`. */
  readonly hashes: Uint32Array
}

/**
 * The URIs of the files of a corpus, each with a number. What they begin with is kept once, and of the rest not each as
 * an object of its own, since there are so many.
 */
export class UriTable implements TextTable {
  readonly #root: string
  readonly #names: Names[] = []
  /** The last names, which are no part of a longer text yet. */
  #latest: string[] = []
  #size = 0
  /** Number -> hash of the name. */
  #hashes = new Uint32Array(64)
  /** Numbers, and one, at the places that their hashes name, or behind those. */
  #places = new Uint32Array(256)

  /** What was asked for last: most are asked for several times, one after the other. */
  #lastUri: string | undefined
  #lastNumber = 0

  /** `root` is the URI of the folder with `/` at its end. */
  constructor(root: string) {
    this.#root = root
  }

  get size(): number {
    return this.#size
  }

  intern(uri: string): number {
    if (uri === this.#lastUri) return this.#lastNumber
    const name = this.#nameOf(uri)
    const hash = hashOfName(name)
    return this.#noted(uri, this.#find(name, hash) ?? this.#add(name, hash))
  }

  numberOf(uri: string): number | undefined {
    if (uri === this.#lastUri) return this.#lastNumber
    const name = this.#nameOf(uri)
    const number = this.#find(name, hashOfName(name))
    return number === undefined ? undefined : this.#noted(uri, number)
  }

  textOf(number: number): string {
    if (this.#lastUri !== undefined && number === this.#lastNumber) return this.#lastUri
    const name = this.#nameAt(number)
    const uri = name.startsWith(elsewhere) ? name.slice(1) : this.#root + name
    this.#noted(uri, number)
    return uri
  }

  /** Takes in the names of many files that lie below the root, each once; answers the numbers of their URIs. */
  adopt({ names, ends, hashes }: ManyNames): Uint32Array {
    const before = this.#size
    this.#joinLatest()
    this.#names.push({ first: before, text: names, ends })
    this.#size += ends.length
    this.#hashes = grown(this.#hashes, this.#size)
    this.#hashes.set(hashes, before)
    this.#placeAll()
    const numbers = Uint32Array.from(ends, (_, index) => before + index)
    // What was there before keeps its number.
    for (let number = 0; number < before; number++) {
      const again = this.#find(this.#nameAt(number), this.#hashes[number] ?? 0, before)
      if (again !== undefined) numbers[again - before] = number
    }
    return numbers
  }

  #noted(uri: string, number: number): number {
    this.#lastUri = uri
    this.#lastNumber = number
    return number
  }

  #nameOf(uri: string): string {
    const isBelow = uri.startsWith(this.#root) && uri.charCodeAt(this.#root.length) !== 0
    return isBelow ? uri.slice(this.#root.length) : elsewhere + uri
  }

  #nameAt(number: number): string {
    const latest = this.#latestNamed(number)
    if (latest !== undefined) return latest
    const names = this.#namesAround(number)
    if (names === undefined) throw new Error(`there is no URI ${number} among ${this.#size}`)
    const at = number - names.first
    return names.text.slice(at === 0 ? 0 : names.ends[at - 1], names.ends[at])
  }

  /** The same as to compare with `#nameAt`, without making a text. */
  #isNamed(number: number, name: string): boolean {
    const latest = this.#latestNamed(number)
    if (latest !== undefined) return latest === name
    const names = this.#namesAround(number)
    if (names === undefined) return false
    const at = number - names.first
    const start = at === 0 ? 0 : (names.ends[at - 1] ?? 0)
    return names.ends[at] === start + name.length && names.text.startsWith(name, start)
  }

  /** Most numbers are below those of the latest names, and an array is slow to say that it has nothing at a negative place. */
  #latestNamed(number: number): string | undefined {
    const at = number - (this.#size - this.#latest.length)
    return at < 0 ? undefined : this.#latest[at]
  }

  /** Found by halving, written out: it is asked for every URI. */
  #namesAround(number: number): Names | undefined {
    let low = 0
    let high = this.#names.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#names[middle]?.first ?? 0) <= number) low = middle + 1
      else high = middle
    }
    const names = this.#names[low - 1]
    return names !== undefined && number - names.first < names.ends.length ? names : undefined
  }

  /** Of those from a number on. */
  #find(name: string, hash: number, from = 0): number | undefined {
    const last = this.#places.length - 1
    for (let place = hash & last; ; place = (place + 1) & last) {
      const number = (this.#places[place] ?? 0) - 1
      if (number < 0) return undefined
      if (number >= from && this.#hashes[number] === hash && this.#isNamed(number, name)) return number
    }
  }

  #add(name: string, hash: number): number {
    const number = this.#size++
    this.#latest.push(name)
    if (this.#latest.length === namesAtOnce) this.#joinLatest()
    if (number >= this.#hashes.length) this.#hashes = grown(this.#hashes, number + 1)
    this.#hashes[number] = hash
    if (2 * this.#size > this.#places.length) this.#placeAll()
    else this.#place(number, hash)
    return number
  }

  #joinLatest(): void {
    if (this.#latest.length === 0) return
    const ends = new Uint32Array(this.#latest.length)
    let end = 0
    for (const [index, { length }] of this.#latest.entries()) ends[index] = end += length
    this.#names.push({ first: this.#size - ends.length, text: this.#latest.join(""), ends })
    this.#latest = []
  }

  /** There is always room for as many again: few stand far behind the place that they belong to. */
  #placeAll(): void {
    let length = this.#places.length
    while (2 * this.#size > length) length *= 2
    this.#places = new Uint32Array(length)
    for (let number = 0; number < this.#size; number++) this.#place(number, this.#hashes[number] ?? 0)
  }

  #place(number: number, hash: number): void {
    const last = this.#places.length - 1
    let place = hash & last
    while (this.#places[place] !== 0) place = (place + 1) & last
    this.#places[place] = number + 1
  }
}

/** Before the URI of what is not below the root; no name of a file begins so. */
const elsewhere = "\0"

/** 32 bits of the hash of a name. */
export function hashOfName(name: string): number {
  return textHash(name) >>> 0
}
