import type { RangeSelector, Selector } from "../model/selector.ts"
import type { Boilerplate } from "../model/sidecar.ts"
import { overlaps } from "../text/span.ts"
import { findSelector, findText, type Match } from "./find-selector.ts"
import { type Fate, followMatch } from "./follow-match.ts"
import type { TwoTexts } from "./follow-sidecar.ts"
import type { FollowedWords } from "./followed.ts"
import { PlaceIndex, toWholeWords } from "./place-index.ts"

/** What became of the words of regions, notes and page furniture. */
export function* followSelectors(texts: TwoTexts): Generator<FollowedWords> {
  const { sidecar, before, after } = texts
  for (const [index, { region, match }] of before.anchored.regions.entries()) {
    yield* told("region", region.selector, followMatch(match, after.anchored.regions[index]?.match, texts))
  }
  for (const { at } of sidecar.notes) {
    const [old, now] = [findSelector(before.article, at), findSelector(after.article, at)]
    const fate = followAll(old, now, texts)
    const isThere = fate === undefined || fate.change === "moved"
    yield* told("note", at, (isThere ? newPlace(old, now, texts) : undefined) ?? fate)
  }
  for (const item of sidecar.boilerplate) yield* followBoilerplate(item, texts)
}

function* told(role: FollowedWords["role"], selector: Selector, fate: Fate | undefined): Generator<FollowedWords> {
  if (fate !== undefined) yield { kind: "words", role, selector, ...fate }
}

/** Furniture may be added to and taken out, as long as any of it is left; what lies inside a stretch of it may change. */
function* followBoilerplate(item: Boilerplate, texts: TwoTexts): Generator<FollowedWords> {
  const { before, after } = texts
  if (item.kind === "text") {
    const { value, span } = item.text
    const fate = followAll(findText(before.article, value), findText(after.article, value), texts)
    yield* told("boilerplate", { exact: item.text, span }, fate)
    return
  }
  const [old, now] = [endsOf(item.range, before.article), endsOf(item.range, after.article)]
  yield* told("boilerplate", item.range.from, followMatch(old.from, now.from, texts))
  if (item.range.to !== undefined) yield* told("boilerplate", item.range.to, followMatch(old.to, now.to, texts))
}

function endsOf({ from, to }: RangeSelector, article: TwoTexts["before"]["article"]): { from?: Match; to?: Match } {
  const [first] = findSelector(article, from)
  const last = first && to && findSelector(article, to).find(match => match.normal.start >= first.normal.end)
  return { ...(first && { from: first }), ...(last && { to: last }) }
}

/** The first that is not where it was, of words that are meant wherever they stand. */
function followAll(before: readonly Match[], after: readonly Match[], texts: TwoTexts): Fate | undefined {
  const now = new PlaceIndex(texts.after.article, after)
  let moved: Fate | undefined
  for (const match of before) {
    const { kind, span } = texts.map.map(match.span)
    if (kind === "deleted") {
      if (after.length === 0) return { change: "lost", at: span }
      continue
    }
    const [same] = kind === "edited" ? now.overlapping(span) : [now.at(span)]
    if (same === undefined) return { change: "changed", at: toWholeWords(texts.after.article, span) }
    if (kind === "moved") moved ??= { change: "moved", at: same.span }
  }
  return moved
}

/**
 * Other words fit as well as those that were meant, being new or having got their context; told where those that were
 * meant stand, if they still do.
 */
function newPlace(before: readonly Match[], after: readonly Match[], { map }: TwoTexts): Fate | undefined {
  const stayed = before.map(({ span }) => map.map(span)).filter(({ kind }) => kind !== "deleted")
  const added = after.find(({ span }) => map.isNew(span) || !stayed.some(old => overlaps(old.span, span)))
  return before.length === 0 || added === undefined ? undefined : { change: "ambiguous", at: (stayed[0] ?? added).span }
}
