import type { Problem, ProblemFix } from "../model/problem.ts"
import type { Span } from "../text/span.ts"
import type { SyntaxFault } from "./compose.ts"

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
  const first = /^[^\r\n]*/.exec(text.slice(span.start, span.end))?.[0] ?? ""
  const words = first.trimEnd()
  const at = { start: span.start, end: span.start + words.length }
  const glued = /^([\p{L}\p{N}_-]+):(?=\S)/u.exec(words)
  if (glued !== null) {
    const after = at.start + glued[0].length
    const edits = [{ span: { start: after, end: after }, newText: " " }]
    return problemAt(at, `"${shorten(words)}" needs a space after the colon`, [{ title: "Add a space", edits }])
  }
  const spaced = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]+(\S.*)$/u.exec(words)
  if (spaced === null)
    return problemAt(at, `"${shorten(words)}" has no colon and no value; write "${shorten(words)}: …"`)
  const colon = at.start + (spaced[1] ?? "").length
  const edits = [{ span: { start: colon, end: colon }, newText: ":" }]
  const better = `${spaced[1]}: ${spaced[2]}`
  return problemAt(at, `"${shorten(words)}" has no colon; write "${shorten(better)}"`, [
    { title: "Add a colon", edits },
  ])
}

/** A key that does not stand in one column with those beside it. */
export function wrongIndent(text: string, offset: number, column: number): Problem {
  const words = (/^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? "").trimEnd()
  const key = /^[^:]*:?/.exec(words)?.[0] ?? words
  const span = { start: offset, end: offset + key.length }
  return problemAt(span, `"${shorten(key)}" does not stand under the keys before it; indent it by ${spaces(column)}`)
}

interface FaultLine {
  /** Without the blanks around it. */
  readonly content: Span
  readonly words: string
  /** What stands after `key: ` or `- `. */
  readonly value: Span
}

type Explanation = (text: string, line: FaultLine, fault: SyntaxFault, span: Span) => Problem | undefined

const explanations: readonly Explanation[] = [
  tab,
  tooDeep,
  openQuote,
  badEscape,
  openBracket,
  valueNeedsQuotes,
  missingComma,
  missingColon,
]

function tab(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "TAB_AS_INDENT") return undefined
  const lineStart = text.lastIndexOf("\n", fault.span.start - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ""
  const span = { start: lineStart, end: lineStart + indent.length }
  const edits = [{ span, newText: indent.replaceAll("\t", "  ") }]
  const message = `"${shorten(line.words)}" is indented with a tab; YAML allows spaces only`
  return problemAt(span.end > span.start ? span : line.content, message, [{ title: "Indent with spaces", edits }])
}

function tooDeep(_text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "RESOURCE_EXHAUSTION") return undefined
  return { code: "limit-exceeded", span: line.content, message: "this is too deeply nested and is not read" }
}

function openQuote(text: string, _line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const mark = /^Missing closing (["'])/.exec(fault.message)?.[1]
  if (mark === undefined) return undefined
  const line = lineOf(text, openingOf(text, span, mark), span)
  const start = openingOf(text, span, mark)
  const at = { start, end: line.content.end }
  const close = { title: `Add ${mark} at the end of the line`, edits: [{ span: emptyAt(at.end), newText: mark }] }
  const fixes = line.value.start === start ? [close, quoteFix(text, line.value)] : [close]
  return problemAt(at, `the quotation mark before "${shorten(text.slice(start + 1, at.end))}" is never closed`, fixes)
}

function badEscape(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (fault.code !== "BAD_DQ_ESCAPE") return undefined
  const at = text.indexOf("\\", fault.span.start)
  const start = at === -1 || at >= line.content.end ? fault.span.start : at
  const said = text.slice(start, start + 2)
  const edits = [{ span: emptyAt(start), newText: "\\" }]
  const message = `"${said}" means nothing between double quotation marks; write "\\${said}"`
  return problemAt({ start, end: Math.min(start + 2, text.length) }, message, [{ title: `Write \\${said}`, edits }])
}

function openBracket(text: string, line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const close = /^Flow (?:map|sequence) .*end with a ([\]}])$/.exec(fault.message)?.[1]
  if (close === undefined) return undefined
  const first = lineOf(text, span.start, span)
  const at = first.value.end > first.value.start ? first.value : line.content
  const edits = [{ span: emptyAt(at.end), newText: close }]
  const message = `"${shorten(text.slice(at.start, at.end))}" has no closing "${close}"`
  return problemAt(at, message, [{ title: `Add ${close} at the end of the line`, edits }])
}

