import { claimsOf } from "./claims-of.ts"
import type { Corpus } from "./corpus.ts"
import type { SidecarFacts } from "./facts.ts"
import type { IndexedClaim } from "./indexed-claims.ts"
import { entityKey } from "./keys.ts"

/** Somebody who speaks of an entity, or of whom it speaks, and the claims that say so in one article. */
export interface Voice {
  readonly key: string
  readonly id: string
  readonly facts: SidecarFacts
  /** In text order; at least one. */
  readonly claims: readonly IndexedClaim[]
}

/** Who makes claims about an entity: speaker by speaker, each article by article. Yields after each claim. */
export function speakersAbout(key: string, corpus: Corpus, coder?: string): Generator<void, readonly Voice[]> {
  return grouped(claimsOf({ target: key, coder }, corpus), ({ claim }) => claim.speakers)
}

/** Of whom an entity speaks: target by target, each article by article. Yields after each claim. */
export function targetsOf(key: string, corpus: Corpus, coder?: string): Generator<void, readonly Voice[]> {
  return grouped(claimsOf({ speaker: key, coder }, corpus), ({ claim }) => claim.targets)
}

function* grouped(
  claims: Iterable<IndexedClaim>,
  idsOf: (claim: IndexedClaim) => readonly string[],
): Generator<void, readonly Voice[]> {
  const byKey = new Map<string, Map<SidecarFacts, Voice & { readonly claims: IndexedClaim[] }>>()
  for (const claim of claims) {
    const { facts } = claim
    for (const id of new Set(idsOf(claim))) {
      const key = entityKey(id, facts.uri)
      const articles = byKey.get(key) ?? new Map<SidecarFacts, Voice & { readonly claims: IndexedClaim[] }>()
      byKey.set(key, articles)
      const voice = articles.get(facts)
      if (voice === undefined) articles.set(facts, { key, id, facts, claims: [claim] })
      else voice.claims.push(claim)
    }
    yield
  }
  return [...byKey.values()].flatMap(articles => [...articles.values()])
}
