import type { Corpus } from "./corpus.ts"
import { inCorpusOrder } from "./corpus-order.ts"
import type { IndexedClaim } from "./indexed-claims.ts"
import { type ClaimSubject, findLinked } from "./subject.ts"

/** A claim as the index knows it. */
export function indexedClaim({ anchor, file }: ClaimSubject, corpus: Corpus): IndexedClaim | undefined {
  const facts = corpus.index.get(file.uri)
  const claim = facts?.claims.find(({ slug }) => slug === anchor.claim.slug.value)
  return facts && claim && { facts, claim, article: facts.articleId ?? "" }
}

/** The claims that link to this one. */
export function claimsLinkingTo({ anchor, file, coder }: ClaimSubject, corpus: Corpus): readonly IndexedClaim[] {
  const all = corpus.index.claims.linksTo(file.articleId ?? "", anchor.claim.slug.value, coder)
  // Articles without an id share an empty one, and nobody can link into them from outside.
  return inOrder(all.filter(({ facts }) => file.articleId !== undefined || facts.uri === file.uri))
}

/** Claims of the same speaker on the same topic whose stance contradicts this one's, and that no link ties to it. */
export function undeclaredContradictions(subject: ClaimSubject, corpus: Corpus): readonly IndexedClaim[] {
  const { topic, stance, speaker } = subject.anchor.claim
  if (topic === undefined || stance === undefined) return []
  const linked = new Set(linkedClaims(subject, corpus).map(nameOf))
  const contradicts = (other: string | undefined) => other !== undefined && corpus.codes.contradict(stance.value, other)
  const speakers = speaker?.entities.map(({ value }) => value).filter(id => id !== "narrator") ?? []
  const found = speakers.flatMap(id =>
    corpus.index.claims
      .onTopic(id, topic.value, subject.coder, contradicts)
      // The same local id stands for somebody else in another article.
      .filter(({ facts }) => !id.startsWith("_") || facts.uri === subject.file.uri),
  )
  return inOrder(found.filter(claim => !linked.has(nameOf(claim))))
}

function linkedClaims(subject: ClaimSubject, corpus: Corpus): readonly IndexedClaim[] {
  const leadsTo = subject.anchor.claim.links.flatMap(({ to }) => {
    const linked = findLinked(to.value, subject.file, corpus)
    return (linked && indexedClaim(linked, corpus)) ?? []
  })
  return [...leadsTo, ...claimsLinkingTo(subject, corpus)]
}

/** Tells claims apart: two of one file may have one slug. */
function nameOf({ facts, claim }: IndexedClaim): string {
  return `${facts.uri}#${claim.at.start}`
}

/** Each claim once, in corpus order. */
function inOrder(claims: readonly IndexedClaim[]): readonly IndexedClaim[] {
  const byFile = new Map<string, IndexedClaim[]>()
  for (const claim of new Map(claims.map(claim => [nameOf(claim), claim])).values()) {
    const inFile = byFile.get(claim.facts.uri)
    if (inFile === undefined) byFile.set(claim.facts.uri, [claim])
    else inFile.push(claim)
  }
  const files = inCorpusOrder([...byFile.values()].flatMap(([first]) => first?.facts ?? []))
  return files.flatMap(({ uri }) => (byFile.get(uri) ?? []).toSorted((a, b) => a.claim.at.start - b.claim.at.start))
}
