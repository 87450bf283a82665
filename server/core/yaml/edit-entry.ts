import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"

/**
 * Takes out an entry of a map or an item of a list: its lines with their comments in block form, the entry and one comma
 * in flow form.
 */
export function removeEntry(text: string, span: Span): readonly TextEdit[] {
  return [{ span: isInFlow(text, span) ? flowExtent(text, span) : blockExtent(text, span), newText: "" }]
}

/** Whether what stands at `span` is inside brackets: a comma or a closing bracket follows it. */
export function isInFlow(text: string, span: Span): boolean {
  const next = text[nextContent(text, span.end)]
  return next === "," || next === "}" || next === "]"
}

/** The first character from `offset` on that is neither blank nor comment. */
export function nextContent(text: string, offset: number): number {
  const gap = /^(?:[\s\ufeff]|(?<=\s)#[^\n]*)*/.exec(text.slice(Math.max(0, offset - 1)))
  if (offset === 0) return gap?.[0].length ?? 0
  const tail = /^(?:[\s\ufeff]|(?<=[\s\ufeff])#[^\n]*)*/.exec(text.slice(offset))?.[0].length ?? 0
  return offset + tail
}

function flowExtent(text: string, span: Span): Span {
  const next = nextContent(text, span.end)
  if (text[next] === ",") {
    let end = next + 1
    while (text[end] === " ") end++
    return { start: span.start, end }
  }
  const before = text.slice(0, span.start).trimEnd()
  return before.endsWith(",") ? { start: before.length - 1, end: span.end } : span
}

function blockExtent(text: string, span: Span): Span {
  const lineStart = startOfLine(text, span.start)
  const lead = text.slice(lineStart, span.start)
  const end = endOfLine(text, span.end)
  if (/^[ \t\ufeff]*$/.test(lead)) return { start: lead.startsWith("\ufeff") ? lineStart + 1 : lineStart, end }
  if (!/^[ \t\ufeff]*(?:-[ \t]+)+$/.test(lead)) return span
  const next = nextContent(text, end)
  const isFirstKey = next < text.length && next - startOfLine(text, next) === lead.length
  return isFirstKey ? { start: span.start, end: next } : { start: lineStart, end }
}

export function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), offset > 0 ? text.lastIndexOf("\r", offset - 1) : -1) + 1
}

/** Behind the line end. */
function endOfLine(text: string, offset: number): number {
  const match = /\r\n|\r|\n/.exec(text.slice(offset))
  return match === null ? text.length : offset + match.index + match[0].length
}
