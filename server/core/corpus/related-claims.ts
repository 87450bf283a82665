import type { Corpus } from "./corpus.ts"
import type { IndexedClaim } from "./corpus-index.ts"
import { inCorpusOrder } from "./corpus-order.ts"
import { type ClaimSubject, findLinked } from "./subject.ts"

/** A claim as the index knows it. */
export function indexedClaim({ anchor, file }: ClaimSubject, corpus: Corpus): IndexedClaim | undefined {
  const facts = corpus.index.get(file.uri)
  const claim = facts?.claims.find(({ slug }) => slug === anchor.claim.slug.value)
  return facts && claim && { facts, claim, article: facts.articleId ?? "" }
}

/** The claims that link to this one. */
export function claimsLinkingTo({ anchor, file, coder }: ClaimSubject, corpus: Corpus): readonly IndexedClaim[] {
  const all = corpus.index.linksTo(file.articleId ?? "", anchor.claim.slug.value, coder)
  // Articles without an id share an empty one, and nobody can link into them from outside.
  return inOrder(all.filter(({ facts }) => file.articleId !== undefined || facts.uri === file.uri))
}

/** Claims of the same speaker on the same topic whose stance contradicts this one's, and that no link ties to it. */
export function undeclaredContradictions(subject: ClaimSubject, corpus: Corpus): readonly IndexedClaim[] {
  const { topic, stance, speaker } = subject.anchor.claim
  if (topic === undefined || stance === undefined) return []
  const linked = new Set(linkedClaims(subject, corpus))
  const speakers = speaker?.entities.map(({ value }) => value).filter(id => id !== "narrator") ?? []
  const found = speakers.flatMap(id =>
    corpus.index
      .stances(id, topic.value, subject.coder)
      // The same local id stands for somebody else in another article.
      .filter(({ facts }) => !id.startsWith("_") || facts.uri === subject.file.uri),
  )
  return inOrder(
    found.filter(
      ({ claim }) =>
        claim.stance !== undefined && corpus.codes.contradict(stance.value, claim.stance) && !linked.has(claim),
    ),
  )
}

function* linkedClaims(subject: ClaimSubject, corpus: Corpus): Generator<IndexedClaim["claim"]> {
  for (const { to } of subject.anchor.claim.links) {
    const linked = findLinked(to.value, subject.file, corpus)
    const claim = linked && indexedClaim(linked, corpus)?.claim
    if (claim !== undefined) yield claim
  }
  for (const { claim } of claimsLinkingTo(subject, corpus)) yield claim
}

/** Each claim once, in corpus order. */
function inOrder(claims: readonly IndexedClaim[]): readonly IndexedClaim[] {
  const byFile = new Map<IndexedClaim["facts"], Set<IndexedClaim["claim"]>>()
  for (const { facts, claim } of claims) {
    const inFile = byFile.get(facts) ?? new Set()
    byFile.set(facts, inFile.add(claim))
  }
  return inCorpusOrder(byFile.keys()).flatMap(facts => {
    const own = byFile.get(facts) ?? new Set()
    return facts.claims.filter(claim => own.has(claim)).map(claim => ({ facts, claim, article: facts.articleId ?? "" }))
  })
}
