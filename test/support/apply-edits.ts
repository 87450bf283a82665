import type { TextEdit } from "../../server/core/text/edit.ts"

/** The edited text. `edits` are in ascending order against the old text and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ""
  let from = 0
  for (const { span, newText } of edits) {
    if (span.start < from) throw new Error(`edit at ${span.start} overlaps one that ends at ${from}`)
    result += text.slice(from, span.start) + newText
    from = span.end
  }
  return result + text.slice(from)
}
