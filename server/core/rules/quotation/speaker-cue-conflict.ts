import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Subject } from "../../language/attribution.ts"
import { attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { changeSpeaker } from "../change-speaker.ts"
import { isKnownEntity } from "../entity-facts.ts"
import { safeClaim } from "../example-claims.ts"
import { mentionedIn } from "../mentions-in.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { subjectsOf } from "./claim-subject.ts"
import { excludesSpeaker } from "./excludes-speaker.ts"

export const speakerCueConflict: Rule = {
  meta: {
    code: "speaker-cue-conflict",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "The words around a claim's cue name somebody else than the claim's speaker.",
    details:
      "Correct the speaker, or point the cue at the right place with a prefix or suffix. Tagged names count that stand right beside the cue: before the verb, behind it in “…,” said X, behind “according to” and behind the “by” of a passive; before a participle (“adding that”) the subject of its main clause; before “statement” and the like whose statement it is; and he or she, where the article speaks of one person only around there. Where `source` is written, it counts instead. Each of several speakers has to be among several subjects. Left alone are claims with `continues`, local speakers without `of` that are mentioned near a country or body which speaks, and paragraphs in which the same cue has several subjects, one of which fits.",
    tags: ["speakers"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler met Moss.

Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
${safeClaim}`,
      "speaker: adler",
      "speaker: moss",
    ),
  },
  *checkSidecar(file, corpus) {
    const words = forLanguage(attributionWords, file.language)
    if (words === undefined) return
    const mentioned = mentionedIn(file)
    for (const anchor of file.anchored.claims) {
      if (!isOpenToDoubt(anchor, mentioned, file, corpus)) continue
      const subjects = subjectsOf({ anchor, file, corpus, words })
      const [subject] = subjects
      if (subject !== undefined && subjects.every(one => excludesSpeaker(one, anchor, file, corpus))) {
        yield report(anchor, subject, file)
      }
    }
  },
}

/** Speakers that are unknown or mentioned nowhere are the matter of other rules. */
function isOpenToDoubt(
  { claim, cue }: ClaimAnchor,
  mentioned: ReadonlySet<string>,
  file: CodedFile,
  corpus: Corpus,
): boolean {
  const speakers = claim.speaker?.entities.map(speaker => speaker.value) ?? []
  if ((cue === undefined && claim.source === undefined) || claim.continues !== undefined) return false
  return (
    speakers.some(id => mentioned.has(id)) && speakers.every(id => id !== "narrator" && isKnownEntity(id, file, corpus))
  )
}

function report({ claim }: ClaimAnchor, subject: Subject, file: CodedFile): Report {
  const words = file.article.text.slice(subject.span.start, subject.span.end).replace(/\s+/g, " ")
  const speakers = claim.speaker?.entities.map(({ value }) => `"${value}"`).join(" + ")
  const named = subject.entities.map(id => `"${id}"`).join(" + ")
  return {
    at: claim.speaker?.span ?? claim.slug.span,
    message: `the nearest attribution, "${words}", names ${named}, but the speaker is ${speakers}`,
    inArticle: subject.span,
    fix: () => changeSpeaker(file, claim, subject.entities),
  }
}
