import { createHash } from "node:crypto"
import type { Range, TextEdit } from "vscode-languageclient"

/** The hash by which client and server know that they mean the same text: a BOM and the kind of line ends do not count. */
export function hashOf(text: string): string {
  const unified = withoutBom(text).replace(/\r\n?/g, "\n")
  return createHash("sha256").update(unified, "utf8").digest("hex")
}

/** Whether two texts have the same hash; undefined is no file. */
export function isSameText(text: string | undefined, other: string | undefined): boolean {
  if (text === undefined || other === undefined) return text === other
  return text === other || hashOf(text) === hashOf(other)
}

/** The text behind edits that do not overlap; the BOM, which no position counts, stays. */
export function editedText(text: string, edits: readonly Readonly<TextEdit>[]): string {
  const content = withoutBom(text)
  const starts = lineStarts(content)
  const offset = ({ line, character }: Range["start"]): number =>
    Math.min((starts[line] ?? content.length) + character, starts[line + 1] ?? content.length)
  const placed = edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
  let result = text.slice(0, text.length - content.length)
  let from = 0
  for (const { start, end, newText } of placed.sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += content.slice(from, start) + newText
    from = end
  }
  return result + content.slice(from)
}

/** The smallest stretch of `from` that makes it `to` when it is replaced. */
export function difference(from: string, to: string): { start: number; end: number; newText: string } {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  let same = 0
  while (same < shorter - start && from[from.length - 1 - same] === to[to.length - 1 - same]) same++
  // An editor takes CRLF for one character.
  while (start > 0 && from[start - 1] === "\r") start--
  while (same > 0 && from[from.length - same] === "\n") same--
  return { start, end: from.length - same, newText: to.slice(start, to.length - same) }
}

export function withoutBom(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text
}

/** Where lines start. CR, LF and CRLF end one, as in LSP. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), match => match.index + match[0].length)]
}
