import type { Span } from "../text/span.ts"

/** The line end that the text uses first. */
export function lineEndOf(text: string): "\n" | "\r\n" {
  return /\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n"
}

/** How far the text indents one level: as its first indented key does; 2 if it has none. */
export function stepOf(text: string): number {
  const first = /^[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*( +)[^\s#]/m.exec(text)
  return first?.[1]?.length ?? 2
}

/** Behind a byte-order mark, if that is where the line starts. */
export function startOfLine(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !/[\r\n\ufeff]/.test(text[start - 1] ?? "")) start--
  return start
}

export function columnAt(text: string, offset: number): number {
  return offset - startOfLine(text, offset)
}

/** Behind the line end, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let end = offset
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++
  if (text[end] === "\r" && text[end + 1] === "\n") return end + 2
  return Math.min(end + 1, text.length)
}

/** Whether what stands at `span` is inside brackets: a comma or a closing bracket follows it. */
export function isInFlow(text: string, span: Span): boolean {
  const next = text[nextContent(text, span.end)]
  return next === "," || next === "}" || next === "]"
}

/** The first character from `offset` on that is neither blank nor comment. */
export function nextContent(text: string, offset: number): number {
  let at = offset
  while (at < text.length) {
    const unit = text[at] ?? ""
    if (unit === "#" && /[\s\ufeff]|^$/.test(text[at - 1] ?? "")) at = endOfLine(text, at)
    else if (/[\s\ufeff]/.test(unit)) at++
    else break
  }
  return at
}

/** Behind the colon that follows a key; where none does, `offset`, the end of the key. */
export function behindColon(text: string, offset: number): number {
  return offset + (/^[ \t]*:/.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0)
}

/** Where an entry begins that has its key at `offset`: there, or at the `?` before it. */
export function startOfEntry(text: string, offset: number): number {
  const lead = text.slice(startOfLine(text, offset), offset)
  return offset - (/\?[ \t]+$/.exec(lead)?.[0].length ?? 0)
}
