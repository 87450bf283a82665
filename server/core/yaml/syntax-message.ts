import type { Problem, ProblemFix } from "../model/problem.ts"
import type { Span } from "../text/span.ts"
import type { SyntaxFault } from "./compose.ts"
import { type FaultLine, lineOf, problemAt, shorten } from "./fault-line.ts"
import { explainText } from "./unquoted-text.ts"

/** Says in plain words what is wrong in the block at `span`, and what to write instead. */
export function explain(text: string, span: Span, fault: SyntaxFault): Problem {
  const line = lineOf(text, fault.span.start, span)
  for (const explanation of explanations) {
    const problem = explanation(text, line, fault, span)
    if (problem !== undefined) return problem
  }
  return problemAt(line.content, `"${shorten(line.words)}" cannot be read as YAML`)
}

/** A line that stands among keys and is none. */
export function noColon(text: string, span: Span): Problem {
  const words = firstLine(text, span)
  const at = { start: span.start, end: span.start + words.length }
  const glued = /^([\p{L}\p{N}_-]+):(?=\S)/u.exec(words)
  if (glued !== null) {
    const fix = { title: "Add a space", edits: [insert(at.start + glued[0].length, " ")] }
    return problemAt(at, `"${shorten(words)}" needs a space after the colon`, [fix])
  }
  // Keys of ours are in lower case; a name has several words, and what it stands for is an id.
  const spaced =
    /^((?!\p{Lu})[\p{L}_][\p{L}\p{N}_-]*)[ \t]+(\S.*)$/u.exec(words) ?? /^(\p{Lu}.*\S)[ \t]+(\p{Ll}\S*)$/u.exec(words)
  if (spaced === null)
    return problemAt(at, `"${shorten(words)}" has no colon and no value; write "${shorten(words)}: …"`)
  const [, key = "", value = ""] = spaced
  const message = `"${shorten(words)}" has no colon; write "${shorten(`${key}: ${value}`)}"`
  return problemAt(at, message, [{ title: "Add a colon", edits: [insert(at.start + key.length, ":")] }])
}

/** A list item that stands among keys. */
export function strayItem(text: string, span: Span): Problem {
  const words = firstLine(text, span)
  const at = { start: span.start, end: span.start + words.length }
  return problemAt(at, `"${shorten(words)}" is a list item among keys; put it under the key that it belongs to`)
}

/** A key that does not stand in one column with those beside it. */
export function wrongIndent(text: string, offset: number, column: number): Problem {
  const words = firstLine(text, { start: offset, end: text.length })
  const key = /^(?:"[^"]*"|'[^']*'|[^:])*:?/.exec(words)?.[0] ?? words
  const indent = column === 0 ? "do not indent it" : `indent it by ${column} ${column === 1 ? "space" : "spaces"}`
  const message = `"${shorten(key)}" does not stand under the keys before it; ${indent}`
  return problemAt({ start: offset, end: offset + key.length }, message)
}

type Explanation = (text: string, line: FaultLine, fault: SyntaxFault, span: Span) => Problem | undefined

const explanations: readonly Explanation[] = [
  tab,
  tooDeep,
  openQuote,
  badEscape,
  openBracket,
  emptyItem,
  gluedComment,
  missingColon,
  explainText,
  missingComma,
]

function tab(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "TAB_AS_INDENT") return undefined
  const lineStart = text.lastIndexOf("\n", line.content.start - 1) + 1
  const span = { start: lineStart, end: line.content.start }
  const indent = text.slice(span.start, span.end)
  if (!indent.includes("\t") || indent.trim() !== "") return undefined
  const fix = { title: "Indent with spaces", edits: [{ span, newText: indent.replaceAll("\t", "  ") }] }
  return problemAt(span, `"${shorten(line.words)}" is indented with a tab; YAML takes spaces only`, [fix])
}

function tooDeep(_text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "RESOURCE_EXHAUSTION") return undefined
  return { code: "limit-exceeded", span: line.content, message: "this is too many levels deep and is not read" }
}

