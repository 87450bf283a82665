import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { IndexedClaim } from "../../corpus/indexed-claims.ts"
import type { Claim } from "../../model/claim.ts"
import { areLinked, indexed, nameFrom, saidWhen } from "../claim-links.ts"
import { declareLink } from "../declare-link.ts"
import { welcomeBy } from "../example-claims.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { spokenForBy } from "../spoken-for.ts"
import { withMistake } from "../with-mistake.ts"

/** Later it may be a change of mind. */
const days = 14

export const stanceConflictSpokenFor: Rule = {
  meta: {
    code: "stance-conflict-spoken-for",
    family: "stance",
    severity: "info",
    scope: "corpus",
    summary: "A speaker contradicts, within two weeks, what the country or body says that they speak for.",
    details:
      "A minister and the minister's country are two speakers to `stance-conflict-undeclared`. Here they count as one: by `for`, by a role that is held at the date, or as a part of the other. Check both stances; a real difference is worth a link (contradicts, qualifies). Only claims with exact enough dates are compared.",
    tags: ["stances", "speakers"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Lund said the bridge was welcome. Adler said a bridge was not needed.
//- a.ann.yaml
source: {published: 2018-03-01}
mentions:
  Adler: adler
  Lund: nordia
claims:
${welcomeBy("nordia")}  not-needed:
    speaker: adler
    for: nordia
    cue: said
    mode: indirect
    quote: a bridge was not needed
    kind: position
    topic: bridge
    stance: opposes
    links: {contradicts: welcome}
`,
      "stance: opposes\n    links: {contradicts: welcome}",
      "stance: opposes",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      const own = indexed(claim.slug.value, file, corpus)
      const other = own && conflicting(own, file, corpus)
      if (own === undefined || other === undefined) continue
      yield { ...report(claim, own, other, file, corpus), ...(span && { inArticle: span }) }
    }
  },
}

/** The first claim of somebody whom the speakers speak for, in the order of the files. */
function conflicting(own: IndexedClaim, file: CodedFile, corpus: Corpus): IndexedClaim | undefined {
  const { topic, stance, speakers } = own.claim
  if (topic === undefined || stance === undefined || corpus.codes.get("topics", topic) === undefined) return undefined
  const found: IndexedClaim[] = []
  const contradicts = (other: string | undefined) => other !== undefined && corpus.codes.contradict(stance, other)
  for (const id of spokenForBy(own, file, corpus)) {
    if (speakers.includes(id) || id.startsWith("_")) continue
    for (const other of corpus.index.claims.onTopic(id, topic, own.facts.coder, contradicts)) {
      if (other.claim.speakers.some(speaker => speakers.includes(speaker))) continue
      if (areNear(own, other) && !areLinked(own, other)) found.push(other)
    }
  }
  return found.sort((a, b) =>
    a.facts.uri < b.facts.uri ? -1 : a.facts.uri > b.facts.uri ? 1 : a.claim.at.start - b.claim.at.start,
  )[0]
}

/** On all days that their dates leave open. */
function areNear(a: IndexedClaim, b: IndexedClaim): boolean {
  const [one, other] = [saidWhen(a), saidWhen(b)]
  if (a.facts.uri === b.facts.uri && a.claim.date === b.claim.date) return true
  if (one === undefined || other === undefined) return false
  return Math.max(one.last, other.last) - Math.min(one.first, other.first) <= days
}

function report(claim: Claim, own: IndexedClaim, other: IndexedClaim, file: CodedFile, corpus: Corpus): Report {
  const name = nameFrom(own, other)
  const shown = name ?? `${other.claim.slug} of ${corpus.pathOf(other.facts.uri)}`
  return {
    at: claim.stance?.span ?? claim.slug.span,
    message: `${own.claim.speakers.join(" and ")} on ${own.claim.topic}: ${own.claim.stance}, but ${other.claim.speakers.join(" and ")}: ${other.claim.stance} in ${shown} at the same time`,
    related: [
      { uri: other.facts.uri, span: other.claim.at, message: `${other.claim.slug} says ${other.claim.stance}` },
    ],
    fix: () => (name === undefined ? [] : declare(claim, name, file, corpus)),
  }
}

function declare(claim: Claim, name: string, file: CodedFile, corpus: Corpus): readonly Fix[] {
  return ["contradicts", "qualifies"].flatMap(relation => declareLink(claim, relation, name, file, corpus))
}
