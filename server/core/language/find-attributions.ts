import type { Match } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { toNormal } from "../text/normal-form.ts"
import { contains, type Span, slice } from "../text/span.ts"
import { type Subject, subjectIn } from "./attribution.ts"
import { type AttributionWords, attributionWords } from "./attribution-words.ts"
import { type Clause, clauseAround, nextWord, previousWord, type Word } from "./clause.ts"
import { cuesIn, toMatch } from "./find-cues.ts"
import { forLanguage } from "./for-language.ts"
import { type ReportedSpeech, reportedSpeech } from "./reported-speech.ts"

/** Words by which an article says that somebody said something. Spans are of the article's normal form. */
export interface Attribution {
  readonly cue: Match
  /** Whom the grammar names as the speaker. */
  readonly subject?: Subject
  /** The pronoun that stands for the speaker: "he". */
  readonly pronoun?: Match
  /** From the speaker to the cue. */
  readonly normal: Span
  /** Which side of it a quotation stands at. */
  readonly quotation?: "before" | "after"
}

/** The attributions in a stretch of an article, in text order, outside of `quotations`; all in the normal form. */
export function findAttributions(file: CodedFile, within: Span, quotations: readonly Span[]): readonly Attribution[] {
  const words = forLanguage(attributionWords, file.language)
  const speech = forLanguage(reportedSpeech, file.language)
  if (words === undefined || speech === undefined) return []
  return cuesIn(file.article, within, words)
    .filter(cue => !quotations.some(quotation => contains(quotation, cue.normal)))
    .flatMap(cue => readAttribution(cue, { file, words, speech, quotations }) ?? [])
}

interface Reading {
  readonly file: CodedFile
  readonly words: AttributionWords
  readonly speech: ReportedSpeech
  readonly quotations: readonly Span[]
}

/** Undefined where the word is more likely something else than a cue. */
function readAttribution(cue: Match, { file, words, speech, quotations }: Reading): Attribution | undefined {
  const clause = clauseAround(file, cue)
  if (clause === undefined) return undefined
  const subject = subjectIn(clause, cue, words)
  const spoken = subject === undefined ? findPronoun(clause, cue, words, speech) : undefined
  const pronoun = spoken && toMatch(spoken, file.article)
  const named = subject && toNormalSpan(file, subject.span)
  const parts = [cue.normal, ...(named ? [named] : []), ...(pronoun ? [pronoun.normal] : [])]
  const normal = { start: Math.min(...parts.map(part => part.start)), end: Math.max(...parts.map(part => part.end)) }
  const isKnown = subject !== undefined || pronoun !== undefined
  const isNoun = speech.alsoNoun.test(slice(clause.text, cue.normal).toLowerCase())
  const mayFollow = !isKnown && !isNoun
  const quotation =
    sideOfQuotation(clause.text, normal, quotations) ??
    (mayFollow && followsQuotation(clause.text, normal, quotations) ? "before" : undefined)
  if (isNoun && !isKnown && quotation === undefined) return undefined
  return { cue, normal, ...(subject && { subject }), ...(pronoun && { pronoun }), ...(quotation && { quotation }) }
}

function findPronoun(clause: Clause, cue: Match, words: AttributionWords, speech: ReportedSpeech): Word | undefined {
  let before = previousWord(clause, cue.normal.start)
  while (before !== undefined && words.betweenSubjectAndVerb.test(before.word)) {
    before = previousWord(clause, before.start)
  }
  return [before, nextWord(clause, cue.normal.end)].find(one => one !== undefined && isPersonal(one, speech))
}

function isPersonal({ word }: Word, { forPerson, forOther, forAnybody }: ReportedSpeech): boolean {
  return [forPerson, forOther, forAnybody].some(pronouns => pronouns.has(word.toLowerCase()))
}

function sideOfQuotation(text: string, normal: Span, quotations: readonly Span[]): Attribution["quotation"] {
  const before =
    normal.start - (/[\s,]*$/.exec(text.slice(Math.max(0, normal.start - 10), normal.start))?.[0].length ?? 0)
  if (quotations.some(({ end }) => end === before)) return "before"
  const gap = /^[\s,:]*/.exec(text.slice(normal.end, normal.end + 10))?.[0].length ?? 0
  return quotations.some(({ start }) => start === normal.end + gap) ? "after" : undefined
}

/** With a speaker between whom nobody has tagged: "“We need it,” Mayor Adler said". */
function followsQuotation(text: string, { start }: Span, quotations: readonly Span[]): boolean {
  return quotations.some(({ end }) => end <= start && untagged.test(text.slice(end - 2, start)))
}

/** A dot is that of "J." or "Mr.", not the end of a sentence. */
const untagged = /^(?:[,?!]["”’»]|.["”’»],)(?:\s+(?:\p{Lu}\p{L}{0,2}\.|\p{L}[\p{L}'’-]*)){1,3}\s+$/u

function toNormalSpan({ article }: CodedFile, { start, end }: Span): Span {
  return { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
}
