import type { YamlEntry } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { replaceScalar } from "./edit-entry.ts"
import { behindColon, columnAt, endOfLine, isInFlow, lineEndOf, stepOf } from "./layout.ts"
import { isDeepCommentBelow } from "./new-lines.ts"
import { headComment } from "./new-scalar.ts"
import { isSame, plainOf, toPlain } from "./plain-value.ts"
import { fitted, type Writable, writeBehind, writeFlow, writeScalar } from "./write.ts"

/** Puts another value behind a key, in the form that a new entry would have; comments beside it stay. */
export function putValue(text: string, { key, value: old, span }: YamlEntry, value: Writable): readonly TextEdit[] {
  if (isSame(toPlain(old), plainOf(value))) return []
  const isQuoted = old.kind === "scalar" && (old.style === "single" || old.style === "double")
  if (isQuoted && typeof value === "string") return replaceScalar(text, old.span, value)
  const colon = behindColon(text, key.span.end)
  const there = { start: Math.max(old.span.start, colon), end: Math.max(old.span.end, colon) }
  if (isInFlow(text, span)) return [{ span: there, newText: fitted(text, there, writeFlow(value)) }]
  const indent = columnAt(text, key.span.start)
  const head = " ".repeat(indent) + text.slice(key.span.start, colon)
  // A folded text would take the comments below it in.
  const folds = typeof value === "string" && !isDeepCommentBelow(text, endOfLine(text, there.end), indent)
  const written = typeof value !== "string" || folds ? value : { bare: writeScalar(value, "plain-line") }
  return [inBlock(text, there, colon, writeBehind(head, written, indent, stepOf(text)))]
}

/** `lines`: the rest of the key's line, and those below it. */
function inBlock(text: string, old: Span, colon: number, lines: readonly string[]): TextEdit {
  const [head = "", ...rest] = lines
  const gap = text.slice(colon, old.start)
  const isOneLine = rest.length === 0 && !/[\r\n]/.test(text.slice(colon, old.end))
  if (isOneLine) return { span: old, newText: fitted(text, old, head) }
  const comments = [/^[ \t]*(#[^\r\n]*)/.exec(gap)?.[1], headComment(text.slice(old.start, old.end)).trim()]
  // Behind a folded text a comment would become a part of it.
  const beside = rest.length > 0 ? /^[ \t]*#[^\r\n]*/.exec(text.slice(old.end))?.[0] : undefined
  const tail = [...comments, beside?.trim()]
    .filter(comment => comment !== undefined && comment !== "")
    .map(comment => ` ${comment}`)
  const first = (head === "" ? "" : ` ${head}`) + tail.join("")
  const end = old.end + (beside?.length ?? 0)
  const newText = [first, ...rest].join(lineEndOf(text))
  return { span: { start: colon, end }, newText: text[end] === "#" ? `${newText} ` : newText }
}
