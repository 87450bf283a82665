import type { Corpus } from "./corpus.ts"
import type { IndexedClaim } from "./indexed-claims.ts"
import type { ClaimRole } from "./signatures.ts"

/** Whose claims: those that an entity makes, or those aimed at it. `key`: see keys.ts. */
export interface ClaimsOfEntity {
  readonly key: string
  readonly role: ClaimRole
  readonly coder?: string | undefined
}

/** A few of an entity's claims, without reading all: those in the sidecar `here` first, then in corpus order. */
export function someClaims(
  { key, role, coder }: ClaimsOfEntity,
  number: number,
  here: string | undefined,
  corpus: Corpus,
): readonly IndexedClaim[] {
  const found: IndexedClaim[] = []
  for (const inFile of corpus.index.claims.some(key, role, coder, here, number)) {
    found.push(...inTextOrder(inFile))
    if (found.length >= number) break
  }
  return found.slice(0, number)
}

function inTextOrder(claims: readonly IndexedClaim[]): readonly IndexedClaim[] {
  const place = ({ claim }: IndexedClaim) => claim.span?.start ?? Number.POSITIVE_INFINITY
  return claims.toSorted((a, b) => place(a) - place(b))
}
