import type { TextEdit } from "./edit.ts"

/** The same edits of a text without what they leave as it was at their edges: words taken out and put back are none. */
export function tidyEdits(edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  return edits.flatMap(edit => tidy(edit, text))
}

function tidy({ span, newText }: TextEdit, text: string): readonly TextEdit[] {
  const most = Math.min(span.end - span.start, newText.length)
  let head = 0
  while (head < most && text[span.start + head] === newText[head]) head++
  let tail = 0
  while (tail < most - head && text[span.end - 1 - tail] === newText[newText.length - 1 - tail]) tail++
  const left = { start: span.start + head, end: span.end - tail }
  const words = newText.slice(head, newText.length - tail)
  return left.start === left.end && words === "" ? [] : [{ span: left, newText: words }]
}
