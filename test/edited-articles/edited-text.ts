import type { TextEdit } from "../../server/core/text/edit.ts"
import { foldTypography, normalize } from "../../server/core/text/normal-form.ts"
import type { Span } from "../../server/core/text/span.ts"

/** What stands in an edited text: words that took the place of a stretch of the old one, most often the same words. */
export interface Piece {
  readonly old: Span
  readonly text: string
  /** It was cut out at its place and put in elsewhere. */
  readonly moved?: true
}

/** An edited text that knows for each character of the old one where it is now, from the script that made it. */
export interface EditedText {
  readonly text: string
  /** What somebody who makes the edit in an editor does: ascending, against the old text. */
  readonly edits: readonly TextEdit[]
  /** Where a stretch of the old text is; undefined when nothing but blanks is left of it. */
  whereIs(span: Span): Place | undefined
  /** Whether every word of a stretch of the edited text stood in the old one. */
  isOld(span: Span): boolean
}

export interface Place {
  readonly span: Span
  /** The words are the same, but for blanks and the form of quotation marks and dashes. */
  readonly kept: boolean
}

/** `pieces` in the order of the edited text; what of the old text is in none of them was deleted. */
export function editedText(old: string, pieces: readonly Piece[]): EditedText {
  const text = pieces.map(piece => piece.text).join("")
  const places = new Int32Array(old.length).fill(-1)
  const isOld = new Uint8Array(text.length)
  let at = 0
  for (const { old: span, text: words } of pieces) {
    const alike = words === old.slice(span.start, span.end)
    for (let i = span.start; i < span.end; i++) places[i] = placeIn(i, span, words.length, at)
    if (alike) isOld.fill(1, at, at + words.length)
    at += words.length
  }
  const whereIs = (span: Span): Place | undefined => {
    const now = spanNow(old, span, places)
    if (now === undefined) return undefined
    return { span: now, kept: wordsOf(old, span) === wordsOf(text, now) }
  }
  return {
    text,
    edits: toEdits(old, pieces),
    whereIs,
    isOld: ({ start, end }) =>
      isOld.subarray(start, end).every((flag, index) => flag === 1 || /\s/.test(text[start + index] ?? "")),
  }
}

/** The text with some stretches replaced, as pieces; the edits are ascending and apart. */
export function replaced(old: string, edits: readonly TextEdit[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { span, newText } of edits) {
    pieces.push(keep(old, { start: from, end: span.start }), { old: span, text: newText })
    from = span.end
  }
  return [...pieces, keep(old, { start: from, end: old.length })]
}

/** A stretch of the old text as it was. */
export function keep(old: string, span: Span): Piece {
  return { old: span, text: old.slice(span.start, span.end) }
}

/** The first character of a stretch becomes the first of what replaces it, the last one the last. */
function placeIn(index: number, { start, end }: Span, length: number, at: number): number {
  if (length === 0) return -1
  return at + (index === end - 1 ? length - 1 : Math.min(index - start, length - 1))
}

function spanNow(old: string, { start, end }: Span, places: Int32Array): Span | undefined {
  const left: number[] = []
  for (let i = start; i < end; i++) if ((places[i] ?? -1) >= 0 && !/\s/.test(old[i] ?? "")) left.push(places[i] ?? -1)
  const [first] = left
  const last = left.at(-1)
  return first === undefined || last === undefined ? undefined : { start: first, end: last + 1 }
}

function wordsOf(text: string, { start, end }: Span): string {
  return foldTypography(normalize(text.slice(start, end))).trim()
}

function toEdits(old: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  let newText = ""
  const replaceUntil = (end: number) => {
    if (end > from || newText !== "") edits.push({ span: { start: from, end }, newText })
    newText = ""
  }
  for (const { old: span, text, moved } of pieces) {
    const isAsBefore = !moved && text === old.slice(span.start, span.end)
    if (!isAsBefore) newText += text
    if (moved) continue
    replaceUntil(isAsBefore ? span.start : span.end)
    from = span.end
  }
  replaceUntil(old.length)
  return edits
}
