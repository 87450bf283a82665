import type { Corpus } from "./corpus.ts"
import type { SidecarFacts } from "./facts.ts"
import { linesOf, usesWith } from "./packed/unpacked-facts.ts"
import type { Places } from "./place.ts"
import type { Use } from "./uses.ts"
import { usesOfCodebook, usesOfRegistry } from "./vocabulary-uses.ts"

/** Every place in a sidecar that names the thing of a key (keys.ts), but does not declare it. */
export function usesIn(key: string, facts: SidecarFacts): Places {
  return { uri: facts.uri, spans: spansOf(key, usesWith(key, facts)), lines: linesOf(facts) }
}

/** The same in the registry and the codebook. */
export function* usesInVocabulary(key: string, corpus: Corpus): Generator<Places> {
  for (const { uri, value } of corpus.registryFiles) yield { uri, spans: spansOf(key, usesOfRegistry(value)) }
  const { codebook } = corpus
  if (codebook !== undefined) yield { uri: codebook.uri, spans: spansOf(key, usesOfCodebook(codebook.value)) }
}

function spansOf(key: string, uses: Iterable<Use>): Places["spans"] {
  const spans: Places["spans"][number][] = []
  for (const use of uses) if (use.key === key && !use.declares) spans.push(use.span)
  return spans
}
