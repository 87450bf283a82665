import { type CompletionItem, CompletionItemTag, InsertTextMode, type MarkupContent } from "vscode-languageserver"
import type { Span } from "../../core/text/span.ts"
import { columnAt, lineEndOf, stepOf } from "../../core/yaml/layout.ts"
import { foldText, writeDouble, writeScalar, writeSingle } from "../../core/yaml/write.ts"
import type { Lines } from "../convert.ts"
import type { Candidate } from "./candidate.ts"
import type { YamlPlace } from "./yaml-place.ts"

/** How a candidate is written at a place. */
export interface Writing {
  readonly place: YamlPlace
  /** What is replaced: the token, or the part of it between two `+`. */
  readonly replaced: Span
  readonly role: "key" | "value"
  /** Below its key it needs a dash. */
  readonly dash: boolean
  /** One of several joined by `+`. */
  readonly part: boolean
}

export function toItem(candidate: Candidate, writing: Writing, lines: Lines, order: number): CompletionItem {
  const { text, label, kind, detail, documentation, deprecated, search = [] } = candidate
  const newText = lead(writing, lines.text) + write(candidate, writing, lines.text)
  const quote = writing.part ? "" : writing.place.quote
  const markup: MarkupContent | undefined = documentation ? { kind: "markdown", value: documentation } : undefined
  return {
    label: label ?? text,
    kind,
    ...(detail && { detail }),
    ...(markup && { documentation: markup }),
    ...(deprecated === true && { tags: [CompletionItemTag.Deprecated] }),
    filterText: quote + [text, ...search].join(" "),
    sortText: String(order).padStart(4, "0"),
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: lines.toRange(writing.replaced), newText },
  }
}

/** A blank behind a colon or a plus that has none yet. */
function lead({ replaced, dash }: Writing, text: string): string {
  const needsBlank = /[:+]/.test(text[replaced.start - 1] ?? "")
  return (needsBlank ? " " : "") + (dash ? "- " : "")
}

function write(candidate: Candidate, writing: Writing, text: string): string {
  const { place, role, part } = writing
  if (part) return candidate.text
  if (role === "key") {
    const key = place.quote === "" ? writeScalar(candidate.text, "key") : requote(candidate.text, place.quote)
    return key + (place.hasColon ? "" : (candidate.tail ?? ": "))
  }
  if (place.form === "block" || candidate.bare === true) return candidate.text
  if (place.quote !== "") return requote(candidate.text, place.quote)
  if (place.form === "flow") return writeScalar(candidate.text, "flow")
  return writeLine(candidate.text, writing, text)
}

const widest = 88

/** A text too long for its line is folded below it, as people write quotes. */
function writeLine(value: string, { place, replaced, dash }: Writing, text: string): string {
  const scalar = writeScalar(value, "plain-line")
  const isEmptyBehind = /^[ \t]*(?:\r?\n|$)/.test(text.slice(replaced.end))
  if (columnAt(text, replaced.start) + scalar.length <= widest || !isEmptyBehind || dash) return scalar
  const indent = place.column + stepOf(text)
  const folded = foldText(value, widest - indent)
  if (folded === undefined) return scalar
  const lineEnd = lineEndOf(text)
  return [">-", ...folded.map(line => " ".repeat(indent) + line)].join(lineEnd)
}

function requote(value: string, quote: string): string {
  const double = writeDouble(value)
  return quote === "'" && double === `"${value.replace(/["\\]/g, "\\$&")}"` ? writeSingle(value) : double
}
