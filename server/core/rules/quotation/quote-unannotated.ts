import { addClaim } from "../../acts/record-claim.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isBroken } from "../../corpus/keep-lost.ts"
import { contains, overlaps, type Span, slice } from "../../text/span.ts"
import { lineOf } from "../line-of.ts"
import { homesOf, quotationsOf } from "../quotations-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { optionOf } from "../rule-options.ts"
import { shorten } from "../shorten.ts"

export const quoteUnannotated: Rule = {
  meta: {
    code: "quote-unannotated",
    family: "quotation",
    severity: "info",
    scope: "article",
    summary: "Words in quotation marks belong to no claim.",
    details:
      "Record who says it. Quotations under 12 characters, tagged names, page furniture and sidecars without any claim are left alone, and so are words that a claim has elsewhere in the article. The fix writes a claim where speaker, cue, topic and stance can be told from the article and the speaker's other claims.",
    tags: ["quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
“The bridge is perfectly safe,” Adler said.

Adler said the tunnel could wait.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  can-wait:
    speaker: adler
    cue: said
    mode: indirect
    quote: the tunnel could wait
    kind: position
    topic: tunnel
    stance: opposes
`,
      good: `//- a.txt
“The bridge is perfectly safe,” Adler said.

Adler said the tunnel could wait.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: direct
    quote: The bridge is perfectly safe
    kind: assertion
    topic: bridge
    stance: none
  can-wait:
    speaker: adler
    cue: said
    mode: indirect
    quote: the tunnel could wait
    kind: position
    topic: tunnel
    stance: opposes
`,
    },
  },
  *checkSidecar(file, corpus) {
    const place = file.sidecar.sections.get("claims")?.key
    if (place === undefined || file.sidecar.claims.length === 0) return
    if (isBroken(file.problems, file.text)) return
    const annotated = annotatedSpans(file)
    // Shorter ones are words that the article keeps at a distance.
    const shortest = optionOf("quote-unannotated", "least", file.articleUri ?? file.uri, corpus)
    for (const quotation of quotationsOf(file)) {
      const words = unmarked(slice(file.article.text, quotation))
      if (words.length < shortest || annotated.some(span => overlaps(span, quotation))) continue
      if (isTagged(quotation, words, file)) continue
      yield {
        at: place,
        message: `line ${lineOf(file.article, quotation.start)}: "${shorten(words, 40)}" has no claim`,
        inArticle: quotation,
        fix: () => newClaim(quotation, file, corpus),
      }
    }
  },
}

function unmarked(words: string): string {
  return words.replace(/\s+/g, " ").replace(/^["“”„‟«»'‘’‚\s]+|[,"“”„‟«»'‘’\s]+$/gu, "")
}

/** What claims say, there and where it is repeated. */
function annotatedSpans({ anchored }: CodedFile): readonly Span[] {
  return anchored.claims.flatMap(anchor => [
    ...homesOf(anchor),
    ...anchor.segments.flatMap(({ repeats, rivals }) => [...repeats, ...rivals].map(({ span }) => span)),
  ])
}

/** The marks stand around a surface: the "Great Game". */
function isTagged(quotation: Span, words: string, { anchored, article }: CodedFile): boolean {
  return anchored.occurrences.some(
    ({ span }) => contains(quotation, span) && unmarked(slice(article.text, span)) === words,
  )
}

const needed = ["speaker", "mode", "kind", "topic", "stance"]

/** Only one to which nothing is left to add: all else is for the command that records claims, and asks. */
function newClaim(quotation: Span, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const added = addClaim(file, quotation, { fields: {} }, corpus)
  if ("refused" in added || !needed.every(key => added.values.has(key))) return []
  if (!added.values.has("cue") && !added.values.has("continues")) return []
  return [{ title: `Record a claim as "${added.slug}"`, changes: [{ uri: file.uri, edits: added.edits }] }]
}
