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
  const id = entityIdOf(key)
  for (const mention of facts.mentions) {
    if (names(mention.entities, id, key, facts)) yield { article, facts, mention }
  }
}

/** Whether one of the ids that a sidecar names is the entity of that key. */
export function namesEntity(ids: readonly string[], key: string, facts: SidecarFacts): boolean {
  return names(ids, entityIdOf(key), key, facts)
}

/** The id in an entity's key. */
function entityIdOf(key: string): string {
  const global = entityKey("", "")
  return key.startsWith(global) ? key.slice(global.length) : key.slice(key.lastIndexOf("#") + 1)
}

function names(ids: readonly string[], id: string, key: string, { uri }: SidecarFacts): boolean {
  // The key of a local entity names its sidecar; the others need no second look.
  return ids.includes(id) && (!id.startsWith("_") || entityKey(id, uri) === key)
}
