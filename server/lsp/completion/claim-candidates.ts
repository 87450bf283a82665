import { CompletionItemKind } from "vscode-languageserver"
import type { ClaimFact, SidecarFacts } from "../../core/corpus/facts.ts"
import { codeLabel, entityName } from "../names.ts"
import type { Candidate, Typing } from "./candidate.ts"
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
  if (topic !== undefined) yield* otherClaims(typing, claim => claim.topic === topic)
  yield* otherClaims(typing, claim => topic === undefined || claim.topic !== topic)
}

function* otherClaims(typing: Typing, fits: (claim: ClaimFact) => boolean): Generator<Candidate> {
  const { corpus, uri, file } = typing
  for (const facts of corpus.index.all()) {
    if (facts.uri === uri || facts.articleId === undefined || facts.coder !== file?.coder) continue
    for (const claim of facts.claims) {
      if (fits(claim)) yield ofClaim(claim, facts, `${facts.articleId}/${claim.slug}`, typing)
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
