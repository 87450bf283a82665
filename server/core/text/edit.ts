import type { Span } from "./span.ts"

/** Replace what stands at `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

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

/**
 * Where `span` lies after `edits` (ascending, against the old text); undefined when its inside changed.
 * Text typed at a border stays outside.
 */
export function mapSpan(span: Span, edits: readonly TextEdit[]): Span | undefined {
  let delta = 0
  for (const { span: old, newText } of edits) {
    if (old.end <= span.start) delta += newText.length - (old.end - old.start)
    else if (old.start < span.end) return undefined
  }
  return { start: span.start + delta, end: span.end + delta }
}
