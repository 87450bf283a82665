import { grown } from "./grown.ts"
import type { StringTable } from "./string-table.ts"

/** For the texts of a table: in which round they were last seen, and their place in it. */
let rounds = new Float64Array(1024)
let places = new Int32Array(1024)
let round = 0

/** The texts that a file names, each once, as numbers in a table. Those of one file are collected before those of the next. */
export class Refs {
  readonly #table: StringTable
  readonly #round = ++round
  readonly #numbers: number[] = []

  constructor(table: StringTable) {
    this.#table = table
  }

  get size(): number {
    return this.#numbers.length
  }

  /** The place of a text among them. */
  placeOf(text: string): number {
    const number = this.#table.intern(text)
    if (number >= rounds.length) {
      rounds = grown(rounds, number + 1)
      places = grown(places, number + 1)
    }
    if (rounds[number] === this.#round) return places[number] ?? 0
    rounds[number] = this.#round
    places[number] = this.#numbers.length
    return this.#numbers.push(number) - 1
  }

  textAt(place: number): string {
    return this.#table.textOf(this.#numbers[place] ?? 0)
  }

  toNumbers(): Uint32Array {
    return new Uint32Array(this.#numbers)
  }
}
