import { slice } from "../../text/span.ts"
import { changeSpeaker } from "../change-speaker.ts"
import { typeOf } from "../entity-facts.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { personsBefore, pronounOf } from "./antecedent.ts"

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
    examples: withMistake(
      `//- a.txt
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
      "speaker: adler",
      "speaker: moss",
    ),
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
