import type { Span } from "../text/span.ts"
import { columnAt, isInFlow, lineEndOf, startOfLine, stepOf } from "./layout.ts"
import { fitted, foldText, isPrintable, quoted, writeDouble, writeScalar, writeSingle } from "./write.ts"

/** What stands at `span` written anew, in the same quotation marks, or as a block where it is one. */
export function newScalar(text: string, span: Span, value: string): string {
  if (span.end <= span.start)
    return fitted(text, span, writeScalar(value, isInFlow(text, span) ? "flow" : "plain-line"))
  const mark = text[span.start]
  if (mark === '"') return writeDouble(value)
  if (mark === "'" && isPrintable(value)) return writeSingle(value)
  if (mark === "|" || mark === ">") return newBlock(text, span, value)
  if (/^[ \t]*:(?:\s|$)/.test(text.slice(span.end, span.end + 200))) return writeScalar(value, "key")
  return writeScalar(value, isInFlow(text, span) ? "flow" : "plain-line")
}

function newBlock(text: string, span: Span, value: string): string {
  const old = /\n([ ]+)\S/.exec(text.slice(span.start, span.end))
  const indent = old?.[1]?.length ?? columnAt(text, nextKeyStart(text, span.start)) + stepOf(text)
  const lines = foldText(value, Math.max(20, 88 - indent))
  const comment = headComment(text.slice(span.start, span.end))
  if (lines === undefined) return quoted(value) + comment
  return [`>-${comment}`, ...lines.map(line => " ".repeat(indent) + line)].join(lineEndOf(text))
}

/** The comment beside the `>-` of a block, with the blanks before it. */
export function headComment(block: string): string {
  return /^[>|][-+0-9]*([ \t]+#[^\r\n]*)/.exec(block)?.[1] ?? ""
}

function nextKeyStart(text: string, offset: number): number {
  const start = startOfLine(text, offset)
  return start + (/^[ \ufeff]*(?:- +)*/.exec(text.slice(start, offset))?.[0].length ?? 0)
}
