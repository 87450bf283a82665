import { partitionPoint } from "../text/partition-point.ts"
import type { FactColumns } from "./fact-columns.ts"
import { mentionCounter, placesOfMentions } from "./mentions-of.ts"
import type { Place } from "./place.ts"

/** The mentions of all sidecars. */
export class IndexedMentions {
  readonly #columns: FactColumns

  constructor(columns: FactColumns) {
    this.#columns = columns
  }

  /** Those of an entity (keys.ts) in the sidecars of a coder, counted. Yields after each file. */
  *counted(key: string, coder: string | undefined): Generator<void, CountedMentions> {
    const files = Uint32Array.from(this.#columns.ofCoder(this.#columns.users(key), coder)).sort()
    const counts = new Map<number, number>()
    const countIn = mentionCounter(key)
    // Not in the order of dates: what lies on disk one behind the other is read several times as fast.
    for (const file of files) {
      const facts = this.#columns.facts.once(file)
      const count = facts === undefined ? 0 : countIn(facts)
      if (count > 0) counts.set(file, count)
      yield
    }
    const counted = new CountedMentions(key, this.#columns)
    for (const file of this.#columns.inOrder([...counts.keys()])) {
      counted.add(file, counts.get(file) ?? 0)
      yield
    }
    return counted
  }
}

/** All mentions of an entity by the articles' dates, undated ones last, then by path, then by position. */
export class CountedMentions {
  readonly #key: string
  readonly #columns: FactColumns
  readonly #files: number[] = []
  /** Of each file, how many there are up to its end. */
  readonly #ends: number[] = []

  constructor(key: string, columns: FactColumns) {
    this.#key = key
    this.#columns = columns
  }

  /** The next file that has any. */
  add(file: number, count: number): void {
    this.#ends.push(this.total + count)
    this.#files.push(file)
  }

  get total(): number {
    return this.#ends.at(-1) ?? 0
  }

  /** Where, among all, those of a sidecar begin; undefined where it has none. */
  startOf(sidecar: string): number | undefined {
    const at = this.#files.indexOf(this.#columns.facts.numberOf(sidecar) ?? -1)
    return at < 0 ? undefined : (this.#ends[at - 1] ?? 0)
  }

  /** Undefined where there are not so many. */
  at(index: number): Place | undefined {
    const at = partitionPoint(this.#files.length, file => (this.#ends[file] ?? 0) <= index)
    const file = this.#files[at]
    const facts = file === undefined ? undefined : this.#columns.facts.once(file)
    const places = facts && placesOfMentions(this.#key, facts)
    const span = places?.spans[index - (this.#ends[at - 1] ?? 0)]
    return places && span && { uri: places.uri, span }
  }
}
