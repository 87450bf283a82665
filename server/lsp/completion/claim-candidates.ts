import { CompletionItemKind } from "vscode-languageserver"
import type { ClaimFact, SidecarFacts } from "../../core/corpus/facts.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { claimName } from "../../core/corpus/search-names.ts"
import { type Candidate, mostShown, type Typing } from "./candidate.ts"
import { claimAt } from "./code-candidates.ts"

/** Claims of the same article by their slugs, less the one that is being typed. */
export function* ownClaims(typing: Typing): Generator<Candidate> {
  const { corpus, uri, place } = typing
  const facts = corpus.index.get(uri)
  for (const claim of facts?.claims ?? []) {
    if (facts !== undefined && claim.slug !== place.path[1]) yield ofClaim(claim, facts, claim.slug, typing)
  }
}

/** Claims that a link can lead to: of this article, then on the same topic, then all others; by the same coder. */
export function* linkableClaims(typing: Typing): Generator<Candidate> {
  yield* ownClaims(typing)
  const topic = claimAt(typing)?.topic?.value
  let left = mostShown
  for (const onTopic of topic === undefined ? [false] : [true, false]) {
    for (const candidate of otherClaims(typing, claim => (claim.topic === topic) === onTopic || topic === undefined)) {
      if (left-- <= 0) return typing.leaveOut()
      yield candidate
    }
  }
}

/** Of a large corpus those whose name holds what was typed. */
function* otherClaims(typing: Typing, fits: (claim: ClaimFact) => boolean): Generator<Candidate> {
  const { corpus, uri, file, query } = typing
  const isLarge = corpus.index.size > mostShown
  if (isLarge && query !== "") typing.leaveOut()
  const wanted = isLarge ? query : ""
  for (const { uri: other, names } of corpus.index.named(wanted, file?.coder)) {
    if (other === uri || names.article === undefined || !names.claims.some(name => name.includes(wanted))) continue
    const facts = corpus.index.once(other)
    for (const [index, claim] of facts?.claims.entries() ?? []) {
      if (facts === undefined || !fits(claim) || !names.claims[index]?.includes(wanted)) continue
      yield ofClaim(claim, facts, claimName(claim.slug, facts.articleId), typing)
    }
  }
}

function ofClaim(claim: ClaimFact, facts: SidecarFacts, text: string, { corpus, file }: Typing): Candidate {
  const home = facts.uri === file?.uri ? file : undefined
  const speakers = claim.speakers.map(id => entityName(id, home, corpus)).join(" + ")
  const stance = claim.stance === undefined ? "" : codeLabel("stances", claim.stance, corpus)
  const topic = claim.topic === undefined ? "" : codeLabel("topics", claim.topic, corpus)
  return {
    text,
    search: [speakers, topic],
    kind: CompletionItemKind.Reference,
    detail: [speakers, stance, topic].filter(part => part !== "").join(" · "),
    about: { kind: "claim", article: facts.articleId ?? "", slug: claim.slug },
  }
}
