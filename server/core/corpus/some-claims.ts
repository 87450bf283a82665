import { claimsWhere } from "./claims-of.ts"
import type { Corpus } from "./corpus.ts"
import type { IndexedClaim } from "./corpus-index.ts"
import { firstInCorpusOrder } from "./corpus-order.ts"
import type { SidecarFacts } from "./facts.ts"
import { figuresIn } from "./figures.ts"
import { namesEntity } from "./mentions-of.ts"

/** Whose claims: those that an entity makes, or those aimed at it. `key`: see keys.ts. */
export interface ClaimsOfEntity {
  readonly key: string
  readonly role: "speaker" | "target"
  readonly coder?: string | undefined
}

/** A few of an entity's claims, without looking for all: those in the sidecar `here` first, then in corpus order. */
export function someClaims(
  { key, role, coder }: ClaimsOfEntity,
  number: number,
  here: string | undefined,
  corpus: Corpus,
): readonly IndexedClaim[] {
  const own: SidecarFacts[] = []
  const others: SidecarFacts[] = []
  for (const facts of corpus.index.using(key)) {
    const { claimsBy, claimsAbout } = figuresIn(facts, key)
    if (facts.coder !== coder || (role === "speaker" ? claimsBy : claimsAbout) === 0) continue
    if (facts.uri === here) own.push(facts)
    else others.push(facts)
  }
  const files = [...own, ...firstInCorpusOrder(others, number)]
  const result: IndexedClaim[] = []
  for (const file of files) {
    const claims = claimsWhere(
      ({ speakers, targets }, facts) => namesEntity(role === "speaker" ? speakers : targets, key, facts),
      coder,
      [file],
    )
    result.push(...claims)
    if (result.length >= number) break
  }
  return result.slice(0, number)
}
