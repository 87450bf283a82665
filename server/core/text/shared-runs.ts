import type { Span } from "./span.ts"

/** A stretch of items that two sequences have alike. */
export interface Run {
  readonly old: number
  readonly fresh: number
  readonly length: number
}

/** A sequence of numbers, and the parts of it that count; nothing runs across the end of a part. */
export interface Sequence {
  readonly ids: Int32Array
  readonly parts: readonly Span[]
}

/** The stretches made of pieces of `size` items, each of which stands exactly once on either side; ascending in `old`. */
export function sharedRuns(old: Sequence, fresh: Sequence, size: number): readonly Run[] {
  const index = new PieceIndex(old, fresh, size)
  const runs: { old: number; fresh: number; length: number }[] = []
  for (const at of places(old, size)) {
    const there = index.partnerOf(at)
    if (there === undefined) continue
    const last = runs.at(-1)
    const goesOn = last !== undefined && at - last.old === there - last.fresh && at < last.old + last.length
    if (goesOn) last.length = at + size - last.old
    else runs.push({ old: at, fresh: there, length: size })
  }
  return runs
}

/**
 * Of runs that ascend in `old`, those that ascend in `fresh` as well and weigh the most together. Where two overlap, the
 * later one is shortened.
 */
export function inOrder(runs: readonly Run[], weightOf: (run: Run) => number): readonly Run[] {
  const ranks = ranksOf(runs)
  const best = new Maxima(runs.length)
  const before: number[] = []
  const sums: number[] = []
  let top = -1
  runs.forEach((run, index) => {
    const rank = ranks[index] ?? 0
    const previous = best.highestBelow(rank, sums)
    before.push(previous)
    sums.push((sums[previous] ?? 0) + weightOf(run))
    best.put(rank, index, sums)
    if ((sums[index] ?? 0) > (sums[top] ?? 0)) top = index
  })
  const chosen: Run[] = []
  for (let index = top; index >= 0; index = before[index] ?? -1) {
    const run = runs[index]
    if (run !== undefined) chosen.push(run)
  }
  return apart(chosen.reverse())
}

function apart(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    const over =
      last === undefined ? 0 : Math.max(0, last.old + last.length - run.old, last.fresh + last.length - run.fresh)
    if (over < run.length) result.push({ old: run.old + over, fresh: run.fresh + over, length: run.length - over })
  }
  return result
}

function ranksOf(runs: readonly Run[]): Int32Array {
  const order = runs.map((_, index) => index).sort((a, b) => (runs[a]?.fresh ?? 0) - (runs[b]?.fresh ?? 0))
  const ranks = new Int32Array(runs.length)
  order.forEach((index, rank) => {
    ranks[index] = rank
  })
  return ranks
}

/** The heaviest chain that ends at each rank or before it (a Fenwick tree). */
class Maxima {
  readonly #tree: Int32Array

  constructor(size: number) {
    this.#tree = new Int32Array(size + 1).fill(-1)
  }

  /** -1 where there is none. */
  highestBelow(rank: number, sums: readonly number[]): number {
    let best = -1
    for (let at = rank; at > 0; at -= at & -at) {
      const index = this.#tree[at] ?? -1
      if (index >= 0 && (sums[index] ?? 0) > (sums[best] ?? 0)) best = index
    }
    return best
  }

  put(rank: number, index: number, sums: readonly number[]): void {
    for (let at = rank + 1; at < this.#tree.length; at += at & -at) {
      if ((sums[index] ?? 0) > (sums[this.#tree[at] ?? -1] ?? 0)) this.#tree[at] = index
    }
  }
}

function* places({ parts }: Sequence, size: number): Generator<number> {
  for (const { start, end } of parts) for (let at = start; at + size <= end; at++) yield at
}

/** Finds the pieces that stand once on either side: a hash table in two arrays, since a text has millions of pieces. */
class PieceIndex {
  readonly #old: Int32Array
  readonly #size: number
  /** By slot: one more than the place of a piece, 0 where there is none; negative where it stands twice. */
  readonly #first: Int32Array
  readonly #second: Int32Array

  constructor(old: Sequence, fresh: Sequence, size: number) {
    this.#old = old.ids
    this.#size = size
    const count = old.parts.reduce((sum, { start, end }) => sum + end - start, 0)
    const slots = 2 ** Math.ceil(Math.log2(2 * count + 2))
    this.#first = new Int32Array(slots)
    this.#second = new Int32Array(slots)
    for (const at of places(old, size)) {
      const slot = this.#slotOf(old.ids, at)
      this.#first[slot] = this.#first[slot] === 0 ? at + 1 : -Math.abs(this.#first[slot] ?? 0)
    }
    for (const at of places(fresh, size)) {
      const slot = this.#slotOf(fresh.ids, at)
      if (this.#first[slot] !== 0) this.#second[slot] = this.#second[slot] === 0 ? at + 1 : -1
    }
  }

  /** Where the piece at that place of the old sequence stands in the new one, if it stands once in both. */
  partnerOf(at: number): number | undefined {
    const slot = this.#slotOf(this.#old, at)
    const there = this.#second[slot] ?? 0
    return this.#first[slot] === at + 1 && there > 0 ? there - 1 : undefined
  }

  /** The slot of the piece, or the empty one where it belongs. */
  #slotOf(ids: Int32Array, at: number): number {
    const mask = this.#first.length - 1
    let hash = 0
    for (let i = 0; i < this.#size; i++) hash = mixed(hash ^ (ids[at + i] ?? 0))
    let slot = hash & mask
    for (;;) {
      const known = this.#first[slot] ?? 0
      if (known === 0 || this.#isAlike(Math.abs(known) - 1, ids, at)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isAlike(known: number, ids: Int32Array, at: number): boolean {
    for (let i = 0; i < this.#size; i++) if (this.#old[known + i] !== ids[at + i]) return false
    return true
  }
}

/** Spreads numbers that are close together (after the finish of MurmurHash3, Austin Appleby, public domain). */
function mixed(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return second ^ (second >>> 16)
}
