import type { TextEdit } from "./edit.ts"

/** What stands in an edited text: a piece of the old one, or something new. */
type Piece = { readonly start: number; readonly end: number } | { readonly words: string }

/** One list of edits, against the old text, for what `first` does to it and `second` to the text that `first` leaves. */
export function composeEdits(
  first: readonly TextEdit[],
  second: readonly TextEdit[],
  length: number,
): readonly TextEdit[] {
  return toEdits(edited(edited([{ start: 0, end: length }], first), second), length)
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = []
  const rest = [...pieces].reverse()
  let at = 0
  const take = (until: number, keep: boolean) => {
    while (at < until) {
      const piece = rest.pop()
      if (piece === undefined) throw new Error(`an edit ends at ${until}, behind the text, which ends at ${at}`)
      const [head, tail] = splitAt(piece, until - at)
      if (tail !== undefined) rest.push(tail)
      if (keep) result.push(head)
      at += lengthOf(head)
    }
  }
  for (const { span, newText } of edits) {
    take(span.start, true)
    if (newText !== "") result.push({ words: newText })
    take(span.end, false)
  }
  return [...result, ...rest.reverse()]
}

function toEdits(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  let newText = ""
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ("words" in piece) {
      newText += piece.words
      continue
    }
    if (piece.start > from || newText !== "") edits.push({ span: { start: from, end: piece.start }, newText })
    newText = ""
    from = piece.end
  }
  return edits
}

function splitAt(piece: Piece, length: number): readonly [Piece, Piece | undefined] {
  if (lengthOf(piece) <= length) return [piece, undefined]
  if ("words" in piece) return [{ words: piece.words.slice(0, length) }, { words: piece.words.slice(length) }]
  const middle = piece.start + length
  return [
    { start: piece.start, end: middle },
    { start: middle, end: piece.end },
  ]
}

function lengthOf(piece: Piece): number {
  return "words" in piece ? piece.words.length : piece.end - piece.start
}
