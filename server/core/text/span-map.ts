import type { Difference, Move } from "./difference.ts"
import type { TextEdit } from "./edit.ts"
import { EditedText, invertEdits } from "./edited-text.ts"
import { foldTypography, normalize } from "./normal-form.ts"
import { partitionPoint } from "./partition-point.ts"
import { contains, type Span, slice, spanLength, trimSpan } from "./span.ts"

/**
 * Where words of an old text are in the new one. `kept`: they stand there, the same but for blanks and typography.
 * `moved`: the same, in a block that stands elsewhere now. `edited`: what stands in their place. `deleted`: where they
 * stood, empty; what stands there now, if anything, is no version of them.
 */
export interface Mapped {
  readonly kind: "kept" | "moved" | "edited" | "deleted"
  readonly span: Span
}

/** Follows spans of one text into another. */
export class SpanMap {
  readonly #forth: Way
  readonly #back: Way

  constructor(before: string, after: string, { edits, moves }: Difference) {
    this.#forth = new Way(before, after, edits, moves)
    this.#back = new Way(after, before, invertEdits(before, edits, 0), invertMoves(before, moves))
  }

  map(span: Span): Mapped {
    return this.#forth.map(span)
  }

  /** Where in the old text words of the new one come from. */
  origin(span: Span): Mapped {
    return this.#back.map(span)
  }

  /** Whether these words of the new text are not, together, words of the old one. */
  isNew(span: Span): boolean {
    const { kind } = this.origin(span)
    return kind === "edited" || kind === "deleted"
  }
}

/** From one text to the other. */
class Way {
  readonly #before: string
  readonly #after: string
  readonly #whole: EditedText
  readonly #moves: readonly { readonly from: Span; readonly inside: EditedText }[]

  constructor(before: string, after: string, edits: readonly TextEdit[], moves: readonly Move[]) {
    this.#before = before
    this.#after = after
    this.#whole = new EditedText(edits, 0)
    this.#moves = moves.map(move => ({
      from: move.from,
      inside: new EditedText(move.edits, move.to.start - move.from.start),
    }))
  }

  map(span: Span): Mapped {
    const kept = this.#sameIn(this.#whole, span)
    if (kept !== undefined) return { kind: "kept", span: kept }
    const moved = this.#moved(span)
    if (moved !== undefined) return { kind: "moved", span: moved }
    const version = this.#version(span)
    if (version !== undefined) return { kind: "edited", span: version }
    const { start } = this.#whole.placeOf(span)
    return { kind: "deleted", span: { start, end: start } }
  }

  #sameIn(text: EditedText, span: Span): Span | undefined {
    const place = text.placeOf(span)
    if (spanLength(place) > longest(spanLength(span))) return undefined
    const [before, after] = [slice(this.#before, span), slice(this.#after, place)]
    return haveSameWords(before, after) ? trimSpan(this.#after, place) : undefined
  }

  #moved(span: Span): Span | undefined {
    const low = partitionPoint(this.#moves.length, index => (this.#moves[index]?.from.end ?? 0) <= span.start)
    const move = this.#moves[low]
    return move !== undefined && contains(move.from, span) ? this.#sameIn(move.inside, span) : undefined
  }

  /** The longest stretch of what stayed and of edits that are about as small as the words. */
  #version(span: Span): Span | undefined {
    let best: Span | undefined
    let current: Span | undefined
    for (const { span: piece, edit } of this.#whole.piecesOf(span)) {
      if (edit !== undefined && isOther(edit, span)) {
        if (edit.newText.trim() !== "") current = undefined
        continue
      }
      if (slice(this.#after, piece).trim() === "") continue
      current = current === undefined ? piece : { start: current.start, end: piece.end }
      if (best === undefined || spanLength(current) > spanLength(best)) best = current
    }
    if (best === undefined || !/[\p{L}\p{N}]/u.test(slice(this.#after, best))) return undefined
    return trimSpan(this.#after, best)
  }
}

/** So long a place may still hold the same words, with more blanks between them. */
function longest(length: number): number {
  return 4 * length + 400
}

/** Whether an edit replaces, or puts in, so much that it makes no version of the words of the span. */
function isOther({ span: edited, newText }: TextEdit, span: Span): boolean {
  const inside = Math.min(edited.end, span.end) - Math.max(edited.start, span.start)
  return spanLength(edited) - inside > 30 || newText.length > 2 * inside + 40
}

/** But for blanks and typography; what has no words has none in common. */
function haveSameWords(before: string, after: string): boolean {
  if (before === after && /[\p{L}\p{N}]/u.test(before)) return true
  const words = wordsOf(before)
  return words !== "" && words === wordsOf(after)
}

function wordsOf(text: string): string {
  return foldTypography(normalize(text)).trim()
}

function invertMoves(before: string, moves: readonly Move[]): readonly Move[] {
  return moves
    .map(({ from, to, edits }) => ({ from: to, to: from, edits: invertEdits(before, edits, to.start - from.start) }))
    .sort((a, b) => a.from.start - b.from.start)
}
