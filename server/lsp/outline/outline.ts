import type { SymbolKind } from "vscode-languageserver"
import { compareSpans, type Span } from "../../core/text/span.ts"

/** One line of an outline. */
export interface OutlineItem {
  readonly name: string
  /** "" where there is nothing to add. */
  readonly detail: string
  readonly kind: SymbolKind
  readonly span: Span
  /** What is selected when somebody goes there. */
  readonly selection: Span
  readonly children: readonly OutlineItem[]
}

/** Every item made to hold its selection and its children, and the children in the order of the text. */
export function tidied(item: OutlineItem): OutlineItem {
  const children = item.children.map(tidied).sort((a, b) => compareSpans(a.span, b.span))
  return { ...item, span: hull([item.span, item.selection, ...children.map(child => child.span)]), children }
}

/** From the first start to the last end; an empty span where there is nothing. */
export function hull(spans: readonly Span[]): Span {
  const [first] = spans
  if (first === undefined) return { start: 0, end: 0 }
  let { start, end } = first
  for (const span of spans) {
    start = Math.min(start, span.start)
    end = Math.max(end, span.end)
  }
  return { start, end }
}

/** A file's top-level key, where the model does not keep its place. */
export function findTopKey(text: string, key: string): Span | undefined {
  const match = new RegExp(`^\\ufeff?${key}(?=[ \\t]*:)`, "m").exec(text)
  if (match === null) return undefined
  const end = match.index + match[0].length
  return { start: end - key.length, end }
}
