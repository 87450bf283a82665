import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findAttributions } from "../../language/find-attributions.ts"
import { forLanguage } from "../../language/for-language.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { type Span, slice } from "../../text/span.ts"
import { typeOf } from "../entity-facts.ts"
import { toldMentions } from "./told-mentions.ts"

/** The "he" or "she" that stands for the speaker: the source, or the subject of the cue. */
export function pronounOf({ claim, cue, source }: ClaimAnchor, file: CodedFile): Span | undefined {
  if (claim.source !== undefined) return source && isPersonal(source.span, file) ? source.span : undefined
  return cue === undefined || claim.continues !== undefined ? undefined : pronounAt(cue, file)
}

/** The "he" or "she" that is the subject of a cue. */
export function pronounAt(cue: Match, file: CodedFile): Span | undefined {
  const [own] = findAttributions(file, cue.normal, [])
  const pronoun = own?.pronoun?.span
  return pronoun !== undefined && isPersonal(pronoun, file) ? pronoun : undefined
}

function isPersonal(span: Span, { article, language }: CodedFile): boolean {
  return forLanguage(reportedSpeech, language)?.forPerson.has(slice(article.text, span).toLowerCase()) === true
}

/** How many paragraphs a pronoun reaches back. */
export const pronounReach = 3

/** The persons that the paragraph of a pronoun names before it, outside of quotations; else those of the one before. */
export function personsBefore(pronoun: Span, file: CodedFile, corpus: Corpus): readonly string[] {
  const { paragraphs } = file.article
  const own = paragraphs.findIndex(({ end }) => end >= pronoun.start)
  for (let index = own; index >= Math.max(0, own - pronounReach); index--) {
    const { start = 0, end = 0 } = paragraphs[index] ?? {}
    const persons = personsIn({ start, end: Math.min(end, pronoun.start) }, file, corpus)
    if (persons.length > 0) return persons
  }
  return []
}

function personsIn(before: Span, file: CodedFile, corpus: Corpus): readonly string[] {
  const named = toldMentions(before, file).flatMap(({ entities }) => entities)
  return [...new Set(named)].filter(id => isPerson(id, file, corpus))
}

export function isPerson(id: string, file: CodedFile, corpus: Corpus): boolean {
  return corpus.codes.isUnder("entity-types", typeOf(id, file, corpus) ?? "", "person")
}
