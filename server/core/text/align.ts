import { resynchronise } from "./resynchronise.ts"
import { inOrder, sharedRuns } from "./shared-runs.ts"
import type { Span } from "./span.ts"

/** A stretch of the old items and the stretch of the new ones that stands in its place. */
export interface Stretch {
  readonly old: Span
  readonly fresh: Span
}

/** Which new item each old one became; -1 where it became none. */
export type Partners = Int32Array

/** A table of that many cells is filled in; in longer stretches what stands once helps. */
const mostCells = 10_000
const longestPiece = 4

/**
 * Finds partners, in order, for the items of a stretch: what is alike at its ends, then between pieces that stand once on
 * either side, shorter ones between longer ones. Time grows with the length of the stretch, whatever stands there.
 */
export function align(
  old: Int32Array,
  fresh: Int32Array,
  stretch: Stretch,
  partners: Partners,
  size = longestPiece,
): void {
  const rest = trimAlike(old, fresh, stretch, partners)
  const cells = (rest.old.end - rest.old.start) * (rest.fresh.end - rest.fresh.start)
  if (cells === 0) return
  if (cells <= mostCells) alignAll(old, fresh, rest, partners)
  else if (size < 1) resynchronise(old, fresh, rest, partners)
  else alignByPieces(old, fresh, rest, partners, size)
}

/** Between pieces that stand once on either side, those that keep their order, with smaller pieces. */
function alignByPieces(old: Int32Array, fresh: Int32Array, rest: Stretch, partners: Partners, size: number): void {
  const runs = sharedRuns({ ids: old, parts: [rest.old] }, { ids: fresh, parts: [rest.fresh] }, size)
  let from = { old: rest.old.start, fresh: rest.fresh.start }
  for (const run of inOrder(runs, ({ length }) => length)) {
    for (let i = 0; i < run.length; i++) partners[run.old + i] = run.fresh + i
    align(old, fresh, between(from, run), partners, size >> 1)
    from = { old: run.old + run.length, fresh: run.fresh + run.length }
  }
  align(old, fresh, between(from, { old: rest.old.end, fresh: rest.fresh.end }), partners, size >> 1)
}

interface Pair {
  readonly old: number
  readonly fresh: number
}

function between(from: Pair, to: Pair): Stretch {
  return { old: { start: from.old, end: to.old }, fresh: { start: from.fresh, end: to.fresh } }
}

function trimAlike(oldIds: Int32Array, freshIds: Int32Array, { old, fresh }: Stretch, partners: Partners): Stretch {
  let head = 0
  const most = Math.min(old.end - old.start, fresh.end - fresh.start)
  while (head < most && oldIds[old.start + head] === freshIds[fresh.start + head]) {
    partners[old.start + head] = fresh.start + head
    head++
  }
  let tail = 0
  while (tail < most - head && oldIds[old.end - tail - 1] === freshIds[fresh.end - tail - 1]) {
    tail++
    partners[old.end - tail] = fresh.end - tail
  }
  return {
    old: { start: old.start + head, end: old.end - tail },
    fresh: { start: fresh.start + head, end: fresh.end - tail },
  }
}

/**
 * The longest common subsequence, from a table of how long it is from each pair on. Of several the one in which items are
 * replaced rather than taken out here and put in there: of two that are alike the second would be taken for the first.
 */
function alignAll(oldIds: Int32Array, freshIds: Int32Array, { old, fresh }: Stretch, partners: Partners): void {
  const width = fresh.end - fresh.start + 1
  const lengths = new Uint16Array((old.end - old.start + 1) * width)
  const cell = (i: number, j: number) => (i - old.start) * width + j - fresh.start
  for (let i = old.end - 1; i >= old.start; i--) {
    for (let j = fresh.end - 1; j >= fresh.start; j--) {
      lengths[cell(i, j)] =
        oldIds[i] === freshIds[j]
          ? (lengths[cell(i + 1, j + 1)] ?? 0) + 1
          : Math.max(lengths[cell(i + 1, j)] ?? 0, lengths[cell(i, j + 1)] ?? 0)
    }
  }
  for (let i = old.start, j = fresh.start; i < old.end && j < fresh.end; ) {
    if (oldIds[i] === freshIds[j]) partners[i++] = j++
    else if (lengths[cell(i + 1, j + 1)] === lengths[cell(i, j)]) [i, j] = [i + 1, j + 1]
    else if ((lengths[cell(i + 1, j)] ?? 0) >= (lengths[cell(i, j + 1)] ?? 0)) i++
    else j++
  }
}
