import type { Span } from "../text/span.ts"
import { endOfLine, nextContent, startOfLine } from "./layout.ts"

/** What goes with an entry or item between brackets: one comma, and its line where it has that to itself. */
export function flowExtents(text: string, span: Span): readonly Span[] {
  const next = nextContent(text, span.end)
  if (text[next] === ",")
    return [ownLine(text, { start: span.start, end: next + 1 }) ?? withBlanks(text, span.start, next + 1)]
  const comma = commaBefore(text, span.start)
  const line = ownLine(text, span)
  if (comma === undefined) return [line ?? span]
  if (line === undefined) return [{ start: comma, end: span.end }]
  return comma + 1 === line.start ? [{ start: comma, end: line.end }] : [{ start: comma, end: comma + 1 }, line]
}

/** The lines of an entry or item in block form; the first key of an item leaves its dash to the next. */
export function blockExtent(text: string, span: Span): Span {
  const lineStart = startOfLine(text, span.start)
  const lead = text.slice(lineStart, span.start)
  const end = endOfLine(text, span.end)
  if (/^[ \t]*$/.test(lead)) return { start: lineStart, end }
  if (!/^[ \t]*(?:-[ \t]+)+$/.test(lead)) return span
  const next = nextContent(text, end)
  const isFirstKey = next < text.length && next - startOfLine(text, next) === lead.length
  return isFirstKey ? { start: span.start, end: next } : { start: lineStart, end }
}

function withBlanks(text: string, start: number, end: number): Span {
  return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) }
}

/** The lines that hold nothing else but comments; undefined where there is something else. */
function ownLine(text: string, span: Span): Span | undefined {
  const start = startOfLine(text, span.start)
  const end = endOfLine(text, span.end)
  const alone =
    /^[ \t]*$/.test(text.slice(start, span.start)) && /^[ \t]*(?:#[^\r\n]*)?[\r\n]/.test(text.slice(span.end, end))
  return alone && start > 0 ? { start, end } : undefined
}

/** The comma before `offset`, unless comments stand between. Behind the last item it may stay. */
function commaBefore(text: string, offset: number): number | undefined {
  const at = text.slice(0, offset).trimEnd().length - 1
  if (text[at] !== ",") return undefined
  return /(?:^|\s)#/.test(text.slice(startOfLine(text, at), at)) ? undefined : at
}
