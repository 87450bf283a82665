import { findQuotations } from "../../anchor/quotations.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { type Attribution, findAttributions } from "../../language/find-attributions.ts"
import { forLanguage } from "../../language/for-language.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { toNormal, toSource } from "../../text/normal-form.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { overlaps, type Span, slice, spanLength } from "../../text/span.ts"
import { shortened } from "../../text/wording.ts"
import { isWordBoundary, wordAt } from "../../text/words.ts"
import { type Refusal, refuse } from "../act.ts"
import { mainAttribution } from "./main-attribution.ts"
import { type QuoteSetting, quotePieces } from "./quote-pieces.ts"

/** What is said in a range of an article, and where the article says who says it. Spans are of the normal form. */
export interface SaidWords {
  /** In text order; at least one. */
  readonly pieces: readonly Span[]
  /** The sentences of the pieces. */
  readonly around: Span
  /** The one that the pieces belong to. */
  readonly attribution: Attribution | undefined
  /** All in these sentences. */
  readonly attributions: readonly Attribution[]
  readonly setting: QuoteSetting
}

/** The words of a range, or of the sentence around an empty one. Refused where nothing can be quoted. */
export function findSaidWords(file: CodedFile, range: Span): SaidWords | Refusal {
  const setting = settingOf(file)
  const asked = askedFor(file, range)
  const words = slice(setting.text, asked).trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return refuse("No words are chosen: select what is said")
  const around = aroundOf(asked, file, setting)
  const attributions = findAttributions(file, around, setting.quotations)
  const attribution = mainAttribution(attributions, asked, setting)
  const pieces = quotePieces(asked, attribution, setting)
  if (pieces.length > 0) return { pieces, around, attribution, attributions, setting }
  return refuse(`"${shortened(words)}" stands in page furniture: select words of the article itself`)
}

export function toNormalSpan({ start, end }: Span, { article }: CodedFile): Span {
  return { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
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
  if (spanLength(range) === 0) {
    const paragraph = spanAt(article.paragraphs, range.start)
    const sentence = paragraph && sentenceAt(article.text, paragraph, range.start, language)
    return sentence === undefined ? { start: 0, end: 0 } : toNormalSpan(sentence, file)
  }
  const { text } = article.normal
  const normal = toNormalSpan(range, file)
  const words = slice(text, normal)
  const start = normal.start + words.length - words.trimStart().length
  const end = Math.max(start, normal.start + words.trimEnd().length)
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
  const around = union(union(sentenceOf(whole.start, file), sentenceOf(whole.end - 1, file)), whole)
  // "“Is it?” she asked" is cut behind the mark.
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

function union(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}
