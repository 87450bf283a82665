import type { ArticleText } from "../anchor/article-text.ts"
import { inContext, type Match } from "../anchor/find-selector.ts"
import { shortestContext } from "../anchor/shortest-context.ts"
import type { Reading } from "../model/sidecar.ts"
import { toReference } from "./write-context.ts"

/**
 * Where a surface gets its new meaning: wherever no context says otherwise; at the chosen places, and elsewhere by
 * contexts only; or at the chosen places besides where it has it already.
 */
export type TagScope = "all" | "only" | "also"

/** A reading to be written: a default, or one with a context. */
export interface PlannedReading {
  readonly target: string
  readonly prefix?: string
  readonly suffix?: string
  readonly note?: string
}

/** All occurrences of one surface, and those of them that are chosen. */
export interface Places {
  readonly article: ArticleText
  readonly matches: readonly Match[]
  readonly chosen: readonly Match[]
}

/** What becomes of one reading, and at which places it then gives the new meaning. */
interface Part {
  readonly planned: readonly PlannedReading[]
  readonly covers: readonly Match[]
}

/** The readings of a surface once the chosen places mean `target`; undefined where no context tells places apart. */
export function planReadings(
  readings: readonly Reading[],
  target: string,
  scope: TagScope,
  places: Places,
): readonly PlannedReading[] | undefined {
  const parts = readings.map(reading =>
    toReference(reading.target) === target
      ? planSame(reading, scope, places)
      : planOther(reading, target, scope, places),
  )
  if (!parts.every(part => part !== undefined)) return undefined
  const planned = parts.flatMap(part => part.planned)
  if (scope === "all") return planned.some(isDefault) ? planned : [{ target }, ...planned]
  const covered = new Set(parts.flatMap(part => part.covers))
  const added = contextsFor(
    places.chosen.filter(match => !covered.has(match)),
    target,
    places,
  )
  return added && [...planned, ...added]
}

/** A reading that gives the new meaning already. */
function planSame(reading: Reading, scope: TagScope, places: Places): Part {
  const kept = { planned: [toPlanned(reading)], covers: fitting(reading, places) }
  const dropped = { planned: [], covers: [] }
  if (isDefault(reading)) return scope === "only" ? dropped : kept
  // What a note says is not lost.
  return scope === "all" && reading.note === undefined ? dropped : kept
}

function planOther(reading: Reading, target: string, scope: TagScope, places: Places): Part | undefined {
  if (isDefault(reading)) return { planned: [scope === "all" ? { target } : toPlanned(reading)], covers: [] }
  const fits = fitting(reading, places)
  const isWhole = fits.length > 0 && fits.every(match => places.chosen.includes(match))
  if (isWhole && scope !== "all") return { planned: [{ ...toPlanned(reading), target }], covers: fits }
  const planned = isWhole ? [] : withoutChosen(reading, places)
  return planned && { planned, covers: [] }
}

/** A reading without the chosen places: as it is, or in its place one for each of its others. */
export function withoutChosen(reading: Reading, places: Places): readonly PlannedReading[] | undefined {
  const fits = fitting(reading, places)
  const rest = fits.filter(match => !places.chosen.includes(match))
  if (rest.length === fits.length) return [toPlanned(reading)]
  const note = reading.note && { note: reading.note.value }
  return contextsFor(rest, toReference(reading.target), places)?.map(each => ({ ...each, ...note }))
}

/** Readings that hold at these places, one each; undefined where no context tells one of them from the others. */
export function contextsFor(
  chosen: readonly Match[],
  target: string,
  { article, matches }: Places,
): readonly PlannedReading[] | undefined {
  const found: PlannedReading[] = []
  for (const match of chosen) {
    const context = shortestContext(article, matches, match)
    if (context === undefined) return undefined
    found.push({ target, ...context })
  }
  return found
}

export function toPlanned({ target, prefix, suffix, note }: Reading): PlannedReading {
  return {
    target: toReference(target),
    ...(prefix && { prefix: prefix.value }),
    ...(suffix && { suffix: suffix.value }),
    ...(note && { note: note.value }),
  }
}

export function isDefault({ prefix, suffix }: Pick<Reading, "prefix" | "suffix"> | PlannedReading): boolean {
  return prefix === undefined && suffix === undefined
}

/** Where a reading holds, if no other does. */
export function fitting({ prefix, suffix }: Reading, { article, matches }: Places): readonly Match[] {
  return inContext(article, matches, prefix?.value, suffix?.value)
}