const reserved = /^["'[\]{}@`%*&!|>]/

function valueNeedsQuotes(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  const value = text.slice(line.value.start, line.value.end)
  const [first] = reserved.exec(value) ?? []
  const nested = fault.code === "BLOCK_AS_IMPLICIT_KEY" && /:(\s|$)/.test(value)
  const dash = fault.message.startsWith("Unexpected block-seq-ind")
  if (first === undefined && !nested && !dash) return undefined
  if (value.startsWith("{") && value.endsWith("}")) return undefined
  if (value.startsWith("[") && value.endsWith("]")) return undefined
  const reason = nested
    ? `holds ": ", which begins a new key`
    : `begins with "${first ?? "-"}", which means something else in YAML`
  const message = `the text "${shorten(value)}" ${reason}; put all of it in quotation marks`
  return problemAt(line.value, message, [quoteFix(text, line.value)])
}

function missingComma(text: string, _line: FaultLine, fault: SyntaxFault): Problem | undefined {
  if (!fault.message.startsWith("Missing , ")) return undefined
  const words = /^[^\s,\]}]*/.exec(text.slice(fault.span.start))?.[0] ?? ""
  const span = { start: fault.span.start, end: fault.span.start + Math.max(1, words.length) }
  return problemAt(span, `a comma is missing before "${shorten(words)}", or the text needs quotation marks`)
}

function missingColon(text: string, line: FaultLine, fault: SyntaxFault, span: Span): Problem | undefined {
  const keyless = fault.code === "MULTILINE_IMPLICIT_KEY" || fault.message.startsWith("Implicit map keys")
  if (!keyless) return undefined
  return noColon(text, { start: line.content.start, end: Math.min(line.content.end, span.end) })
}

/** Where the quotation mark stands that nothing closes: the first that begins a value. */
function openingOf(text: string, span: Span, mark: string): number {
  const block = text.slice(span.start, span.end)
  const found = new RegExp(`(?:^|[\\s,[{(])(${mark})(?:(?!${mark})[^\\r\\n])*$`, "m").exec(block)
  if (found === null) return span.start + Math.max(0, block.indexOf(mark))
  return span.start + found.index + found[0].indexOf(mark)
}

function lineOf(text: string, offset: number, within: Span): FaultLine {
  let at = Math.min(Math.max(offset, within.start), Math.max(within.start, within.end - 1))
  while (at > within.start && /\s/.test(text[at] ?? "")) at--
  const start = Math.max(within.start, text.lastIndexOf("\n", at - 1) + 1)
  const newline = /\r?\n/.exec(text.slice(at, within.end))
  const end = newline === null ? within.end : at + newline.index
  const raw = text.slice(start, end)
  const blank = raw.length - raw.trimStart().length
  const words = raw.trim()
  const content = { start: start + blank, end: start + blank + words.length }
  return { content, words, value: valueIn(words, content) }
}

function valueIn(words: string, content: Span): Span {
  const lead = /^(?:-[ \t]+)*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'[{#][^#]*?)[ \t]*:(?=[ \t]|$)[ \t]*)?/.exec(
    words,
  )
  return { start: Math.min(content.start + (lead?.[0].length ?? 0), content.end), end: content.end }
}

function quoteFix(text: string, span: Span): ProblemFix {
  const value = text.slice(span.start, span.end)
  const newText = `'${value.replaceAll("'", "''")}'`
  return { title: "Put the text in quotation marks", edits: [{ span, newText }] }
}

function problemAt(span: Span, message: string, fixes?: readonly ProblemFix[]): Problem {
  return { code: "yaml-syntax", span, message, ...(fixes === undefined ? {} : { fixes }) }
}

function emptyAt(offset: number): Span {
  return { start: offset, end: offset }
}

function shorten(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59)}…`
}

function spaces(count: number): string {
  return count === 0 ? "no spaces" : count === 1 ? "1 space" : `${count} spaces`
}
