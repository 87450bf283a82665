import type { ArticleText } from "../anchor/article-text.ts"
import { inContext, type Match } from "../anchor/find-selector.ts"
import { shortestContext } from "../anchor/shortest-context.ts"
import type { Reading } from "../model/sidecar.ts"
import { toReference } from "./write-context.ts"

/**
 * Where a surface gets its new meaning: everywhere but where contexts say otherwise; at the chosen places and nowhere
 * else by default; or at the chosen places besides where it has it already.
 */
export type TagScope = "all" | "only" | "also"

/** A reading to be written: a default, or one with a context; `from` is the reading it takes the place of. */
export interface PlannedReading {
  readonly target: string
  readonly prefix?: string
  readonly suffix?: string
  readonly from?: Reading
}

/** The occurrences of one surface, and those of them that are chosen. */
export interface Places {
  readonly article: ArticleText
  readonly matches: readonly Match[]
  readonly chosen: readonly Match[]
}

/** The readings of a surface once the chosen places mean `target`; undefined where no context tells places apart. */
export function planReadings(
  readings: readonly Reading[],
  target: string,
  scope: TagScope,
  places: Places,
): readonly PlannedReading[] | undefined {
  const planned: PlannedReading[] = []
  const covered = new Set<Match>()
  let hasDefault = false
  for (const reading of readings) {
    const same = toReference(reading.target) === target
    if (!hasContext(reading)) {
      if (same && scope === "only") continue
      hasDefault ||= same || scope === "all"
      planned.push(scope === "all" ? { target, from: reading } : keep(reading))
      if (same) for (const match of places.chosen) covered.add(match)
      continue
    }
    const fits = fitting(reading, places)
    if (same) {
      // What a note says would be lost.
      if (scope === "all" && reading.note === undefined) continue
      planned.push(keep(reading))
      for (const match of fits) covered.add(match)
      continue
    }
    const rest = withoutChosen(reading, fits, places)
    if (rest === undefined) return undefined
    if (rest.length > 0 || scope === "all" || fits.length === 0) planned.push(...rest)
    else {
      planned.push({ ...keep(reading), target })
      for (const match of fits) covered.add(match)
    }
  }
  if (scope === "all") return hasDefault ? planned : [{ target }, ...planned]
  const added = contexts(target, places.chosen.filter(match => !covered.has(match)), places)
  return added && [...planned, ...added]
}

/** The readings of a surface once the chosen place means what it means no more. */
export function keep(reading: Reading): PlannedReading {
  return {
    target: toReference(reading.target),
    ...(reading.prefix && { prefix: reading.prefix.value }),
    ...(reading.suffix && { suffix: reading.suffix.value }),
    from: reading,
  }
}

/** Readings that hold at these places, one each; undefined where no context tells one of them from the others. */
export function contexts(
  target: string,
  chosen: readonly Match[],
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

export function hasContext({ prefix, suffix }: Reading): boolean {
  return prefix !== undefined || suffix !== undefined
}

/** A reading as it is, or several in its place that leave out the chosen occurrences. */
export function withoutChosen(
  reading: Reading,
  fits: readonly Match[],
  places: Places,
): readonly PlannedReading[] | undefined {
  const rest = fits.filter(match => !places.chosen.includes(match))
  if (rest.length === fits.length) return [keep(reading)]
  return contexts(toReference(reading.target), rest, places)?.map(each => ({ ...each, from: reading }))
}

export function fitting({ prefix, suffix }: Reading, { article, matches }: Places): readonly Match[] {
  return inContext(article, matches, prefix?.value, suffix?.value)
}
