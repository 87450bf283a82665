import type { TextEdit } from "./edit.ts"
import { partitionPoint } from "./partition-point.ts"

/**
 * Edits of whole lines that turn one text into another. Lines that stand once in either and keep their order stay, and
 * so do those alike beside them; what is between is replaced. Not always the fewest edits, but few, in little time.
 */
export function diffLines(before: string, after: string): readonly TextEdit[] {
  const [old, fresh] = [toLines(before), toLines(after)]
  const anchors = [...anchorsOf(old, fresh), { old: old.length, fresh: fresh.length }]
  const starts = startsOf(old)
  const edits: TextEdit[] = []
  let from: Pair = { old: 0, fresh: 0 }
  for (const anchor of anchors) {
    const [start, end] = shrink(old, fresh, from, anchor)
    const span = { start: starts[start.old] ?? 0, end: starts[end.old] ?? 0 }
    const newText = fresh.slice(start.fresh, end.fresh).join("")
    if (span.end > span.start || newText !== "") edits.push({ span, newText })
    from = { old: anchor.old + 1, fresh: anchor.fresh + 1 }
  }
  return edits
}

/** A line of the old text and one of the new. */
interface Pair {
  readonly old: number
  readonly fresh: number
}

/** With their ends. */
function toLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  return starts
}

/** What is different between two pairs, without the lines alike at its ends. */
function shrink(old: readonly string[], fresh: readonly string[], from: Pair, to: Pair): [Pair, Pair] {
  let [start, end] = [from, to]
  while (start.old < end.old && start.fresh < end.fresh && old[start.old] === fresh[start.fresh]) {
    start = { old: start.old + 1, fresh: start.fresh + 1 }
  }
  while (end.old > start.old && end.fresh > start.fresh && old[end.old - 1] === fresh[end.fresh - 1]) {
    end = { old: end.old - 1, fresh: end.fresh - 1 }
  }
  return [start, end]
}

/** Lines that stand once in both texts, as many as keep their order: the longest ascending run (patience diff). */
function anchorsOf(old: readonly string[], fresh: readonly string[]): readonly Pair[] {
  const [places, once] = [placesOf(old), placesOf(fresh)]
  const last: { pair: Pair; before: number }[] = []
  const tops: number[] = []
  for (const [line, at] of places) {
    const there = once.get(line)
    if (at === undefined || there === undefined) continue
    const pile = lowerBound(tops, there, index => last[index]?.pair.fresh ?? 0)
    last.push({ pair: { old: at, fresh: there }, before: tops[pile - 1] ?? -1 })
    tops[pile] = last.length - 1
  }
  const run: Pair[] = []
  for (let link = last[tops.at(-1) ?? -1]; link !== undefined; link = last[link.before]) run.push(link.pair)
  return run.reverse()
}

/** The number of each line that stands once; `undefined` for the others. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>()
  for (const [index, line] of lines.entries()) places.set(line, places.has(line) ? undefined : index)
  return places
}

function lowerBound(list: readonly number[], wanted: number, rankOf: (item: number) => number): number {
  return partitionPoint(list.length, index => rankOf(list[index] ?? 0) < wanted)
}
