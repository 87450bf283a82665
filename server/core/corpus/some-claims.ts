import type { Corpus } from "./corpus.ts"
import type { ClaimRole, IndexedClaim } from "./corpus-index.ts"
import { firstInCorpusOrder } from "./corpus-order.ts"
import type { SidecarFacts } from "./facts.ts"

/** Whose claims: those that an entity makes, or those aimed at it. `key`: see keys.ts. */
export interface ClaimsOfEntity {
  readonly key: string
  readonly role: ClaimRole
  readonly coder?: string | undefined
}

/** A few of an entity's claims, without sorting all: those in the sidecar `here` first, then in corpus order. */
export function someClaims(
  { key, role, coder }: ClaimsOfEntity,
  number: number,
  here: string | undefined,
  corpus: Corpus,
): readonly IndexedClaim[] {
  const byFile = new Map<SidecarFacts, IndexedClaim[]>()
  for (const claim of corpus.index.claimsOf(key, role, coder)) {
    const others = byFile.get(claim.facts)
    if (others === undefined) byFile.set(claim.facts, [claim])
    else others.push(claim)
  }
  const own = [...byFile.keys()].filter(facts => facts.uri === here)
  for (const facts of own) byFile.delete(facts)
  const files = own.length >= number ? own : [...own, ...firstInCorpusOrder(byFile.keys(), number)]
  const inOrder = files.flatMap(facts => inTextOrder(corpus.index.claimsOf(key, role, coder), facts))
  return inOrder.slice(0, number)
}

function inTextOrder(claims: readonly IndexedClaim[], facts: SidecarFacts): readonly IndexedClaim[] {
  const place = ({ claim }: IndexedClaim) => claim.span?.start ?? Number.POSITIVE_INFINITY
  return claims.filter(claim => claim.facts === facts).sort((a, b) => place(a) - place(b))
}
