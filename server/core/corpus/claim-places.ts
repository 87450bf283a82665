import type { ClaimAnchor } from "../anchor/claims.ts"
import type { CodedFile } from "./coded-file.ts"
import type { IndexedClaim } from "./indexed-claims.ts"
import type { Place } from "./place.ts"

/** Where a claim's words stand in the article, piece by piece. */
export function quotePlaces({ segments }: ClaimAnchor, { articleUri }: CodedFile): readonly Place[] {
  if (articleUri === undefined) return []
  return segments.flatMap(({ home }) => (home === undefined ? [] : [{ uri: articleUri, span: home.span }]))
}

export function* placesOfClaims(claims: Iterable<IndexedClaim>): Generator<Place> {
  for (const claim of claims) yield placeOfClaim(claim)
}

/** The same in one stretch, without reading the file; where the words are not found, the claim's slug. */
export function placeOfClaim({ facts, claim }: IndexedClaim): Place {
  if (facts.articleUri === undefined || claim.span === undefined) return { uri: facts.uri, span: claim.at }
  return { uri: facts.articleUri, span: claim.span }
}
