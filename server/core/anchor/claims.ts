import type { Claim, Quote } from "../model/claim.ts"
import type { RangeSelector, Selector } from "../model/selector.ts"
import { spanAt } from "../text/segment.ts"
import type { Span } from "../text/span.ts"
import { contains } from "../text/span.ts"
import type { ArticleText } from "./article-text.ts"
import { findSelector, type Match, preferExact } from "./find-selector.ts"

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
}

/** What claims are anchored in. `furniture` and `display` are spans of the article's source. */
export interface ClaimContext {
  readonly article: ArticleText
  readonly boilerplate: readonly Span[]
  /** Headlines, standfirsts and captions, where a repeated quote is not at home. */
  readonly display: readonly Span[]
}

export function anchorClaim(claim: Claim, context: ClaimContext): ClaimAnchor {
  const segments = claim.quote === undefined ? [] : anchorQuote(claim.quote, context)
  const homes = segments.flatMap(segment => segment.home?.span ?? [])
  const [first] = homes
  if (first === undefined) return { claim, segments }
  const span = { start: first.start, end: Math.max(...homes.map(home => home.end)) }
  const cue = claim.cue && findNear(context.article, claim.cue, span)
  const source = claim.source && findNear(context.article, claim.source, span)
  return { claim, segments, span, ...(cue && { cue }), ...(source && { source }) }
}

/** The occurrence inside `quote`, else the nearest in its paragraph, else the nearest in the article. */
export function findNear(article: ArticleText, selector: Selector, quote: Span): Match | undefined {
  const matches = preferExact(findSelector(article, selector))
  const inside = matches.find(match => contains(quote, match.span))
  if (inside !== undefined) return inside
  const first = spanAt(article.paragraphs, quote.start)
  const last = spanAt(article.paragraphs, quote.end)
  const around = first && last && { start: first.start, end: last.end }
  const near = around === undefined ? [] : matches.filter(match => contains(around, match.span))
  return nearest(near.length > 0 ? near : matches, quote)
}

function nearest(matches: readonly Match[], quote: Span): Match | undefined {
  const distance = ({ span }: Match) => Math.max(0, quote.start - span.end, span.start - quote.end)
  let best: Match | undefined
  for (const match of matches) if (best === undefined || distance(match) < distance(best)) best = match
  return best
}

function anchorQuote(quote: Quote, context: ClaimContext): readonly SegmentAnchor[] {
  if (quote.kind === "range") return [anchorRange(quote.range, context)]
  const anchors: SegmentAnchor[] = []
  let from = 0
  for (const selector of quote.segments) {
    const anchor = anchorSegment(selector, context, from)
    anchors.push(anchor)
    from = anchor.home?.span.end ?? from
  }
  return anchors
}

/** `from`: segments stand in text order, so a later one is looked for behind the one before it. */
function anchorSegment(selector: Selector, context: ClaimContext, from: number): SegmentAnchor {
  const found = preferExact(findSelector(context.article, selector))
  const counted = found.filter(match => !inBoilerplate(match, context))
  const behind = counted.filter(match => match.span.start >= from)
  const candidates = from > 0 && behind.length > 0 ? behind : counted
  const body = candidates.filter(match => !context.display.some(region => contains(region, match.span)))
  const home = body[0] ?? candidates[0]
  const rivals = from > 0 ? [] : body.slice(1)
  return {
    selector,
    ...(home && { home }),
    repeats: counted.filter(match => match !== home && !rivals.includes(match)),
    rivals,
    inBoilerplate: home === undefined && found.length > 0,
  }
}

function anchorRange(range: RangeSelector, context: ClaimContext): SegmentAnchor {
  const start = anchorSegment(range.from, context, 0)
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
  return boilerplate.some(span => span.start <= normal.start && normal.end <= span.end)
}
