import type { Sidecar } from "../model/sidecar.ts"
import { type CommonEnds, commonEnds } from "../text/common-ends.ts"
import { detached } from "../text/detached.ts"
import { partitionPoint } from "../text/partition-point.ts"
import type { Span } from "../text/span.ts"
import { endOfLine } from "./block-lines.ts"
import type { EntryPlace } from "./edit-entry.ts"
import { columnAt } from "./layout.ts"

/** Entries of one map that an edit touched, mostly one. */
export interface TouchedEntries {
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

interface TouchedInSidecar extends TouchedEntries {
  /** Of which section they are the entries; "all" where the sections themselves are the entries. */
  readonly map: "mentions" | "claims" | "all"
}

/**
 * The mentions, claims or, if there are no such, sections outside of whose lines the two texts are the same. `sidecar` is
 * what `before` says, which is in canonical form. Undefined where a line was broken that ends them.
 */
export function findTouchedEntries(before: string, sidecar: Sidecar, after: string): TouchedInSidecar | undefined {
  const ends = commonEnds(before, after)
  for (const map of ["mentions", "claims", "all"] as const) {
    const lines =
      map === "all"
        ? linesOfSections(sidecar, before)
        : linesOf(map === "mentions" ? sidecar.surfaces : sidecar.claims, sidecar.sections.get(map), sidecar, before)
    if (lines === undefined || !isWithin(lines, ends, before)) continue
    const touched = touchedIn(lines, ends, before, after)
    return touched && { map, ...touched }
  }
  return undefined
}

/** The same of the entries of one section, which stands at `place`. */
export function findTouchedIn(
  before: string,
  entries: readonly Placed[],
  place: EntryPlace | undefined,
  file: Sectioned,
  after: string,
): TouchedEntries | undefined {
  const lines = linesOf(entries, place, file, before)
  const ends = commonEnds(before, after)
  return lines !== undefined && isWithin(lines, ends, before) ? touchedIn(lines, ends, before, after) : undefined
}

function isWithin({ top, startOf, count }: EntryLines, { head, tail }: CommonEnds, before: string): boolean {
  return head >= top && before.length - tail <= startOf(count)
}

function touchedIn(
  { top, count, column, startOf }: EntryLines,
  { head, tail }: CommonEnds,
  before: string,
  after: string,
): TouchedEntries | undefined {
  const by = after.length - before.length
  const countBefore = (offset: number) => partitionPoint(count, index => startOf(index) < offset)
  const linesTo = (last: number) => after.slice(start, startOf(last) + by)
  // What was put before a key may belong to the entry above it.
  const first = Math.max(0, countBefore(head - column) - 1)
  const start = head < startOf(first) ? top : startOf(first)
  let last = Math.max(first + 1, countBefore(before.length - tail))
  // Where the line end of the last of them is gone, the next one has become a part of it.
  while (last < count && !isWhole(linesTo(last))) last++
  const lines = linesTo(last)
  if (startOf(last) < before.length && !isWhole(lines)) return undefined
  return { first, last, span: { start, end: startOf(last) }, lines: detached(lines), by, column }
}

function isWhole(lines: string): boolean {
  return lines === "" || lines.endsWith("\n")
}

/** Where the lines of each entry begin, and behind the last those of whatever follows. */
interface EntryLines {
  /** Where the first line below the key of the map begins. */
  readonly top: number
  readonly count: number
  readonly column: number
  startOf(index: number): number
}

interface Placed {
  readonly span: Span
}

/** A file whose keys at the margin stand at these places. */
interface Sectioned {
  readonly sections: ReadonlyMap<string, EntryPlace>
}

function linesOf(
  entries: readonly Placed[],
  place: EntryPlace | undefined,
  file: Sectioned,
  text: string,
): EntryLines | undefined {
  if (place === undefined || entries.length === 0 || text[place.value.start] === "{") return undefined
  const column = columnAt(text, place.value.start)
  const end = endOf(place.key, file, text)
  return {
    top: endOfLine(text, place.key.end, text.length),
    count: entries.length,
    column,
    startOf: index => (entries[index]?.span.start ?? end + column) - column,
  }
}

/** Where the lines of the next section begin. */
function endOf(section: Span, { sections }: Sectioned, text: string): number {
  let end = text.length
  for (const { key } of sections.values()) if (key.start > section.start) end = Math.min(end, key.start)
  return end
}

/** What stands above the first section belongs to it. */
function linesOfSections({ sections }: Sidecar, text: string): EntryLines {
  const starts = [...sections.values()].map(({ key }) => key.start)
  return {
    top: 0,
    count: starts.length,
    column: 0,
    startOf: index => (index === 0 ? 0 : (starts[index] ?? text.length)),
  }
}