function openQuote(text: string, _line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const mark = /^Missing closing (["'])/.exec(fault.message)?.[1]
  if (mark === undefined) return undefined
  const start = openingOf(text, span, mark)
  const line = lineOf(text, start, span)
  const at = { start, end: line.content.end }
  const fixes: ProblemFix[] = [{ title: `Add ${mark} at the end of the line`, edits: [insert(at.end, mark)] }]
  if (line.value.start === start) fixes.push(quoteAll(text, line.value))
  return problemAt(at, `the quotation mark before "${shorten(text.slice(start + 1, at.end))}" is never closed`, fixes)
}

function badEscape(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "BAD_DQ_ESCAPE") return undefined
  const found = text.indexOf("\\", fault.span.start)
  const start = found === -1 || found >= line.content.end ? fault.span.start : found
  const said = text.slice(start, start + 2)
  const message = `"${said}" means nothing between double quotation marks; write "\\${said}"`
  const fix = { title: `Write \\${said}`, edits: [insert(start, "\\")] }
  return problemAt({ start, end: Math.min(start + 2, text.length) }, message, [fix])
}

function openBracket(text: string, line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const close = /^Flow (?:map|sequence) .*end with a ([\]}])$/.exec(fault.message)?.[1]
  if (close === undefined) return undefined
  const { value, content } = lineOf(text, span.start, span)
  const written = value.end > value.start ? value : line.content
  if (value.end === content.end && endsOpen(text, value, close)) return undefined
  const at = { start: written.start, end: written.end }
  const fix = { title: `Add ${close} at the end of the line`, edits: [insert(at.end, close)] }
  return problemAt(at, `"${shorten(text.slice(at.start, at.end))}" has no closing "${close}"`, [fix])
}

/** `[He] said`: the bracket is closed and more follows, so a text was meant. */
function endsOpen(text: string, value: Span, close: string): boolean {
  const words = text.slice(value.start, value.end)
  return words.includes(close) && !/[\]}]$/.test(words)
}

function emptyItem(text: string, _line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (!/^Unexpected (?:, in|empty item)/.test(fault.message)) return undefined
  const comma = text.indexOf(",", fault.span.start)
  if (comma === -1) return undefined
  const span = { start: comma, end: comma + 1 }
  const fix = { title: "Remove the comma", edits: [{ span, newText: "" }] }
  return problemAt(span, "there is nothing before this comma; remove it", [fix])
}

function gluedComment(_text: string, _line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (!fault.message.startsWith("Comments must be separated")) return undefined
  const { start } = fault.span
  const fix = { title: "Add a space", edits: [insert(start, " ")] }
  return problemAt({ start, end: start + 1 }, `"#" begins a comment and needs a space before it`, [fix])
}

function missingColon(text: string, line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const keyless = fault.code === "MULTILINE_IMPLICIT_KEY" || fault.message.startsWith("Implicit map keys")
  if (!keyless || /^["'[\]{}@`%*&!|>]|^- |:(?:\s|$)/.test(line.words)) return undefined
  return noColon(text, { start: line.content.start, end: Math.min(line.content.end, span.end) })
}

function missingComma(text: string, _line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (!fault.message.startsWith("Missing , ")) return undefined
  const words = /^[^\s,\]}]*/.exec(text.slice(fault.span.start))?.[0] ?? ""
  const span = { start: fault.span.start, end: fault.span.start + Math.max(1, words.length) }
  return problemAt(span, `a comma is missing before "${shorten(words)}", or the text needs quotation marks`)
}

/** Where the quotation mark stands that nothing closes: the first that begins a value. */
function openingOf(text: string, span: Span, mark: string): number {
  const block = text.slice(span.start, span.end)
  const found = new RegExp(`(?:^|[\\s,[{(])(${mark})(?:(?!${mark})[^\\r\\n])*$`, "m").exec(block)
  if (found === null) return span.start + Math.max(0, block.indexOf(mark))
  return span.start + found.index + found[0].indexOf(mark)
}

function firstLine(text: string, span: Span): string {
  return (/^[^\r\n]*/.exec(text.slice(span.start, span.end))?.[0] ?? "").trimEnd()
}

function quoteAll(text: string, span: Span): ProblemFix {
  const newText = `'${text.slice(span.start, span.end).replaceAll("'", "''")}'`
  return { title: "Put the text in quotation marks", edits: [{ span, newText }] }
}

function insert(offset: number, newText: string) {
  return { span: { start: offset, end: offset }, newText }
}
