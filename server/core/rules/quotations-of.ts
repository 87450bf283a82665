import type { ClaimAnchor } from "../anchor/claims.ts"
import { findQuotations } from "../anchor/quotations.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { contains, overlaps, type Span, slice } from "../text/span.ts"

const kept = new WeakMap<CodedFile, readonly Span[]>()

/** What stands in quotation marks in the article of a sidecar, marks included. */
export function quotationsOf(file: CodedFile): readonly Span[] {
  const known = kept.get(file) ?? findQuotations(file.article, file.anchored.boilerplate)
  kept.set(file, known)
  return known
}

/** Where the pieces of a claim stand. */
export function homesOf({ segments }: ClaimAnchor): readonly Span[] {
  return segments.flatMap(({ home }) => home?.span ?? [])
}

/** The parts of a claim's words that stand in quotation marks; a mark alone is no part. */
export function quotedParts(anchor: ClaimAnchor, file: CodedFile): readonly Span[] {
  const quotations = quotationsOf(file)
  return homesOf(anchor).flatMap(home =>
    quotations
      .filter(quotation => overlaps(quotation, home))
      .map(({ start, end }) => ({ start: Math.max(start, home.start), end: Math.min(end, home.end) }))
      .filter(part => /[\p{L}\p{N}]/u.test(slice(file.article.text, part))),
  )
}

/** Whether all words of a claim stand in quotation marks. */
export function isAllQuoted(anchor: ClaimAnchor, file: CodedFile): boolean {
  const homes = homesOf(anchor)
  return homes.length > 0 && homes.every(home => quotationsOf(file).some(quotation => contains(quotation, home)))
}

/** Whether somebody who is quoted reports it: it lies in another claim's words, or its cue is quoted, too. */
export function isReportedInQuotation(anchor: ClaimAnchor, file: CodedFile): boolean {
  const { cue, claim } = anchor
  const isInside = (outer: Span) => homesOf(anchor).every(home => contains(outer, home))
  if (cue !== undefined && quotationsOf(file).some(one => contains(one, cue.span) && isInside(one))) return true
  return file.anchored.claims.some(
    other =>
      other.claim !== claim &&
      /^(?:direct|mixed)$/.test(other.claim.mode?.value ?? "") &&
      homesOf(other).some(isInside),
  )
}
