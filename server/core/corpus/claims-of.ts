import type { Corpus } from "./corpus.ts"
import type { IndexedClaim } from "./corpus-index.ts"
import { inCorpusOrder } from "./corpus-order.ts"
import type { ClaimFact, SidecarFacts } from "./facts.ts"
import { entityKey } from "./keys.ts"
import { namesEntity } from "./mentions-of.ts"

/** What claims are asked for; what is absent does not matter. */
export interface ClaimFilter {
  /** Key of an entity (keys.ts), alone or as one of several; `narratorKey` for the articles' own voice. */
  readonly speaker?: string
  /** Key of an entity, alone or as one of several. */
  readonly target?: string
  /** Id; the topics under it count as well. */
  readonly topic?: string
  readonly stance?: string
  /** Whose layers; the main sidecars where nobody is named. */
  readonly coder?: string | undefined
}

export const narratorKey = entityKey("narrator", "")

/** The claims that fit, by the articles' dates, then path, then position. */
export function claimsOf(filter: ClaimFilter, corpus: Corpus): readonly IndexedClaim[] {
  const topics = filter.topic === undefined ? undefined : topicsUnder(filter.topic, corpus)
  const fits = (claim: ClaimFact, facts: SidecarFacts) =>
    names(filter.speaker, claim.speakers, facts) &&
    names(filter.target, claim.targets, facts) &&
    (topics === undefined || (claim.topic !== undefined && topics.has(claim.topic))) &&
    (filter.stance === undefined || filter.stance === claim.stance)
  return claimsWhere(fits, filter.coder, filesFor(filter, corpus))
}

/** The claims of these files, all of one coder, that pass a test, in the same order. */
export function claimsWhere(
  test: (claim: ClaimFact, facts: SidecarFacts) => boolean,
  coder: string | undefined,
  files: Iterable<SidecarFacts>,
): readonly IndexedClaim[] {
  const fitting = new Map<SidecarFacts, readonly ClaimFact[]>()
  for (const facts of files) {
    if (facts.coder !== coder) continue
    const claims = facts.claims.filter(claim => test(claim, facts))
    if (claims.length > 0) fitting.set(facts, inTextOrder(claims))
  }
  return inCorpusOrder(fitting.keys()).flatMap(facts =>
    (fitting.get(facts) ?? []).map(claim => ({ facts, claim, article: facts.articleId ?? "" })),
  )
}

/** A topic and all topics below it. */
export function topicsUnder(topic: string, corpus: Corpus): ReadonlySet<string> {
  const ids = [...corpus.codes.all("topics")].map(code => code.id.value)
  return new Set([topic, ...ids.filter(id => corpus.codes.isUnder("topics", id, topic))])
}

/** By the place of their quotes in the article; those that have none come last. */
function inTextOrder(claims: readonly ClaimFact[]): readonly ClaimFact[] {
  const start = ({ span }: ClaimFact) => span?.start ?? Number.MAX_SAFE_INTEGER
  return [...claims].sort((a, b) => start(a) - start(b) || a.at.start - b.at.start)
}

function names(key: string | undefined, ids: readonly string[], facts: SidecarFacts): boolean {
  return key === undefined || namesEntity(ids, key, facts)
}

function filesFor({ speaker, target }: ClaimFilter, corpus: Corpus): Iterable<SidecarFacts> {
  const key = speaker === undefined || speaker === narratorKey ? target : speaker
  return key === undefined ? corpus.index.all() : corpus.index.using(key)
}
