import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findSubject } from "../../language/attribution.ts"
import { attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import type { LocatedText } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { typeOf } from "../entity-facts.ts"
import type { Fix, Rule } from "../rule.ts"

export const speakerCannotSpeak: Rule = {
  meta: {
    code: "speaker-cannot-speak",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "The speaker of a claim is of a type that does not speak, an event or a place.",
    details:
      "Which types of entity can speak, the codebook says with `can-speak`. Name the person, body or country that speaks: the capital is not its country. The fixes take whom the cue names, and the entities that the name stands for as a metonym.",
    tags: ["speakers"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Lund said the bridge was safe.
//- a.ann.yaml
mentions:
  Lund: lund
claims:
  safe:
    speaker: lund
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
      good: `//- a.txt
Lund said the bridge was safe.
//- a.ann.yaml
mentions:
  Lund: nordia
claims:
  safe:
    speaker: nordia
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
      const { claim, span } = anchor
      for (const speaker of claim.speaker?.entities ?? []) {
        const type = typeOf(speaker.value, file, corpus)
        if (speaker.value === "narrator" || type === undefined || canSpeak(type, corpus)) continue
        yield {
          at: speaker.span,
          message: `"${speaker.value}" cannot speak: its type is "${type}"`,
          ...(span && { inArticle: span }),
          fix: () => speakersInstead(anchor, speaker, file, corpus),
        }
      }
    }
  },
}

/** A type that the codebook does not have is the matter of `code-unknown`. */
function canSpeak(type: string, corpus: Corpus): boolean {
  return corpus.codes.get("entity-types", type) === undefined || corpus.codes.canSpeak(type)
}

function speakersInstead(
  { claim, cue }: ClaimAnchor,
  speaker: LocatedText,
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const words = forLanguage(attributionWords, file.language)
  const subject = (words && cue && findSubject(file, cue, words)?.entities) ?? []
  const name = corpus.registry.get(speaker.value)?.name?.value
  const metonyms = (name === undefined ? [] : corpus.registry.named(name)).map(({ entity }) => entity.id.value)
  const others = new Set(claim.speaker?.entities.map(({ value }) => value))
  const fits = (id: string) =>
    !others.has(id) && isMentioned(id, file) && canSpeak(typeOf(id, file, corpus) ?? "", corpus)
  const found = [...new Set([...subject, ...metonyms])].filter(fits)
  return found.map(id => changeTo(file.uri, speaker.span, id, `Change the speaker to "${id}"`))
}

function isMentioned(id: string, { anchored }: CodedFile): boolean {
  return anchored.occurrences.some(({ state, entities }) => state === "mention" && entities.includes(id))
}
