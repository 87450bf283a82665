import { findQuotations } from "../../anchor/quotations.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { type Attribution, findAttributions } from "../../language/find-attributions.ts"
import { forLanguage } from "../../language/for-language.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { toNormal, toSource } from "../../text/normal-form.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { overlaps, type Span, slice, spanLength } from "../../text/span.ts"
import { isWordBoundary, wordAt } from "../../text/words.ts"
import { type Refusal, refuse } from "../act.ts"
import type { Fields, FieldValue } from "../act-params.ts"
import { chosenText, chosenTexts } from "./chosen.ts"
import { findVoice } from "./find-voice.ts"
import { mainAttribution } from "./main-attribution.ts"
import { proposeCodes } from "./propose-codes.ts"
import { type QuoteSetting, quotePieces } from "./quote-pieces.ts"
import { type Words, writeNear, writeQuote } from "./write-words.ts"

/** What can be known of a claim in some words of an article. */
export interface ClaimDraft {
  /** Where its words stand, in text order. */
  readonly pieces: readonly Span[]
  /** By the key of a claim; what is not known is left out. */
  readonly fields: ReadonlyMap<string, Exclude<FieldValue, null>>
}

/**
 * The claim in a range of an article, or in the sentence around an empty range. `chosen` are fields that somebody has
 * decided on: the rest follows them. Refused where there are no words to quote.
 */
export function draftClaim(file: CodedFile, range: Span, chosen: Fields, corpus: Corpus): ClaimDraft | Refusal {
  const setting = settingOf(file)
  const asked = askedFor(file, range)
  const words = slice(setting.text, asked).trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return refuse("No words are chosen: select what is said")
  const around = aroundOf(asked, file, setting)
  const attributions = findAttributions(file, around, setting.quotations)
  const attribution = mainAttribution(attributions, asked, setting)
  const pieces = quotePieces(asked, attribution, setting)
  if (pieces.length === 0)
    return refuse(`"${shorten(words)}" stands in page furniture: select words of the article itself`)
  const quote = writeQuote(pieces, file)
  if (quote === undefined)
    return refuse(`"${shorten(words)}" occurs more often, and nothing tells it apart: select more words`)
  const voice = findVoice({ pieces, around, attribution, file, setting, corpus }, chosen)
  const spans = pieces.map(piece => toSource(file.article.normal, piece))
  const whole = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
  const said = pieces.map(piece => slice(setting.text, piece)).join(" ")
  const codes = proposeCodes(
    {
      topic: chosenText(chosen, "topic"),
      stance: chosenText(chosen, "stance"),
      kind: chosenText(chosen, "kind"),
      modality: chosenText(chosen, "modality"),
      target: chosenTexts(chosen, "target"),
    },
    { speakers: voice.speakers, words: said, before: beforeIn(around, pieces, setting), file, corpus },
  )
  const near = (match: Attribution["cue"] | undefined) => match && writeNear(match, whole, file.article)
  const proposed: [string, FieldValue | undefined][] = [
    ["speaker", voice.speakers.length > 0 ? voice.speakers.join(" + ") : undefined],
    ["source", toFieldValue(near(voice.pronoun))],
    ["cue", toFieldValue(near(voice.cue))],
    ["continues", voice.continues],
    ["mode", voice.mode],
    ["quote", toFieldValue(...quote)],
    ["kind", codes.kind],
    ["topic", codes.topic],
    ["stance", codes.stance],
    ["target", codes.target],
    ["modality", codes.modality],
  ]
  const fields = proposed.flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [[key, value] as const],
  )
  return { pieces: spans, fields: new Map(fields) }
}

function settingOf(file: CodedFile): QuoteSetting {
  const { article, anchored, language } = file
  const quotations = findQuotations(article, anchored.boilerplate).map(span => toNormalSpan(span, file))
  const speech = forLanguage(reportedSpeech, language)
  return { text: article.normal.text, quotations, boilerplate: anchored.boilerplate, speech }
}

/** The range in whole words; the sentence where it is empty. */
function askedFor(file: CodedFile, range: Span): Span {
  const { article, language } = file
  const { text } = article.normal
  if (spanLength(range) === 0 || slice(article.text, range).trim() === "") {
    const paragraph = spanAt(article.paragraphs, range.start)
    const sentence = paragraph && sentenceAt(article.text, paragraph, range.start, language)
    return sentence === undefined ? { start: 0, end: 0 } : toNormalSpan(sentence, file)
  }
  const normal = toNormalSpan(range, file)
  const lead = /^\s*/.exec(slice(text, normal))?.[0].length ?? 0
  const start = normal.start + lead
  const end = normal.start + slice(text, normal).trimEnd().length
  if (!article.bounded) return { start, end }
  return {
    start: isWordBoundary(text, start) ? start : wordAt(text, start).start,
    end: isWordBoundary(text, end) ? end : wordAt(text, end).end,
  }
}

/** The sentences of a stretch, and of the quotation that it lies in. */
function aroundOf(asked: Span, file: CodedFile, setting: QuoteSetting): Span {
  const quotation = setting.quotations.find(one => overlaps(one, asked))
  const whole = quotation === undefined ? asked : union(quotation, asked)
  const first = sentenceOf(whole.start, file)
  const last = sentenceOf(whole.end - 1, file)
  const around = { start: Math.min(first.start, whole.start), end: Math.max(last.end, whole.end) }
  // "“Is it?” she asked" is cut behind the mark, "“A,” said X. “B.”" is not what the next sentence goes on with.
  const goesOn = /^\s*\p{Ll}/u.test(setting.text.slice(around.end, around.end + 3))
  return goesOn ? union(around, sentenceOf(around.end + 2, file)) : around
}

function sentenceOf(at: number, file: CodedFile): Span {
  const { article, language } = file
  const { start } = toSource(article.normal, { start: at, end: at + 1 })
  const paragraph = spanAt(article.paragraphs, start)
  if (paragraph === undefined) return { start: at, end: at }
  return toNormalSpan(sentenceAt(article.text, paragraph, start + 1, language), file)
}

/** The words of the sentence that come before. */
function beforeIn(around: Span, pieces: readonly Span[], { text }: QuoteSetting): string {
  return text.slice(around.start, pieces[0]?.start ?? around.start)
}

function toFieldValue(...words: readonly (Words | undefined)[]): FieldValue | undefined {
  const found = words.filter(one => one !== undefined)
  const [first] = found
  if (first === undefined) return undefined
  const texts = found.filter(one => typeof one === "string")
  if (texts.length < found.length) return found.map(one => (typeof one === "string" ? { exact: one } : one))
  return texts.length === 1 ? (texts[0] ?? "") : texts
}

function toNormalSpan({ start, end }: Span, { article }: CodedFile): Span {
  return { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
}

function union(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

function shorten(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39).trimEnd()}…`
}
