import type { RecordColumn } from "./record-column.ts"
import { RecordStore } from "./record-store.ts"

/** What stays of a segment that was taken over. */
export interface Home {
  readonly records: RecordColumn
  /** The numbers of its texts in the table of the corpus; none where nobody needs them. */
  readonly texts: Uint32Array
}

/** Bytes by the numbers of files: those of whole segments stay where they are, others are kept one by one. */
export class FileRecords {
  readonly #own = new RecordStore()
  /** By number: which segment, from 1 on, and the place in it. */
  #homes = new Uint16Array(64)
  #entries = new Uint32Array(64)
  readonly #segments: ({ readonly home: Home; left: number } | undefined)[] = []

  put(number: number, bytes: Uint8Array): void {
    this.#leave(number)
    this.#own.put(number, bytes)
  }

  /** Takes over some entries of a segment: those of which `numbers` tells the file, by their places; -1 for others. */
  adopt(home: Home, numbers: Int32Array): void {
    const place = this.#segments.push({ home, left: 0 })
    let left = 0
    for (let entry = 0; entry < numbers.length; entry++) {
      const number = numbers[entry] ?? -1
      if (number < 0) continue
      this.delete(number)
      if (number >= this.#homes.length) this.#grow(number + 1)
      this.#homes[number] = place
      this.#entries[number] = entry
      left++
    }
    this.#segments[place - 1] = left === 0 ? undefined : { home, left }
  }

  get(number: number): Uint8Array | undefined {
    const home = this.homeOf(number)
    return home === undefined ? this.#own.get(number) : home.records.get(this.#entries[number] ?? 0)
  }

  /** The segment that holds the bytes of a file. */
  homeOf(number: number): Home | undefined {
    const place = this.#homes[number] ?? 0
    return place === 0 ? undefined : this.#segments[place - 1]?.home
  }

  has(number: number): boolean {
    return (this.#homes[number] ?? 0) > 0 || this.#own.has(number)
  }

  delete(number: number): void {
    this.#leave(number)
    this.#own.delete(number)
  }

  /** The numbers that have bytes, ascending. */
  *numbers(): Generator<number> {
    const end = Math.max(this.#homes.length, this.#own.end)
    for (let number = 0; number < end; number++) if (this.has(number)) yield number
  }

  /** A segment of which nothing is left is let go of. */
  #leave(number: number): void {
    const place = this.#homes[number] ?? 0
    if (place === 0) return
    this.#homes[number] = 0
    const segment = this.#segments[place - 1]
    if (segment !== undefined && --segment.left === 0) this.#segments[place - 1] = undefined
  }

  #grow(least: number): void {
    const size = Math.max(least, Math.ceil(1.5 * this.#homes.length))
    const [homes, entries] = [new Uint16Array(size), new Uint32Array(size)]
    homes.set(this.#homes)
    entries.set(this.#entries)
    this.#homes = homes
    this.#entries = entries
  }
}
