import type { Corpus } from "./corpus.ts"
import { placesOfUses } from "./packed/unpacked-facts.ts"
import type { PlacedUse } from "./place.ts"
import type { Use } from "./uses.ts"
import { usesOfCodebook, usesOfRegistry } from "./vocabulary-uses.ts"

/**
 * Every place in YAML that names the thing of a key (keys.ts), those that declare it included: in the sidecars of a
 * coder (the main ones where none is named) by the articles' dates, then in the registry and the codebook.
 */
export function* usesOfKey(key: string, corpus: Corpus, coder?: string): Generator<PlacedUse> {
  for (const facts of corpus.index.usingInOrder(key, coder)) yield* placesOfUses(key, facts)
  for (const { uri, value } of corpus.registryFiles) yield* withKey(key, uri, usesOfRegistry(value))
  if (corpus.codebook !== undefined) yield* withKey(key, corpus.codebook.uri, usesOfCodebook(corpus.codebook.value))
}

function* withKey(key: string, uri: string, uses: Iterable<Use>): Generator<PlacedUse> {
  for (const { key: own, span, declares } of uses) if (own === key) yield { uri, span, declares }
}
