import type { ClaimAnchor } from "../../anchor/claims.ts"
import { isMention, type Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findAttributions } from "../../language/find-attributions.ts"
import { forLanguage } from "../../language/for-language.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { toNormal } from "../../text/normal-form.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, overlaps, type Span, slice } from "../../text/span.ts"
import { changeSpeaker } from "../change-speaker.ts"
import { typeOf } from "../entity-facts.ts"
import { quotationsOf } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"

export const speakerPronounConflict: Rule = {
  meta: {
    code: "speaker-pronoun-conflict",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "A claim is attributed to a he or she who is most likely somebody else than its speaker.",
    details:
      "It fires where the paragraph names one person before the pronoun, outside of quotations, and that is not the speaker; where it names nobody, the nearest of the three paragraphs before it counts. Several people there leave it open. Correct the speaker, or write the words that do name them as `source`.",
    tags: ["speakers"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Moss was there.

Adler came late. He said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  safe:
    speaker: moss
    source: He
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
      good: `//- a.txt
Moss was there.

Adler came late. He said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  safe:
    speaker: adler
    source: He
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim } = anchor
      const pronoun = pronounOf(anchor, file)
      const [speaker, second] = claim.speaker?.entities.map(({ value }) => value) ?? []
      if (pronoun === undefined || speaker === undefined || second !== undefined) continue
      if (speaker === "narrator" || claim.speaker === undefined || typeOf(speaker, file, corpus) === undefined) continue
      const [meant, other] = personsBefore(pronoun, file, corpus)
      if (meant === undefined || other !== undefined || meant === speaker) continue
      yield {
        at: claim.speaker.span,
        message: `"${slice(file.article.text, pronoun)}" most likely is ${meant}, but the speaker is ${speaker}`,
        inArticle: pronoun,
        fix: () => changeSpeaker(file, claim, [meant]),
      }
    }
  },
}

/** The "he" or "she" that stands for the speaker: the source, or the subject of the cue. */
function pronounOf({ claim, cue, source }: ClaimAnchor, file: CodedFile): Span | undefined {
  const speech = forLanguage(reportedSpeech, file.language)
  const isPersonal = (span: Span) => speech?.forPerson.has(slice(file.article.text, span).toLowerCase()) === true
  if (claim.source !== undefined) return source !== undefined && isPersonal(source.span) ? source.span : undefined
  const paragraph = cue && spanAt(file.article.paragraphs, cue.span.start)
  if (paragraph === undefined || cue === undefined || claim.continues !== undefined) return undefined
  const own = findAttributions(file, toNormalSpan(paragraph, file), [])
  const pronoun = own.find(one => overlaps(one.cue.span, cue.span))?.pronoun?.span
  return pronoun !== undefined && isPersonal(pronoun) ? pronoun : undefined
}

/** How many paragraphs a pronoun reaches back. */
const reach = 3

/** The persons that the paragraph of a pronoun names before it, outside of quotations; else those of the one before. */
function personsBefore(pronoun: Span, file: CodedFile, corpus: Corpus): readonly string[] {
  const { paragraphs } = file.article
  const own = paragraphs.findIndex(({ end }) => end >= pronoun.start)
  for (let index = own; index >= Math.max(0, own - reach); index--) {
    const { start = 0, end = 0 } = paragraphs[index] ?? {}
    const persons = personsIn({ start, end: Math.min(end, pronoun.start) }, file, corpus)
    if (persons.length > 0) return persons
  }
  return []
}

function personsIn(before: Span, file: CodedFile, corpus: Corpus): readonly string[] {
  const counts = ({ span }: Mention) => contains(before, span) && !quotationsOf(file).some(one => contains(one, span))
  const named = file.anchored.occurrences.filter(isMention).filter(counts)
  return [...new Set(named.flatMap(({ entities }) => entities))].filter(id => isPerson(id, file, corpus))
}

function isPerson(id: string, file: CodedFile, corpus: Corpus): boolean {
  return corpus.codes.isUnder("entity-types", typeOf(id, file, corpus) ?? "", "person")
}

function toNormalSpan({ start, end }: Span, { article }: CodedFile): Span {
  return { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
}
