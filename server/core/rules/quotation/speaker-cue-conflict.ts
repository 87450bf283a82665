import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findSelector } from "../../anchor/find-selector.ts"
import { isMention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findSubject, type Subject } from "../../language/attribution.ts"
import { type AttributionWords, attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { spanAt } from "../../text/segment.ts"
import { contains } from "../../text/span.ts"
import { changeSpeaker } from "../change-speaker.ts"
import { isKnownEntity, typeOf } from "../entity-facts.ts"
import type { Report, Rule } from "../rule.ts"

export const speakerCueConflict: Rule = {
  meta: {
    code: "speaker-cue-conflict",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "The words around a claim's cue name somebody else than the claim's speaker.",
    details:
      "Correct the speaker, or point the cue at the right place with a prefix or suffix. Only tagged names right beside the cue are looked at: before the verb, behind it in “…,” said X, behind “according to” and behind the “by” of a passive. Where `source` is written, it counts instead, if it is itself a tagged mention. Left alone are claims with `continues`, local speakers without `of`, and paragraphs in which the same cue has several subjects, one of which fits.",
    tags: ["speakers"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler met Moss.

Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  safe:
    speaker: moss
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
      good: `//- a.txt
Adler met Moss.

Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  safe:
    speaker: adler
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
    const words = forLanguage(attributionWords, file.language)
    if (words === undefined) return
    const mentioned = new Set(file.anchored.occurrences.filter(isMention).flatMap(mention => mention.entities))
    for (const anchor of file.anchored.claims) {
      if (!isOpenToDoubt(anchor, mentioned, file, corpus)) continue
      const subject = anchor.claim.source ? subjectOfSource(anchor, file) : subjectOfCue(anchor, file, corpus, words)
      if (subject !== undefined && conflicts(subject, anchor, file, corpus)) yield report(anchor, subject, file)
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
  if (!speakers.some(id => mentioned.has(id))) return false
  return speakers.every(id => id !== "narrator" && isKnownEntity(id, file, corpus) && !isVague(id, file))
}

/** A local entity of which nobody knows for whom it speaks may be the voice of anybody. */
function isVague(id: string, file: CodedFile): boolean {
  return id.startsWith("_") && file.sidecar.local.get(id)?.of === undefined
}

/** Where the words of `source` are a mention of somebody; mostly they are a pronoun. */
function subjectOfSource({ source }: ClaimAnchor, file: CodedFile): Subject | undefined {
  const mention = file.anchored.occurrences
    .filter(isMention)
    .find(({ span }) => span.start === source?.span.start && span.end === source.span.end)
  return mention && { entities: mention.entities, span: mention.span }
}

/** The cue's subject, unless the same cue stands in the paragraph with another subject that may be the right one. */
function subjectOfCue(
  anchor: ClaimAnchor,
  file: CodedFile,
  corpus: Corpus,
  words: AttributionWords,
): Subject | undefined {
  const { claim, cue, span } = anchor
  const first = spanAt(file.article.paragraphs, span?.start ?? -1)
  const last = spanAt(file.article.paragraphs, span?.end ?? -1)
  if (cue === undefined || claim.cue === undefined || first === undefined || last === undefined) return undefined
  const around = { start: first.start, end: last.end }
  if (!contains(around, cue.span)) return undefined
  const subject = findSubject(file, cue, words)
  const others = findSelector(file.article, claim.cue).filter(match => contains(around, match.span))
  const clear = others.every(match => {
    const other = findSubject(file, match, words)
    return other !== undefined && conflicts(other, anchor, file, corpus)
  })
  return clear ? subject : undefined
}

/** Somebody who can speak and is neither the speaker nor who passed it on, nor a part or the whole of them. */
function conflicts({ entities }: Subject, { claim }: ClaimAnchor, file: CodedFile, corpus: Corpus): boolean {
  const named = [claim.speaker, claim.via, claim.for].flatMap(reference => reference?.entities ?? [])
  return entities.every(id => {
    const type = typeOf(id, file, corpus)
    if (type === undefined || !corpus.codes.canSpeak(type)) return false
    return !named.some(({ value }) => isWithin(id, value, file, corpus) || isWithin(value, id, file, corpus))
  })
}

/** Whether `id` is `whole` or a part of it. */
function isWithin(id: string, whole: string, { sidecar }: CodedFile, corpus: Corpus): boolean {
  const seen = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && !seen.has(at)) {
    if (at === whole) return true
    seen.add(at)
    at = at.startsWith("_") ? sidecar.local.get(at)?.of?.value : corpus.registry.get(at)?.partOf?.value
  }
  return false
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
