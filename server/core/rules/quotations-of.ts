import type { ClaimAnchor } from "../anchor/claims.ts"
import { findQuotations } from "../anchor/quotations.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { contains, type Span, slice } from "../text/span.ts"
import { SpanIndex } from "../text/span-index.ts"
import { oncePerFile } from "./once-per-file.ts"

interface Quoted {
  readonly quotations: readonly Span[]
  readonly index: SpanIndex<Span>
  /** The pieces of claims whose words are those of the speaker. */
  readonly direct: SpanIndex<Piece>
}

interface Piece {
  readonly anchor: ClaimAnchor
  readonly home: Span
}

/** What stands in quotation marks in the article of a sidecar, marks included. */
export function quotationsOf(file: CodedFile): readonly Span[] {
  return quotedIn(file).quotations
}

const quotedIn = oncePerFile(({ article, anchored }): Quoted => {
  const quotations = findQuotations(article, anchored.boilerplate)
  const direct = anchored.claims.filter(({ claim }) => /^(?:direct|mixed)$/.test(claim.mode?.value ?? ""))
  const pieces = direct.flatMap(anchor => homesOf(anchor).map((home): Piece => ({ anchor, home })))
  pieces.sort((a, b) => a.home.start - b.home.start)
  return {
    quotations,
    index: new SpanIndex(quotations, span => span),
    direct: new SpanIndex(pieces, ({ home }) => home),
  }
})

/** Where the pieces of a claim stand. */
export function homesOf({ segments }: ClaimAnchor): readonly Span[] {
  return segments.flatMap(({ home }) => home?.span ?? [])
}

/** The parts of a claim's words that stand in quotation marks; a mark alone is no part. */
export function quotedParts(anchor: ClaimAnchor, file: CodedFile): readonly Span[] {
  const { index } = quotedIn(file)
  return homesOf(anchor).flatMap(home =>
    index
      .overlapping(home)
      .map(({ start, end }) => ({ start: Math.max(start, home.start), end: Math.min(end, home.end) }))
      .filter(part => /[\p{L}\p{N}]/u.test(slice(file.article.text, part))),
  )
}

/** Whether all words of a claim stand in quotation marks. */
export function isAllQuoted(anchor: ClaimAnchor, file: CodedFile): boolean {
  const homes = homesOf(anchor)
  return homes.length > 0 && homes.every(home => isInQuotation(home, file))
}

/** Whether a span of the article lies in quotation marks. */
export function isInQuotation(span: Span, file: CodedFile): boolean {
  return quotedIn(file)
    .index.overlapping(span)
    .some(quotation => contains(quotation, span))
}

/** Whether somebody who is quoted reports it: it lies in another claim's words, or its cue is quoted, too. */
export function isReportedInQuotation(anchor: ClaimAnchor, file: CodedFile): boolean {
  const { cue, claim } = anchor
  const { index, direct } = quotedIn(file)
  const homes = homesOf(anchor)
  const isInside = (outer: Span) => homes.every(home => contains(outer, home))
  if (cue !== undefined && index.overlapping(cue.span).some(one => contains(one, cue.span) && isInside(one)))
    return true
  const [first] = homes
  if (first === undefined) return false
  return direct.overlapping(first).some(({ anchor: other, home }) => other.claim !== claim && isInside(home))
}
