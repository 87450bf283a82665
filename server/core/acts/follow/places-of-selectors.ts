import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findSelector, findText } from "../../anchor/find-selector.ts"
import type { FollowedWords } from "../../anchor/followed.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { RangeSelector, Selector } from "../../model/selector.ts"
import type { Span } from "../../text/span.ts"

/** By where a selector begins in the sidecar: the one place in the article that it means. */
export function placesOfSelectors(file: CodedFile): ReadonlyMap<number, Span> {
  const places = new Map<number, Span>()
  for (const { selector, place } of selectorsOf(file)) if (place !== undefined) places.set(selector.span.start, place)
  return places
}

export interface PlacedSelector extends Pick<FollowedWords, "role" | "selector" | "claim"> {
  readonly place: Span | undefined
}

/** Selectors that mean one place, in an order that does not depend on their words; a quote given by its ends counts as one. */
export function* selectorsOf(file: CodedFile): Generator<PlacedSelector> {
  for (const anchor of file.anchored.claims) yield* ofClaim(anchor)
  for (const { region, match } of file.anchored.regions) {
    yield { role: "region", selector: region.selector, place: match?.span }
  }
  for (const { at } of file.sidecar.notes) yield { role: "note", selector: at, place: only(at, file) }
  for (const item of file.sidecar.boilerplate) {
    if (item.kind === "range") yield* ofRange(item.range, file)
    else {
      const selector = { exact: item.text, span: item.text.span }
      yield { role: "boilerplate", selector, place: findText(file.article, item.text.value)[0]?.span }
    }
  }
}

function* ofClaim({ claim, segments, cue, source }: ClaimAnchor): Generator<PlacedSelector> {
  for (const { selector: found, home, rivals } of segments) {
    const selector = claim.quote?.kind === "range" ? claim.quote.range.from : found
    yield { role: "quote", claim, selector, place: rivals.length === 0 ? home?.span : undefined }
  }
  if (claim.cue !== undefined) yield { role: "cue", claim, selector: claim.cue, place: cue?.span }
  if (claim.source !== undefined) yield { role: "source", claim, selector: claim.source, place: source?.span }
}

function* ofRange({ from, to }: RangeSelector, file: CodedFile): Generator<PlacedSelector> {
  const [first] = findSelector(file.article, from)
  yield { role: "boilerplate", selector: from, place: first?.span }
  if (to === undefined) return
  const last = first && findSelector(file.article, to).find(match => match.normal.start >= first.normal.end)
  yield { role: "boilerplate", selector: to, place: last?.span }
}

function only(selector: Selector, { article }: CodedFile): Span | undefined {
  const [match, second] = findSelector(article, selector)
  return second === undefined ? match?.span : undefined
}
