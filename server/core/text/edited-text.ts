import type { TextEdit } from "./edit.ts"
import { partitionPoint } from "./partition-point.ts"
import type { Span } from "./span.ts"

/** A stretch of the new text; without an edit it is one of the old text as well. */
export interface Piece {
  readonly span: Span
  readonly edit?: TextEdit
}

/** Finds places of an old text in the new one that edits, ascending and apart, make of it. */
export class EditedText {
  readonly #edits: readonly TextEdit[]
  /** By how much what stands before each edit, and behind the last one, has shifted. */
  readonly #shifts: readonly number[]

  /** `shift`: by how much the text before the first edit has. */
  constructor(edits: readonly TextEdit[], shift: number) {
    this.#edits = edits
    const shifts = [shift]
    for (const { span, newText } of edits) shifts.push((shifts.at(-1) ?? 0) + newText.length - (span.end - span.start))
    this.#shifts = shifts
  }

  /** What stands in the place of a span: all that edits at work inside it put in, but nothing put in at its borders. */
  placeOf(span: Span): Span {
    const first = this.#firstEndingBehind(span.start)
    let next = first
    while ((this.#edits[next]?.span.start ?? span.end) < span.end) next++
    const [edit, last] = [this.#edits[first], this.#edits[next - 1]]
    const start = next > first && edit !== undefined ? Math.min(edit.span.start, span.start) : span.start
    const end = next > first && last !== undefined ? Math.max(last.span.end, span.end) : span.end
    return { start: start + (this.#shifts[first] ?? 0), end: end + (this.#shifts[next] ?? 0) }
  }

  /** What stays of a span and what the edits at work inside it put in, by their places in the new text. */
  *piecesOf(span: Span): Generator<Piece> {
    let index = this.#firstEndingBehind(span.start)
    let from = span.start
    for (let edit = this.#edits[index]; edit !== undefined && edit.span.start < span.end; edit = this.#edits[++index]) {
      const shift = this.#shifts[index] ?? 0
      if (edit.span.start > from) yield { span: { start: from + shift, end: edit.span.start + shift } }
      const start = edit.span.start + shift
      yield { span: { start, end: start + edit.newText.length }, edit }
      from = edit.span.end
    }
    const shift = this.#shifts[index] ?? 0
    if (from < span.end) yield { span: { start: from + shift, end: span.end + shift } }
  }

  #firstEndingBehind(offset: number): number {
    return partitionPoint(this.#edits.length, index => (this.#edits[index]?.span.end ?? 0) <= offset)
  }
}

/** The edits that take others, ascending and against `before`, back. `shift` as in `EditedText`. */
export function invertEdits(before: string, edits: readonly TextEdit[], shift: number): readonly TextEdit[] {
  let grown = shift
  return edits.map(({ span, newText }) => {
    const start = span.start + grown
    grown += newText.length - (span.end - span.start)
    return { span: { start, end: start + newText.length }, newText: before.slice(span.start, span.end) }
  })
}
