import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { IndexedClaim } from "../../corpus/indexed-claims.ts"
import type { Claim } from "../../model/claim.ts"
import { changeTo } from "../change-to.ts"
import { areLinked, compareClaims, indexed } from "../claim-links.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const quoteCodedDifferently: Rule = {
  meta: {
    code: "quote-coded-differently",
    family: "stance",
    severity: "warning",
    scope: "corpus",
    summary: "The same words of the same speaker have another topic or stance in another article.",
    details:
      "Articles copy from one another and from agencies; the same words then say the same. Make the codes alike, or link the two claims if the difference is meant. Quotes under 30 characters, unnamed speakers, and stances that `stance-conflict-undeclared` tells about are left alone. The finding stands at the later of the two.",
    tags: ["stances", "quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler said the bridge should be built before the winter.
//- a.ann.yaml
source: {published: 2018-03-01}
mentions:
  Adler: adler
claims:
  build: {speaker: adler, cue: said, mode: indirect, quote: the bridge should be built before the winter, kind: position, topic: bridge, stance: supports}
//- b.txt
Adler said the bridge should be built before the winter.
//- b.ann.yaml
source: {published: 2018-03-02}
mentions:
  Adler: adler
claims:
  build: {speaker: adler, cue: said, mode: indirect, quote: the bridge should be built before the winter, kind: position, topic: tunnel, stance: supports}
`,
      good: `//- a.txt
Adler said the bridge should be built before the winter.
//- a.ann.yaml
source: {published: 2018-03-01}
mentions:
  Adler: adler
claims:
  build: {speaker: adler, cue: said, mode: indirect, quote: the bridge should be built before the winter, kind: position, topic: bridge, stance: supports}
//- b.txt
Adler said the bridge should be built before the winter.
//- b.ann.yaml
source: {published: 2018-03-02}
mentions:
  Adler: adler
claims:
  build: {speaker: adler, cue: said, mode: indirect, quote: the bridge should be built before the winter, kind: position, topic: bridge, stance: supports}
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      const own = indexed(claim.slug.value, file, corpus)
      const other = own && firstAlike(own, corpus)
      if (other !== undefined) yield { ...report(claim, other, file, corpus), ...(span && { inArticle: span }) }
    }
  },
}

/** The earliest of the others that were coded differently. */
function firstAlike(own: IndexedClaim, corpus: Corpus): IndexedClaim | undefined {
  const { words, speakers } = own.claim
  if (words === undefined) return undefined
  const others = corpus.index.claims
    .withWords(words, own.facts.coder)
    .filter(({ facts, claim }) => facts.uri !== own.facts.uri && claim.speakers.some(id => isShared(id, speakers)))
    .filter(other => compareClaims(other, own) < 0 && !areLinked(own, other) && differs(own, other, corpus))
  return others.sort(compareClaims)[0]
}

function isShared(id: string, speakers: readonly string[]): boolean {
  return !id.startsWith("_") && id !== "narrator" && speakers.includes(id)
}

function differs({ claim: a }: IndexedClaim, { claim: b }: IndexedClaim, corpus: Corpus): boolean {
  if (a.topic === undefined || b.topic === undefined || a.stance === undefined || b.stance === undefined) return false
  if (a.topic !== b.topic) return true
  return a.stance !== b.stance && !corpus.codes.contradict(a.stance, b.stance)
}

function report(
  { slug, topic, stance, kind }: Claim,
  { facts, article, claim }: IndexedClaim,
  file: CodedFile,
  corpus: Corpus,
): Report {
  const key = topic?.value === claim.topic ? ("stance" as const) : ("topic" as const)
  const own = key === "stance" ? stance : topic
  const name = article === "" ? `${claim.slug} of ${corpus.pathOf(facts.uri)}` : `${article}/${claim.slug}`
  return {
    at: own?.span ?? slug.span,
    message: `the same words have the ${key} "${claim[key]}" in ${name}, but "${own?.value}" here`,
    related: [{ uri: facts.uri, span: claim.at, message: `${claim.slug} stands here` }],
    fix: () => (own === undefined ? [] : takeCode(own.span, key, claim[key], kind?.value, file, corpus)),
  }
}

/** A stance only where the kind of claim allows it. */
function takeCode(
  span: Report["at"],
  key: "stance" | "topic",
  id: string | undefined,
  kind: string | undefined,
  { uri }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const allowed = (kind === undefined ? undefined : corpus.codes.get("claim-kinds", kind))?.stance ?? []
  if (id === undefined || (key === "stance" && allowed.length > 0 && !allowed.some(({ value }) => value === id)))
    return []
  return [changeTo(uri, span, id, `Change the ${key} to "${id}"`)]
}
