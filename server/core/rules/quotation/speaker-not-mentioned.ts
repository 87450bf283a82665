import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findText } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isBroken } from "../../corpus/keep-lost.ts"
import { findSubject } from "../../language/attribution.ts"
import { attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { changeSpeaker } from "../change-speaker.ts"
import { isKnownEntity } from "../entity-facts.ts"
import { oneClaim } from "../example-claims.ts"
import { mentionedIn } from "../mentions-in.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const speakerNotMentioned: Rule = {
  meta: {
    code: "speaker-not-mentioned",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "The speaker of a claim has no mention in the article.",
    details:
      "Tag the words that name the speaker, or correct the speaker. A claim whose `source` names the speaker in other words than a pronoun is fine without. In a file without any mentions the registered names are looked for in the text instead.",
    tags: ["speakers"],
    since: "0.1",
    examples: withMistake(oneClaim, "speaker: adler", "speaker: moss"),
  },
  *checkSidecar(file, corpus) {
    if (file.articleUri === undefined || isBroken(file.problems, file.text)) return
    const mentioned = mentionedIn(file)
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      for (const speaker of claim.speaker?.entities ?? []) {
        const id = speaker.value
        if (id === "narrator" || mentioned.has(id) || !isKnownEntity(id, file, corpus)) continue
        if (isNamedBySource(anchor, file) || isNamedUntagged(id, file, corpus)) continue
        yield {
          at: speaker.span,
          entities: [id],
          message: `"${id}" has no mention in this article`,
          ...(span && { inArticle: span }),
          fix: () => nearest(anchor, file, corpus),
        }
      }
    }
  },
}

function isNamedBySource({ source, claim }: ClaimAnchor, file: CodedFile): boolean {
  const words = forLanguage(attributionWords, file.language)
  const said = claim.source?.exact.value.toLowerCase()
  return source !== undefined && said !== undefined && words?.pronouns.has(said) !== true
}

/** Only asked in a file that holds claims and no mentions. */
function isNamedUntagged(id: string, { sidecar, article }: CodedFile, corpus: Corpus): boolean {
  if (sidecar.surfaces.length > 0) return false
  const entity = corpus.registry.get(id)
  if (entity === undefined) return true
  const { name, aliases, adjectives, metonyms } = entity
  const known = [...(name === undefined ? [] : [name]), ...aliases, ...adjectives, ...metonyms]
  return known.some(({ value }) => [value, value.toUpperCase()].some(form => findText(article, form).length > 0))
}

function nearest({ claim, cue }: ClaimAnchor, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const words = forLanguage(attributionWords, file.language)
  const subject = words && cue && findSubject(file, cue, words)
  if (subject === undefined || !subject.entities.every(id => isKnownEntity(id, file, corpus))) return []
  return changeSpeaker(file, claim, subject.entities)
}
