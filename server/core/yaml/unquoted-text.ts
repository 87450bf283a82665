import type { Problem, ProblemFix } from "../model/problem.ts"
import type { Span } from "../text/span.ts"
import type { SyntaxFault } from "./compose.ts"
import { type FaultLine, problemAt, shorten } from "./fault-line.ts"

/** Text that YAML takes for something else because it lacks quotation marks: the commonest slip of all. */
export function explainText(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  const value = text.slice(line.value.start, line.value.end)
  const flow = flowPiece(text, line, fault)
  if (flow !== undefined) return flow
  const atKey = line.value.start === line.content.start
  if (atKey && /^["'[{@`%*&!|>].*:(?:[ \t]|$)/.test(value)) return keyProblem(text, line.value)
  if (fault.message.startsWith("Unexpected block-seq-ind")) return dashProblem(text, line.value)
  if (/^["']/.test(value)) return marksInside(text, line.value)
  if (/^(?:\[.*\]|\{.*\})$/.test(value)) return inBrackets(line, value)
  if (/^[[\]{},@`%*&!|>]/.test(value)) return reservedStart(text, line.value)
  if (fault.code === "BLOCK_AS_IMPLICIT_KEY" && /:(?:[ \t]|$)/.test(value)) return colonInside(text, line)
  return undefined
}

function marksInside(text: string, span: Span): Problem {
  const value = text.slice(span.start, span.end)
  const newText = quoted(meantBy(value))
  const message = `the text goes on after a closing quotation mark; put quotation marks around all of it: ${shorten(newText)}`
  return problemAt(span, message, [write(span, newText)])
}

/** Whether the outermost marks of `"He said "no" twice"` belong to the text or hold it. */
function meantBy(value: string): string {
  const mark = value[0] ?? ""
  if (value.length < 2 || !value.endsWith(mark)) return value
  const inner = value.slice(1, -1)
  const first = inner.indexOf(mark)
  const opens = /\s/.test(inner[first - 1] ?? "") || /[\p{L}\p{N}]/u.test(inner[first + 1] ?? "")
  return opens ? inner : value
}

function reservedStart(text: string, span: Span): Problem {
  const value = text.slice(span.start, span.end)
  const message = `a text that begins with "${value[0]}" must stand in quotation marks: "${shorten(value)}"`
  return problemAt(span, message, [write(span, quoted(value))])
}

function inBrackets(line: FaultLine, value: string): Problem {
  return problemAt(
    line.value,
    `"${shorten(value)}" lacks a comma, or quotation marks around a text with a colon or a bracket`,
  )
}

function dashProblem(text: string, span: Span): Problem {
  const value = text.slice(span.start, span.end)
  const message = `"${shorten(value)}" stands on the line of its key; put a list item on a line of its own, or a text in quotation marks`
  return problemAt(span, message, [write(span, quoted(value))])
}

function colonInside(text: string, { value: span, content }: FaultLine): Problem {
  const value = text.slice(span.start, span.end)
  const message = `"${shorten(value)}" holds a colon and a space, which begin a new key; put the text in quotation marks`
  const colon = text.slice(content.start, content.end).lastIndexOf(": ")
  const key = { start: content.start, end: content.start + Math.max(0, colon) }
  const asKey = write(key, quoted(text.slice(key.start, key.end)))
  // Where the line begins with a key of the format, it is the value that was meant.
  const plainKey = colon > span.start - content.start && !/^(?:[-"']|\p{Ll}[\p{Ll}-]*:)/u.test(text.slice(key.start))
  return problemAt(span, message, plainKey ? [write(span, quoted(value)), asKey] : [write(span, quoted(value))])
}

function keyProblem(text: string, span: Span): Problem {
  const value = text.slice(span.start, span.end)
  const colon = value.search(/:[ \t]+[^:]*$|:$/)
  const key = { start: span.start, end: span.start + Math.max(0, colon) }
  const newText = quoted(text.slice(key.start, key.end).trimEnd())
  const sign = /^["']/.test(value) ? "a quotation mark" : `"${value[0]}"`
  const message = `a key that begins with ${sign} must stand in quotation marks as a whole: ${shorten(newText)}`
  return problemAt(key, message, [write(key, newText)])
}

/** Inside brackets: the text between two commas that does not end where its quotation marks do. */
function flowPiece(text: string, line: FaultLine, fault: SyntaxFault): Problem | undefined {
  const before = text.slice(line.value.start, fault.span.start)
  if (!/^[[{]/.test(before) || !/[\]}]$/.test(line.words)) return undefined
  const start = line.value.start + Math.max(...["{", "[", ",", ": "].map(mark => endOfLast(before, mark)))
  const rest = /^[^,\]}]*/.exec(text.slice(fault.span.start, line.value.end))?.[0] ?? ""
  const raw = text.slice(start, fault.span.start + rest.length)
  const value = raw.trim()
  if (value === "" || !/^["'[{@`%*&!|>]/.test(value)) return undefined
  const from = start + raw.indexOf(value)
  return marksInside(text, { start: from, end: from + value.length })
}

function endOfLast(words: string, mark: string): number {
  const found = words.lastIndexOf(mark)
  return found === -1 ? 0 : found + mark.length
}

function quoted(words: string): string {
  if (!/["\\]/.test(words)) return `"${words}"`
  return `'${words.replaceAll("'", "''")}'`
}

function write(span: Span, newText: string): ProblemFix {
  return { title: `Write ${shorten(newText)}`, edits: [{ span, newText }] }
}
