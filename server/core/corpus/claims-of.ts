import type { Corpus } from "./corpus.ts"
import type { ClaimFact, SidecarFacts } from "./facts.ts"
import type { IndexedClaim } from "./indexed-claims.ts"
import { codeKey, entityKey } from "./keys.ts"
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
export function claimsOf(filter: ClaimFilter, corpus: Corpus): Iterable<IndexedClaim> {
  const topics = filter.topic === undefined ? undefined : topicsUnder(filter.topic, corpus)
  const fits = (claim: ClaimFact, facts: SidecarFacts) =>
    names(filter.speaker, claim.speakers, facts) &&
    names(filter.target, claim.targets, facts) &&
    (topics === undefined || (claim.topic !== undefined && topics.has(claim.topic))) &&
    (filter.stance === undefined || filter.stance === claim.stance)
  return claimsWhere(fits, filesFor(filter, topics, corpus))
}

/** The claims of these files that pass a test, those of a file by position. */
export function* claimsWhere(
  test: (claim: ClaimFact, facts: SidecarFacts) => boolean,
  files: Iterable<SidecarFacts>,
): Generator<IndexedClaim> {
  for (const facts of files) {
    const claims = facts.claims.filter(claim => test(claim, facts))
    for (const claim of inTextOrder(claims)) yield { facts, claim, article: facts.articleId ?? "" }
  }
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

/** In corpus order. */
function filesFor(
  { speaker, target, coder }: ClaimFilter,
  topics: ReadonlySet<string> | undefined,
  { index }: Corpus,
): Iterable<SidecarFacts> {
  if (speaker !== undefined && speaker !== narratorKey) return index.claimingInOrder(speaker, "speaker", coder)
  if (target !== undefined) return index.claimingInOrder(target, "target", coder)
  if (topics === undefined) return index.allInOrder(coder)
  return index.usingOneOfInOrder(
    [...topics].map(topic => codeKey("topics", topic)),
    coder,
  )
}
