import type { Sidecar } from "../model/sidecar.ts"
import { type CommonEnds, commonEnds } from "../text/common-ends.ts"
import { detached } from "../text/detached.ts"
import { partitionPoint } from "../text/partition-point.ts"
import type { Span } from "../text/span.ts"
import { columnAt } from "./layout.ts"

/** Entries of one map of a sidecar that an edit touched, mostly one. */
export interface TouchedEntries {
  /** Of which section they are the entries; "all" where the sections themselves are the entries. */
  readonly map: EntryMap
  /** The first of them, and the first behind them. */
  readonly first: number
  readonly last: number
  /** Their lines as they were, with what stands between them and the next entry. */
  readonly span: Span
  /** Those lines as they are. */
  readonly lines: string
  /** How many characters there are more than before. */
  readonly by: number
  /** Where the keys of that map stand in their lines. */
  readonly column: number
}

type EntryMap = "mentions" | "claims" | "all"

/**
 * The mentions, claims or, if there are no such, sections outside of whose lines the two texts are the same. `sidecar` is
 * what `before` says, which is in canonical form. Undefined where a line was broken that ends them.
 */
export function findTouchedEntries(before: string, sidecar: Sidecar, after: string): TouchedEntries | undefined {
  const ends = commonEnds(before, after)
  for (const map of ["mentions", "claims", "all"] as const) {
    const lines = map === "all" ? linesOfSections(sidecar, before) : linesOf(map, sidecar, before)
    if (lines === undefined || ends.head < lines.startOf(0)) continue
    if (before.length - ends.tail <= lines.startOf(lines.count)) return touchedIn(map, lines, ends, before, after)
  }
  return undefined
}

function touchedIn(
  map: EntryMap,
  { count, column, startOf }: EntryLines,
  { head, tail }: CommonEnds,
  before: string,
  after: string,
): TouchedEntries | undefined {
  const by = after.length - before.length
  const countBefore = (offset: number) => partitionPoint(count, index => startOf(index) < offset)
  const linesTo = (last: number) => after.slice(startOf(first), startOf(last) + by)
  // What was put before a key may belong to the entry above it.
  const first = Math.max(0, countBefore(head - column) - 1)
  let last = Math.max(first + 1, countBefore(before.length - tail))
  // Where the line end of the last of them is gone, the next one has become a part of it.
  while (last < count && !isWhole(linesTo(last))) last++
  const lines = linesTo(last)
  if (startOf(last) < before.length && !isWhole(lines)) return undefined
  return { map, first, last, span: { start: startOf(first), end: startOf(last) }, lines: detached(lines), by, column }
}

function isWhole(lines: string): boolean {
  return lines === "" || lines.endsWith("\n")
}

/** Where the lines of each entry begin, and behind the last those of whatever follows. */
interface EntryLines {
  readonly count: number
  readonly column: number
  startOf(index: number): number
}

function linesOf(section: "mentions" | "claims", sidecar: Sidecar, text: string): EntryLines | undefined {
  const entries = section === "mentions" ? sidecar.surfaces : sidecar.claims
  const place = sidecar.sections.get(section)
  if (place === undefined || entries.length === 0 || text[place.value.start] === "{") return undefined
  const column = columnAt(text, place.value.start)
  const end = endOf(place.key, sidecar, text)
  return { count: entries.length, column, startOf: index => (entries[index]?.span.start ?? end + column) - column }
}

/** Where the lines of the next section begin. */
function endOf(section: Span, { sections }: Sidecar, text: string): number {
  let end = text.length
  for (const { key } of sections.values()) if (key.start > section.start) end = Math.min(end, key.start)
  return end
}

/** What stands above the first section belongs to it. */
function linesOfSections({ sections }: Sidecar, text: string): EntryLines {
  const starts = [...sections.values()].map(({ key }) => key.start)
  return { count: starts.length, column: 0, startOf: index => (index === 0 ? 0 : (starts[index] ?? text.length)) }
}
