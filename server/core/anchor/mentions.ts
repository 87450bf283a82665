import type { Reading, Surface } from "../model/sidecar.ts"
import { anyContains, compareSpans, type Span } from "../text/span.ts"
import type { ArticleText } from "./article-text.ts"
import { findText, inContext, type Match } from "./find-selector.ts"

export type MentionKind = "name" | "adjective" | "metonym" | "description"

/** What a string is to an entity, from the registry and the local entities. */
export type KindOf = (surface: string, entity: string) => MentionKind

/** One occurrence of a surface of the sidecar, and what became of it (format.md section 10). */
export interface Occurrence extends Match {
  readonly surface: Surface
  /** The meaning it takes; absent where its contexts do not fit and there is no default. */
  readonly reading?: Reading
  /** A second reading whose context fits as well. */
  readonly rival?: Reading
  /** Ids of what it points to; empty for `none` and where there is no reading. */
  readonly entities: readonly string[]
  readonly kind: MentionKind
  /**
   * `mention` counts; `none` was looked at and is nobody; `hidden` lies in a longer one; `boilerplate` lies in
   * page furniture; `uncovered` fits no reading.
   */
  readonly state: "mention" | "none" | "hidden" | "boilerplate" | "uncovered"
  /** The longer occurrence that hides it. */
  readonly hiddenBy?: Occurrence
}

/** An occurrence that counts. */
export type Mention = Occurrence & { readonly state: "mention"; readonly reading: Reading }

/** All occurrences of all surfaces, in text order, outer before inner. */
export function findOccurrences(
  article: ArticleText,
  surfaces: readonly Surface[],
  boilerplate: readonly Span[],
  kindOf: KindOf,
): readonly Occurrence[] {
  const all: Occurrence[] = []
  for (const surface of surfaces) {
    for (const occurrence of occurrencesOf(article, surface, boilerplate, kindOf)) all.push(occurrence)
  }
  all.sort((a, b) => compareSpans(a.normal, b.normal) || Number(a.folded) - Number(b.folded))
  return hideNested(all.filter((occurrence, index) => !isAgain(occurrence, all[index - 1])))
}

/** The same words under another key: where one key has the article's own characters, it is that one. */
function isAgain({ normal }: Occurrence, before: Occurrence | undefined): boolean {
  return before !== undefined && compareSpans(before.normal, normal) === 0
}

export function isMention(occurrence: Occurrence): occurrence is Mention {
  return occurrence.state === "mention"
}

function occurrencesOf(
  article: ArticleText,
  surface: Surface,
  boilerplate: readonly Span[],
  kindOf: KindOf,
): readonly Occurrence[] {
  const matches = findText(article, surface.text.value)
  if (matches.length === 0) return []
  const fits = surface.readings.some(hasContext) ? fittingReadings(article, surface, matches) : undefined
  const fallback = meaningOf(
    surface,
    surface.readings.find(reading => !hasContext(reading)),
    kindOf,
  )
  return matches.map(match => {
    const fitting = fits?.get(match)
    const meaning = fitting?.[0] === undefined ? fallback : meaningOf(surface, fitting[0], kindOf)
    const { reading } = meaning
    const rival = reading && fitting?.find(other => !sameTarget(other, reading))
    const found = occurrence(match, surface, meaning, anyContains(boilerplate, match.normal))
    return rival === undefined ? found : { ...found, rival }
  })
}

/** What the occurrences of one reading have in common. */
type Meaning = Pick<Occurrence, "reading" | "entities" | "kind" | "state">

function meaningOf(surface: Surface, reading: Reading | undefined, kindOf: KindOf): Meaning {
  const state = stateOf(reading)
  if (reading === undefined) return { entities: [], kind: "description", state }
  const entities = reading.target.entities.map(entity => entity.value)
  return { reading, entities, kind: kindOfEntities(surface, entities, kindOf), state }
}

function occurrence(
  { span, normal, folded }: Match,
  surface: Surface,
  { reading, entities, kind, state: own }: Meaning,
  isBoilerplate: boolean,
): Occurrence {
  const state = isBoilerplate ? "boilerplate" : own
  // There are hundreds in an article, and with a spread each would take several times as long.
  if (reading === undefined) return { span, normal, folded, surface, entities, kind, state }
  return { span, normal, folded, surface, entities, kind, state, reading }
}

/** By match, those whose context it has. */
function fittingReadings(
  article: ArticleText,
  surface: Surface,
  matches: readonly Match[],
): ReadonlyMap<Match, readonly Reading[]> {
  const fits = new Map<Match, Reading[]>()
  for (const reading of surface.readings.filter(hasContext)) {
    for (const match of inContext(article, matches, reading.prefix?.value, reading.suffix?.value)) {
      const others = fits.get(match)
      if (others === undefined) fits.set(match, [reading])
      else others.push(reading)
    }
  }
  return fits
}

function stateOf(reading: Reading | undefined): Occurrence["state"] {
  if (reading === undefined || (!reading.target.none && reading.target.entities.length === 0)) return "uncovered"
  return reading.target.none ? "none" : "mention"
}

function kindOfEntities(surface: Surface, entities: readonly string[], kindOf: KindOf): MentionKind {
  const entity = entities[0]
  return entity === undefined || entities.length > 1 ? "description" : kindOf(surface.text.value, entity)
}

function hasContext(reading: Reading): boolean {
  return reading.prefix !== undefined || reading.suffix !== undefined
}

function sameTarget(a: Reading, b: Reading): boolean {
  const key = (reading: Reading) => reading.target.entities.map(entity => entity.value).join("+")
  return a === b || (a.target.none === b.target.none && key(a) === key(b))
}

/**
 * Step 5: an occurrence inside a longer name, a longer `none`, or a longer mention of the same is dropped; whether it
 * fits a reading then no longer matters.
 */
function hideNested(sorted: readonly Occurrence[]): readonly Occurrence[] {
  let open: Occurrence[] = []
  return sorted.map(occurrence => {
    open = openAt(occurrence.normal.start, open)
    const isOpen = occurrence.state === "mention" || occurrence.state === "uncovered"
    const outer = isOpen ? open.find(candidate => hides(candidate, occurrence)) : undefined
    const result: Occurrence = outer === undefined ? occurrence : { ...occurrence, state: "hidden", hiddenBy: outer }
    if (result.state !== "uncovered" && result.state !== "boilerplate") open.push(result)
    return result
  })
}

/** Those that have not ended; mostly the last one has, and it costs least to take that out of the list. */
function openAt(start: number, outers: Occurrence[]): Occurrence[] {
  const hasEnded = ({ normal }: Occurrence) => normal.end <= start
  for (let last = outers.at(-1); last !== undefined && hasEnded(last); last = outers.at(-1)) outers.pop()
  return outers.some(hasEnded) ? outers.filter(outer => !hasEnded(outer)) : outers
}

function hides(outer: Occurrence, inner: Occurrence): boolean {
  const holds =
    outer.normal.end >= inner.normal.end &&
    outer.normal.end - outer.normal.start > inner.normal.end - inner.normal.start
  if (!holds) return false
  if (outer.kind === "name" || outer.reading?.target.none === true) return true
  return inner.entities.length > 0 && inner.entities.every(entity => outer.entities.includes(entity))
}
