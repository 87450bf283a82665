import type { Corpus } from "./corpus.ts"
import { inCorpusOrder } from "./corpus-order.ts"
import type { MentionFact, SidecarFacts } from "./facts.ts"
import { entityKey } from "./keys.ts"

/** A mention and where it stands. */
export interface PlacedMention {
  /** URI of the article. */
  readonly article: string
  readonly facts: SidecarFacts
  readonly mention: MentionFact
}

/**
 * All mentions of an entity by the articles' dates, then path, then position. `key` is that of keys.ts; with a `coder`
 * those of that coder's layers, else those of the main sidecars.
 */
export function mentionsOf(key: string, corpus: Corpus, coder?: string): readonly PlacedMention[] {
  const users = [...corpus.index.using(key)].filter(facts => facts.coder === coder)
  return inCorpusOrder(users).flatMap(facts => [...mentionsIn(facts, key)])
}

/** The mentions of an entity in one article, in text order. */
export function* mentionsIn(facts: SidecarFacts, key: string): Generator<PlacedMention> {
  const article = facts.articleUri
  if (article === undefined) return
  for (const mention of facts.mentions) {
    if (mention.entities.some(id => entityKey(id, facts.uri) === key)) yield { article, facts, mention }
  }
}
