import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { IndexedClaim } from "../../corpus/indexed-claims.ts"
import type { Claim } from "../../model/claim.ts"
import { changeTo } from "../change-to.ts"
import { areLinked, compareClaims, indexed, nameFrom } from "../claim-links.ts"
import { declareLink } from "../declare-link.ts"
import { notNeededBy, welcomeBy } from "../example-claims.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const stanceConflictUndeclared: Rule = {
  meta: {
    code: "stance-conflict-undeclared",
    family: "stance",
    severity: "warning",
    scope: "corpus",
    summary: "A speaker takes two stances on a topic that contradict one another, and no link says so.",
    details:
      "Which stances contradict one another, the codebook says under `contradictory-stances`. A real change of mind is worth a link: contradicts, qualifies or supersedes; any link between the two, on either side, will do. The finding stands at the later of the two claims. Joint speakers count each; unnamed speakers and the article's own voice are compared within their article only, and every coder by themselves.",
    tags: ["stances"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was welcome. Adler said a bridge was not needed.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
${welcomeBy("adler")}${notNeededBy("adler")}    links: {contradicts: welcome}
`,
      "stance: opposes\n    links: {contradicts: welcome}",
      "stance: opposes",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      const own = indexed(claim.slug.value, file, corpus)
      if (own === undefined) continue
      for (const other of conflicts(own, corpus)) {
        yield { ...report(claim, own, other, file, corpus), ...(span && { inArticle: span }) }
      }
    }
  },
}

/** Earlier claims that `own` contradicts, each once. */
function conflicts(own: IndexedClaim, corpus: Corpus): readonly IndexedClaim[] {
  return opposed(own, own.claim.stance, other => compareClaims(other, own) < 0, corpus).sort(compareClaims)
}

/** The claims among `isAsked` of the same speaker on the same topic that contradict a stance, each once. */
function opposed(
  own: IndexedClaim,
  stance: string | undefined,
  isAsked: (other: IndexedClaim) => boolean,
  corpus: Corpus,
): IndexedClaim[] {
  const { topic, speakers } = own.claim
  const found = new Map<string, IndexedClaim>()
  if (topic === undefined || stance === undefined || !isTopic(topic, corpus)) return []
  const contradicts = (other: string | undefined) => other !== undefined && corpus.codes.contradict(stance, other)
  for (const speaker of speakers) {
    for (const other of claimsBy(speaker, topic, contradicts, own, corpus)) {
      if (!isAsked(other)) continue
      if (!areLinked(own, other)) found.set(`${other.facts.uri}#${other.claim.slug}`, other)
    }
  }
  return [...found.values()]
}

/** The claims of a speaker on a topic, of whom the narrator and local ones are others in each article. */
function claimsBy(
  speaker: string,
  topic: string,
  isAsked: (stance: string | undefined) => boolean,
  { facts, article }: IndexedClaim,
  corpus: Corpus,
): readonly IndexedClaim[] {
  if (!isOfOneArticle(speaker)) return corpus.index.claims.onTopic(speaker, topic, facts.coder, isAsked)
  const own = facts.claims.filter(claim => claim.topic === topic && claim.speakers.includes(speaker))
  return own.filter(({ stance }) => isAsked(stance)).map(claim => ({ facts, claim, article }))
}

function isTopic(topic: string, corpus: Corpus): boolean {
  return corpus.codes.get("topics", topic) !== undefined || !corpus.codes.has("topics")
}

function isOfOneArticle(speaker: string): boolean {
  return speaker === "narrator" || speaker.startsWith("_")
}

function report(claim: Claim, own: IndexedClaim, other: IndexedClaim, file: CodedFile, corpus: Corpus): Report {
  const speakers = own.claim.speakers.filter(speaker => other.claim.speakers.includes(speaker))
  const nameOf = ({ facts, article, claim: { slug } }: IndexedClaim) =>
    article === "" ? `${slug} of ${corpus.pathOf(facts.uri)}` : `${article}/${slug}`
  return {
    at: claim.stance?.span ?? claim.slug.span,
    message: `${speakers.join(" and ")} on ${own.claim.topic}: ${other.claim.stance} in ${nameOf(other)}, ${own.claim.stance} in ${nameOf(own)}`,
    related: [
      { uri: other.facts.uri, span: other.claim.at, message: `${other.claim.slug} says ${other.claim.stance}` },
    ],
    fix: () => [...declare(claim, own, other, file, corpus), ...giveIn(claim, own, other, file, corpus)],
  }
}

function declare(
  claim: Claim,
  own: IndexedClaim,
  other: IndexedClaim,
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const name = nameFrom(own, other)
  if (name === undefined) return []
  return ["contradicts", "qualifies", "supersedes"].flatMap(one => declareLink(claim, one, name, file, corpus))
}

/** The stance of the other claim, where it agrees with the kind of claim and with all else that the speaker says. */
function giveIn(
  { kind, stance: written }: Claim,
  own: IndexedClaim,
  other: IndexedClaim,
  { uri }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const { stance } = other.claim
  const allowed = (kind && corpus.codes.get("claim-kinds", kind.value))?.stance ?? []
  if (written === undefined || stance === undefined) return []
  if (allowed.length > 0 && !allowed.some(({ value }) => value === stance)) return []
  if (opposed(own, stance, one => compareClaims(one, own) !== 0, corpus).length > 0) return []
  return [changeTo(uri, written.span, stance, `Change the stance to "${stance}"`)]
}
