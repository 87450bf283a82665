import { partitionPoint } from "../../text/partition-point.ts"
import { farDay } from "./fact-keys.ts"
import { grown } from "./grown.ts"

/** What a corpus asks of many files at once, by their numbers. */
export interface FileRow {
  /** Days of publication; `farDay` where there is none. */
  readonly first: number
  readonly last: number
  /** By number. */
  readonly coder: number
}

interface Names {
  uriOf(number: number): string
  articleOf(number: number): string | undefined
}

/** Numbers of files in columns. */
export class FileColumns {
  #first = new Int32Array(64)
  #last = new Int32Array(64)
  #coder = new Int32Array(64)

  set(number: number, { first, last, coder }: FileRow): void {
    if (number >= this.#first.length) this.#grow(number + 1)
    this.#first[number] = first
    this.#last[number] = last
    this.#coder[number] = coder
  }

  coderOf(number: number): number {
    return this.#coder[number] ?? 0
  }

  /** In the order in which people read a corpus (corpus-order.ts). Those of a day are sorted when they are come to. */
  *inOrder(numbers: readonly number[], names: Names): Generator<number> {
    // Files are numbered mostly in the order of their paths, and what is nearly in order is soon sorted.
    const byDay = grouped(Uint32Array.from(numbers).sort(), this.#first)
    for (const day of [...byDay.keys()].sort((a, b) => a - b)) {
      const named = (byDay.get(day) ?? []).map(number => ({ number, path: pathOf(number, names) }))
      named.sort((a, b) => this.#compareDates(a.number, b.number) || (a.path < b.path ? -1 : 1))
      for (const { number } of named) yield number
    }
  }

  /** Those of the last days first, undated ones at the end. Those of a day are sorted when they are come to. */
  *lastFirst(numbers: readonly number[], names: Names): Generator<number> {
    const byDay = grouped(numbers, this.#last)
    const dated = [...byDay.keys()].filter(day => day !== farDay).sort((a, b) => b - a)
    for (const day of [...dated, farDay]) {
      const named = (byDay.get(day) ?? []).map(number => ({ number, path: pathOf(number, names) }))
      for (const { number } of named.sort((a, b) => (a.path > b.path ? -1 : 1))) yield number
    }
  }

  /** The first few in that order, without sorting all. */
  firstInOrder(numbers: readonly number[], limit: number, names: Names): readonly number[] {
    const first: number[] = []
    for (const number of numbers) {
      const last = first.at(-1)
      if (last !== undefined && first.length === limit && this.#compare(number, last, names) > 0) continue
      const at = partitionPoint(first.length, index => this.#compare(first[index] ?? number, number, names) < 0)
      first.splice(at, 0, number)
      if (first.length > limit) first.pop()
    }
    return first
  }

  #compare(a: number, b: number, names: Names): number {
    const byDate = this.#compareDates(a, b)
    if (byDate !== 0 || a === b) return byDate
    return pathOf(a, names) < pathOf(b, names) ? -1 : 1
  }

  #compareDates(a: number, b: number): number {
    const first = (this.#first[a] ?? farDay) - (this.#first[b] ?? farDay)
    return first || (this.#last[a] ?? farDay) - (this.#last[b] ?? farDay)
  }

  #grow(least: number): void {
    this.#first = grown(this.#first, least)
    this.#last = grown(this.#last, least)
    this.#coder = grown(this.#coder, least)
  }
}

/** By the day that a column has for them. */
function grouped(numbers: Iterable<number>, days: Int32Array): ReadonlyMap<number, readonly number[]> {
  const byDay = new Map<number, number[]>()
  for (const number of numbers) {
    const day = days[number] ?? farDay
    const others = byDay.get(day)
    if (others === undefined) byDay.set(day, [number])
    else others.push(number)
  }
  return byDay
}

function pathOf(number: number, names: Names): string {
  return names.articleOf(number) ?? names.uriOf(number)
}
