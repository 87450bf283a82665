import { partitionPoint } from "./partition-point.ts"

/** A half-open range of UTF-16 offsets into one text: `end` is the first offset outside. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value and where it stands in its file. */
export interface Located<T> {
  readonly value: T
  readonly span: Span
}

/** A string of the user's and where it stands; `value` is what it says once quoting is undone, `span` what was written. */
export type LocatedText = Located<string>

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether one of many spans, which are ascending and apart, contains another. */
export function anyContains(outer: readonly Span[], inner: Span): boolean {
  const low = partitionPoint(outer.length, index => (outer[index]?.end ?? inner.end) < inner.end)
  const span = outer[low]
  return span !== undefined && contains(span, inner)
}

/** Whether `offset` lies in the span or at one of its borders, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

/** Whether the two share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

export function spanLength(span: Span): number {
  return span.end - span.start
}

export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Without the blanks at its edges; where it holds nothing else, it is empty and at its end. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: from, end: Math.max(from, start + words.trimEnd().length) }
}

/** A text as long as the one given, with `mark`, of one character, all over the spans; these are ascending. */
export function mask(text: string, spans: readonly Span[], mark: string): string {
  let result = ""
  for (const { start, end } of spans) {
    result += text.slice(result.length, start)
    result += mark.repeat(Math.max(0, end - result.length))
  }
  return result + text.slice(result.length)
}

/** Ascending by start, the longer one first: an outer span comes before what it holds. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
