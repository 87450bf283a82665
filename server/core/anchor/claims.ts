import type { Claim, Quote } from "../model/claim.ts"
import type { RangeSelector, Selector } from "../model/selector.ts"
import { partitionPoint } from "../text/partition-point.ts"
import { spanAt } from "../text/segment.ts"
import type { Span } from "../text/span.ts"
import { anyContains, contains } from "../text/span.ts"
import type { ArticleText } from "./article-text.ts"
import { findSelector, type Match } from "./find-selector.ts"

/** Where a claim's words stand in the article. */
export interface ClaimAnchor {
  readonly claim: Claim
  readonly segments: readonly SegmentAnchor[]
  /** From the first segment's start to the last one's end; absent when no segment was found. */
  readonly span?: Span
  readonly cue?: Match
  readonly source?: Match
}

/** One piece of a quote. */
export interface SegmentAnchor {
  readonly selector: Selector
  /** The place that counts; absent when the words are not in the article. */
  readonly home?: Match
  /** The same words elsewhere: in a headline, a standfirst or a caption. */
  readonly repeats: readonly Match[]
  /** Further places that could as well be home. */
  readonly rivals: readonly Match[]
  /** The words occur, but only in page furniture. */
  readonly inBoilerplate: boolean
  /** The piece before, behind which the words should stand and do not. */
  readonly after?: Selector
}

/** What claims are anchored in. `furniture` and `display` are spans of the article's source. */
export interface ClaimContext {
  readonly article: ArticleText
  readonly boilerplate: readonly Span[]
  /** Headlines, standfirsts and captions, where a repeated quote is not at home. */
  readonly display: readonly Span[]
  /** Nothing but quotes is looked for. */
  readonly quotesOnly?: true
}

export function anchorClaim(claim: Claim, context: ClaimContext): ClaimAnchor {
  const segments = claim.quote === undefined ? [] : anchorQuote(claim.quote, context)
  const span = extentOf(segments)
  if (span === undefined) return { claim, segments }
  if (context.quotesOnly) return { claim, segments, span }
  const cue = claim.cue && findNear(context.article, claim.cue, span)
  const source = claim.source && findNear(context.article, claim.source, span)
  return { claim, segments, span, ...(cue && { cue }), ...(source && { source }) }
}

function extentOf(segments: readonly SegmentAnchor[]): Span | undefined {
  let extent: Span | undefined
  for (const { home } of segments) {
    if (home === undefined) continue
    const { start, end } = home.span
    extent = extent === undefined ? { start, end } : { start: extent.start, end: Math.max(extent.end, end) }
  }
  return extent
}

/** Where the first words of a claim stand for the first time, be it in a headline; undefined where they stand nowhere. */
export function firstOccurrence({ segments: [first] }: ClaimAnchor): number | undefined {
  if (first === undefined) return undefined
  const places = [...(first.home ? [first.home] : []), ...first.repeats, ...first.rivals]
  return places.length === 0 ? undefined : Math.min(...places.map(({ span }) => span.start))
}

/** The occurrence inside `quote`, else the nearest in its paragraph, else the nearest in the article. */
export function findNear(article: ArticleText, selector: Selector, quote: Span): Match | undefined {
  const matches = findSelector(article, selector)
  if (matches.length < 2) return matches[0]
  const next = indexFrom(matches, quote.start)
  for (let i = next; (matches[i]?.span.start ?? quote.end) < quote.end; i++) {
    const match = matches[i]
    if (match !== undefined && contains(quote, match.span)) return match
  }
  const sides = [matches[next - 1], matches[next], matches[indexFrom(matches, quote.end)]].filter(
    side => side !== undefined,
  )
  const first = spanAt(article.paragraphs, quote.start)
  const last = spanAt(article.paragraphs, quote.end)
  const around = first && last && { start: first.start, end: last.end }
  const near = around === undefined ? [] : sides.filter(match => contains(around, match.span))
  return nearest(near.length > 0 ? near : sides, quote)
}

function nearest(matches: readonly Match[], quote: Span): Match | undefined {
  const distance = ({ span }: Match) => Math.max(0, quote.start - span.end, span.start - quote.end)
  let best: Match | undefined
  for (const match of matches) if (best === undefined || distance(match) < distance(best)) best = match
  return best
}

/** Index of the first match that begins at `offset` or later. */
function indexFrom(matches: readonly Match[], offset: number): number {
  return partitionPoint(matches.length, index => (matches[index]?.span.start ?? offset) < offset)
}

function anchorQuote(quote: Quote, context: ClaimContext): readonly SegmentAnchor[] {
  if (quote.kind === "range") return [anchorRange(quote.range, context)]
  const anchors: SegmentAnchor[] = []
  let before: SegmentAnchor | undefined
  for (const selector of quote.segments) {
    const anchor = anchorSegment(selector, context, before)
    anchors.push(anchor)
    if (anchor.home !== undefined) before = anchor
  }
  return anchors
}

/** `before`: segments stand in text order, so a later one is looked for behind the one before it. */
function anchorSegment(selector: Selector, context: ClaimContext, before?: SegmentAnchor): SegmentAnchor {
  const found = findSelector(context.article, selector)
  const counted = found.filter(match => !inBoilerplate(match, context))
  const from = before?.home?.span.end
  const candidates = from === undefined ? counted : counted.filter(match => match.span.start >= from)
  const body = candidates.filter(match => !context.display.some(region => contains(region, match.span)))
  const home = body[0] ?? candidates[0]
  const rivals = from === undefined ? body.slice(1) : []
  const others = new Set([...(home ? [home] : []), ...rivals])
  return {
    selector,
    ...(home && { home }),
    repeats: counted.filter(match => !others.has(match)),
    rivals,
    inBoilerplate: counted.length === 0 && found.length > 0,
    ...(before && home === undefined && counted.length > 0 && { after: before.selector }),
  }
}

function anchorRange(range: RangeSelector, context: ClaimContext): SegmentAnchor {
  const start = anchorSegment(range.from, context)
  if (start.home === undefined || range.to === undefined) return start
  const { home } = start
  const end = findSelector(context.article, range.to).find(match => match.normal.start >= home.normal.end)
  if (end === undefined) return { selector: range.to, repeats: [], rivals: [], inBoilerplate: false }
  const whole: Match = {
    span: { start: home.span.start, end: end.span.end },
    normal: { start: home.normal.start, end: end.normal.end },
    folded: home.folded || end.folded,
  }
  return { ...start, home: whole }
}

function inBoilerplate({ normal }: Match, { boilerplate }: ClaimContext): boolean {
  return anyContains(boilerplate, normal)
}
