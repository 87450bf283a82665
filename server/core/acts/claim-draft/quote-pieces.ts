import type { Attribution } from "../../language/find-attributions.ts"
import type { ReportedSpeech } from "../../language/reported-speech.ts"
import { contains, overlaps, type Span, slice, spanLength } from "../../text/span.ts"

/** Where the words of a claim are looked for; all spans are of the article's normal form. */
export interface QuoteSetting {
  readonly text: string
  readonly quotations: readonly Span[]
  readonly boilerplate: readonly Span[]
  /** Undefined for a language of which nothing is known. */
  readonly speech: ReportedSpeech | undefined
}

/**
 * What of a range is said: without the attribution, if it lies in there, without what is page furniture, and without
 * quotation marks and stops around it. Several pieces where one of these stands in the middle; none where no words are
 * left.
 */
export function quotePieces(range: Span, attribution: Attribution | undefined, setting: QuoteSetting): readonly Span[] {
  const said = attribution === undefined ? [range] : withoutAttribution(range, attribution, setting)
  return said
    .flatMap(span => without(span, setting.boilerplate))
    .map(span => trimPiece(span, setting))
    .filter(span => /[\p{L}\p{N}]/u.test(slice(setting.text, span)))
}

/** Fewer words than these are no statement: "condemned the move" is not an attribution with "the move" said. */
const fewestWords = 4
/** How many words can stand before the speaker and the cue and belong to them: "In Geneva, a friend of". */
export const mostBefore = 8
/** And behind: "on Friday in Geneva". */
export const mostBeside = 5

function withoutAttribution(range: Span, { normal, quotation }: Attribution, setting: QuoteSetting): readonly Span[] {
  const inside = { start: Math.max(range.start, normal.start), end: Math.min(range.end, normal.end) }
  if (spanLength(inside) <= 0) return [range]
  if (quotation !== undefined) {
    const quoted = setting.quotations.map(one => intersect(one, range)).filter(one => spanLength(one) > 0)
    if (quoted.length > 0) return quoted
  }
  const { text } = setting
  const opening = setting.speech?.opening.exec(text.slice(inside.end, range.end))?.[0].length ?? 0
  const lead = { start: range.start, end: inside.start }
  const after = { start: inside.end + opening, end: range.end }
  if (countWords(slice(text, lead)) <= mostBefore && isStatement(slice(text, after))) return [after]
  if (!endsInComma(slice(text, lead))) return [range]
  // Behind the comma is who says it: "the mayor" is no part of what is said, whether tagged or not.
  const before = { start: lead.start, end: lead.start + slice(text, lead).lastIndexOf(",") }
  if (!isStatement(slice(text, before))) return [range]
  if (countWords(slice(text, after)) <= mostBeside) return [before]
  const comma = slice(text, after).search(/,\s/)
  return comma === -1 ? [range] : [before, { start: after.start + comma, end: range.end }]
}

function isStatement(words: string): boolean {
  return countWords(words) >= fewestWords
}

export function countWords(words: string): number {
  return words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

export function endsInComma(words: string): boolean {
  return /,["”’»]?\s*(?:\p{L}+\s+){0,3}$/u.test(words)
}

function without(span: Span, holes: readonly Span[]): readonly Span[] {
  const pieces: Span[] = []
  let { start } = span
  for (const hole of holes.filter(one => overlaps(one, span))) {
    if (hole.start > start) pieces.push({ start, end: hole.start })
    start = Math.max(start, hole.end)
  }
  return start < span.end ? [...pieces, { start, end: span.end }] : pieces
}

/** Marks that stand around all of it go, those around a part of it stay. */
function trimPiece(piece: Span, setting: QuoteSetting): Span {
  const outer = trimStops(piece, setting.text)
  const around = setting.quotations.find(one => contains(one, outer) || contains(one, { ...outer, end: outer.end - 1 }))
  if (around !== undefined) return trimQuoted(intersect(outer, around), around, setting.text)
  const start = isOpenMark(outer, setting) ? outer.start + 1 : outer.start
  const end = isCloseMark(outer, setting) ? outer.end - 1 : outer.end
  return withoutStop(trimStops({ start, end }, setting.text), setting.text)
}

/** What is quoted keeps its full stop, but not the comma before the cue. */
function trimQuoted(piece: Span, around: Span, text: string): Span {
  const start = Math.max(piece.start, around.start + 1)
  const closed = /["“”„‟«»'‘’]/.test(text[around.end - 1] ?? "")
  return trimStops({ start, end: Math.min(piece.end, closed ? around.end - 1 : around.end) }, text)
}

/** A mark whose partner lies outside of the piece. */
function isOpenMark({ start, end }: Span, { quotations, text }: QuoteSetting): boolean {
  const opened = quotations.find(one => one.start === start)
  return opened === undefined ? /["“”„«»]/.test(text[start] ?? "") : opened.end > end
}

function isCloseMark({ start, end }: Span, { quotations, text }: QuoteSetting): boolean {
  const closed = quotations.find(one => one.end === end)
  return closed === undefined ? /["“”«»]/.test(text[end - 1] ?? "") : closed.start < start
}

function trimStops({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end)
  const lead = /^[\s,;:–—-]*/.exec(words)?.[0].length ?? 0
  const trail = /[\s,;:–—-]*$/.exec(words.slice(lead))?.[0].length ?? 0
  return { start: start + lead, end: end - trail }
}

/** Not that of an abbreviation: "in the U.S." */
function withoutStop({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end)
  const isStop = /[^\s.]\.$/.test(words) && !/(?<![\p{L}\p{M}])\p{Lu}\.$/u.test(words)
  return { start, end: isStop ? end - 1 : end }
}

function intersect(a: Span, b: Span): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) }
}
