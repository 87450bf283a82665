import type { Corpus } from "./corpus.ts"
import type { MentionFact, SidecarFacts } from "./facts.ts"
import { entityKey } from "./keys.ts"
import { countNaming, mentionsNaming, placesNaming } from "./packed/unpacked-facts.ts"
import type { Places } from "./place.ts"

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
  const id = entityIdOf(key)
  const found: PlacedMention[] = []
  for (const facts of corpus.index.usingInOrder(key, coder)) {
    const article = facts.articleUri
    if (article === undefined || !isKeyIn(key, id, facts)) continue
    for (const mention of mentionsNaming(id, facts)) found.push({ article, facts, mention })
  }
  return found
}

/** The places of the mentions that one sidecar has, which costs less. */
export function placesOfMentions(key: string, facts: SidecarFacts): Places | undefined {
  const id = entityIdOf(key)
  return isKeyIn(key, id, facts) ? placesNaming(id, facts) : undefined
}

/** How many mentions of an entity a sidecar has. */
export function mentionCounter(key: string): (facts: SidecarFacts) => number {
  const id = entityIdOf(key)
  return facts => (isKeyIn(key, id, facts) ? countNaming(id, facts) : 0)
}

/** Whether one of the ids that a sidecar names is the entity of that key. */
export function namesEntity(ids: readonly string[], key: string, facts: SidecarFacts): boolean {
  const id = entityIdOf(key)
  return ids.includes(id) && isKeyIn(key, id, facts)
}

/** The id in an entity's key. */
function entityIdOf(key: string): string {
  const global = entityKey("", "")
  return key.startsWith(global) ? key.slice(global.length) : key.slice(key.lastIndexOf("#") + 1)
}

function isKeyIn(key: string, id: string, facts: SidecarFacts): boolean {
  // The key of a local entity names its sidecar; the others need no second look.
  return !id.startsWith("_") || entityKey(id, facts.uri) === key
}
