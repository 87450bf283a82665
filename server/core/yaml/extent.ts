import type { Span } from "../text/span.ts"
import { columnAt, endOfLine, nextContent, startOfLine } from "./layout.ts"
import { isDeepCommentBelow, nextText } from "./new-lines.ts"

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

/** The lines of an entry or item in block form; the first of those beside or below a dash leaves the dash to the next. */
export function blockExtents(text: string, span: Span): readonly Span[] {
  const lineStart = startOfLine(text, span.start)
  const lead = text.slice(lineStart, span.start)
  const end = endOfLine(text, span.end)
  const lines = [{ start: lineStart, end }, ...blanksOfDeepComments(text, end, lead.search(/\S|$/))]
  const next = nextContent(text, end)
  const column = next < text.length ? columnAt(text, next) : -1
  if (/^[ \t]*(?:\?[ \t]+)?$/.test(lead)) {
    const dash = column === lead.length ? undefined : loneDashAbove(text, lineStart, lead.length)
    return dash === undefined ? lines : [dash, ...lines]
  }
  if (!/^[ \t]*(?:-[ \t]+)*-[ \t]*$/.test(lead)) return [span]
  const dash = lead.lastIndexOf("-")
  const isInner = column === dash && dash > lead.indexOf("-")
  if (column !== lead.length && !isInner) return lines
  const gap = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
  return [{ start: isInner ? lineStart + dash : span.start, end: end + gap }]
}

/** What indents the comments below deeper than `column`: a folded text above would take them in. */
function blanksOfDeepComments(text: string, from: number, column: number): readonly Span[] {
  const blanks: Span[] = []
  let end = from
  while (isDeepCommentBelow(text, end, column)) {
    const comment = nextText(text, end)
    blanks.push({ start: startOfLine(text, comment) + column, end: comment })
    end = endOfLine(text, comment)
  }
  return blanks
}

/** The line of a dash that has its item below it, at `column`. */
function loneDashAbove(text: string, offset: number, column: number): Span | undefined {
  const line =
    /(?:^|[\r\n\ufeff])([ \t]*(?:-[ \t]+)*-[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*$/.exec(
      text.slice(Math.max(0, offset - 2000), offset),
    )
  if (line?.[1] === undefined || line[1].lastIndexOf("-", line[1].search(/#|$/)) >= column) return undefined
  const start = offset - (line[0].length - line[0].indexOf(line[1]))
  return { start, end: start + line[1].length }
}

/** With the blanks behind it, which a comment needs. */
function withBlanks(text: string, start: number, end: number): Span {
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0
  return { start, end: text[end + blanks] === "#" ? end : end + blanks }
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
export function commaBefore(text: string, offset: number): number | undefined {
  const at = text.slice(0, offset).trimEnd().length - 1
  if (text[at] !== ",") return undefined
  return /(?:^|\s)#/.test(text.slice(startOfLine(text, at), at)) ? undefined : at
}
