import type { Match } from "../../anchor/find-selector.ts"
import { isMention, type Mention } from "../../anchor/mentions.ts"
import { findQuotations } from "../../anchor/quotations.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Subject } from "../../language/attribution.ts"
import { attributionWords } from "../../language/attribution-words.ts"
import type { Attribution } from "../../language/find-attributions.ts"
import { forLanguage } from "../../language/for-language.ts"
import { subjectOfParticiple } from "../../language/participle.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, type Span, slice } from "../../text/span.ts"

/** Whom an attribution names: the subject of the cue, else the nearest mention before it that can speak. Ids. */
export function findSpeaker(attribution: Attribution, file: CodedFile, corpus: Corpus): readonly string[] {
  const { subject, pronoun, cue } = attribution
  if (subject?.entities.every(id => canSpeak(id, file, corpus))) return subject.entities
  const main = subject === undefined && pronoun === undefined ? subjectOfMainClause(cue, file) : undefined
  if (main?.entities.every(id => canSpeak(id, file, corpus))) return main.entities
  const fits = pronoun === undefined ? () => true : isMeantBy(slice(file.article.text, pronoun.span), file, corpus)
  return nearestBefore(cue.span.start, fits, file, corpus)?.entities ?? []
}

/** "Noting that …, Lavrov said" */
function subjectOfMainClause(cue: Match, file: CodedFile): Subject | undefined {
  const words = forLanguage(attributionWords, file.language)
  return words && subjectOfParticiple(file, cue, words, findQuotations(file.article, file.anchored.boilerplate))
}

/** Who begins some words and can speak: those who do what the words tell. "Only Russia and Iran have agreed." */
export function findActors(words: Span, file: CodedFile, corpus: Corpus): readonly string[] {
  const { text } = file.article
  const inside = speakersIn(file, corpus).filter(({ span }) => contains(words, span))
  const [first] = inside
  const lead = first && slice(text, { start: words.start, end: first.span.start })
  if (first === undefined || lead === undefined || !/^["“„«‘'\s]*(?:\p{L}+\s+){0,2}$/u.test(lead)) return []
  const actors = [first]
  for (const next of inside.slice(1)) {
    const link = slice(text, { start: actors.at(-1)?.span.end ?? 0, end: next.span.start })
    if (/^(?:,|,? (?:and|&))\s+(?:the\s+)?$/u.test(link)) actors.push(next)
  }
  const isOwner = /^['’]/.test(text.slice(actors.at(-1)?.span.end))
  return isOwner ? [] : [...new Set(actors.flatMap(({ entities }) => entities))]
}

/** The mentions in the article of those who can speak, in text order. */
function speakersIn(file: CodedFile, corpus: Corpus): readonly Mention[] {
  return file.anchored.occurrences
    .filter(isMention)
    .filter(({ kind, entities }) => kind !== "adjective" && entities.every(id => canSpeak(id, file, corpus)))
}

export function canSpeak(id: string, file: CodedFile, corpus: Corpus): boolean {
  const type = typeOfEntity(id, file, corpus)
  return type !== undefined && corpus.codes.canSpeak(type)
}

export function typeOfEntity(id: string, { sidecar }: CodedFile, corpus: Corpus): string | undefined {
  return (id.startsWith("_") ? sidecar.local.get(id) : corpus.registry.get(id))?.type?.value
}

/** In the paragraph; where nobody is named there, in the one before, and so on. */
function nearestBefore(
  offset: number,
  fits: (mention: Mention) => boolean,
  file: CodedFile,
  corpus: Corpus,
): Mention | undefined {
  const before = speakersIn(file, corpus).filter(mention => mention.span.end <= offset && fits(mention))
  const paragraph = spanAt(file.article.paragraphs, offset)
  const near = before.filter(({ span }) => paragraph !== undefined && contains(paragraph, span))
  return near.at(-1) ?? before.at(-1)
}

/** "he" is a person, "it" is none. */
function isMeantBy(pronoun: string, file: CodedFile, corpus: Corpus): (mention: Mention) => boolean {
  const speech = forLanguage(reportedSpeech, file.language)
  const word = pronoun.toLowerCase()
  const isPerson = (id: string) => corpus.codes.isUnder("entity-types", typeOfEntity(id, file, corpus) ?? "", "person")
  if (speech?.forPerson.has(word)) return ({ entities }) => entities.length === 1 && entities.every(isPerson)
  if (speech?.forOther.has(word)) return ({ entities }) => entities.length === 1 && !entities.some(isPerson)
  return () => true
}
