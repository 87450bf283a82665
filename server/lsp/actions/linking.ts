import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { ClaimFact } from "../../core/corpus/facts.ts"
import type { IndexedClaim } from "../../core/corpus/indexed-claims.ts"
import { linkTarget } from "../../core/corpus/keys.ts"
import { claimsLinkingTo, indexedClaim } from "../../core/corpus/related-claims.ts"
import { claimSubject } from "../../core/corpus/subject.ts"
import { plainClaimSentence } from "../cards/claim-sentence.ts"
import { shorten } from "../cards/markdown.ts"
import { type Offer, offerKinds } from "./offer.ts"
import type { Scene } from "./scene.ts"

const mostLinks = 5

/** Claims of the same topic or speaker that the claim here is not linked with, those that contradict it first. */
export function* linkOffers({ claim: anchor, file, article, corpus }: Scene): Generator<Offer> {
  const own = anchor && indexedClaim(claimSubject(anchor, file), corpus)
  if (anchor === undefined || own === undefined) return
  const linked = new Set(claimsLinkingTo(claimSubject(anchor, file), corpus).map(nameOf))
  for (const { to } of own.claim.links) linked.add(nameOfLink(to, own))
  const others = relatedClaims(own, corpus).filter(other => !linked.has(nameOf(other)))
  const byRank = others.toSorted((a, b) => rankOf(b.claim, own.claim, corpus) - rankOf(a.claim, own.claim, corpus))
  for (const other of byRank.slice(0, mostLinks)) {
    const relation = relationOf(own.claim, other.claim, corpus)
    if (relation === undefined) return
    const to = other.facts.uri === file.uri ? other.claim.slug : nameOf(other)
    const title = `Link to claim "${to}" (${relation}): ${shorten(sentenceOf(other, corpus), 80)}`
    const params = { uri: article, claim: own.claim.slug, relation, to }
    yield { title, kind: offerKinds.claim, act: { name: "link-claim", params } }
  }
}

/** In this article, of the same topic or speaker; in others, of both. */
function relatedClaims(own: IndexedClaim, corpus: Corpus): readonly IndexedClaim[] {
  const { facts, claim } = own
  const isRelated = (other: ClaimFact) =>
    other.slug !== claim.slug &&
    ((claim.topic !== undefined && other.topic === claim.topic) || sameSpeaker(claim, other))
  const here = facts.claims.filter(isRelated).map(other => ({ ...own, claim: other }))
  const speakers = claim.speakers.filter(id => id !== "narrator" && !id.startsWith("_"))
  const elsewhere = speakers.flatMap(id =>
    claim.topic === undefined ? [] : corpus.index.claims.onTopic(id, claim.topic, facts.coder),
  )
  // Without an id of its own nobody can link into an article.
  const linkable = elsewhere.filter(other => other.facts.uri !== facts.uri && other.article !== "")
  return [...here, ...new Map(linkable.map(other => [`${other.facts.uri}#${other.claim.at.start}`, other])).values()]
}

/** Contradictions come first, before all those of one speaker, which need a link. */
function rankOf(other: ClaimFact, own: ClaimFact, corpus: Corpus): number {
  if (likelyRelation(own, other, corpus) !== "contradicts") return 0
  return sameSpeaker(own, other) ? 2 : 1
}

/** What the two are to each other by the looks of it; the first relation of the codebook where it has none of these. */
function relationOf(own: ClaimFact, other: ClaimFact, corpus: Corpus): string | undefined {
  const known = [...corpus.codes.all("relations")].filter(code => !code.abstract && code.deprecated === undefined)
  const ids = known.map(({ id }) => id.value)
  const wanted = likelyRelation(own, other, corpus)
  return ids.includes(wanted) ? wanted : ids[0]
}

function likelyRelation(own: ClaimFact, other: ClaimFact, corpus: Corpus): string {
  const isSame = sameSpeaker(own, other)
  const { topic, stance } = own
  if (topic === undefined || topic !== other.topic || stance === undefined || other.stance === undefined) {
    return isSame ? "qualifies" : "responds-to"
  }
  if (corpus.codes.contradict(stance, other.stance)) return "contradicts"
  if (stance === other.stance) return isSame ? "repeats" : "supports"
  return isSame ? "qualifies" : "responds-to"
}

function sameSpeaker(a: ClaimFact, b: ClaimFact): boolean {
  return a.speakers.some(id => id !== "narrator" && b.speakers.includes(id))
}

function sentenceOf({ facts, claim }: IndexedClaim, corpus: Corpus): string {
  const isLocal = [...claim.speakers, ...claim.targets].some(id => id.startsWith("_"))
  const file: CodedFile | undefined = isLocal ? corpus.coded(facts.uri) : undefined
  return plainClaimSentence(claim, file, corpus)
}

/** `article/slug`; of an article without an id, its slug alone. */
function nameOf({ article, claim }: IndexedClaim): string {
  return article === "" ? claim.slug : `${article}/${claim.slug}`
}

function nameOfLink(to: string, { article }: IndexedClaim): string {
  const target = linkTarget(to, article)
  return target.article === "" ? target.slug : `${target.article}/${target.slug}`
}
