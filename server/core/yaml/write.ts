import type { Span } from "../text/span.ts"
import { surpriseOf } from "./scalar-surprise.ts"

/**
 * Where a scalar is to stand: after `key: ` or `- ` on its own line, between brackets, or as a key (in either form).
 */
export type ScalarPlace = "plain-line" | "flow" | "key"

/**
 * A value to be written: a scalar, a list in brackets, or a map, which stands in block form unless it is in `flow`.
 * `bare`, such as true, false and years, has no quotation marks although other readers do not take it for a text.
 */
export type Writable =
  | string
  | readonly Writable[]
  | ReadonlyMap<string, Writable>
  | { readonly flow: Writable }
  | { readonly bare: string }

/** Writes a text so that this and any other program read it back; with quotation marks only where it needs them. */
export function writeScalar(value: string, place: ScalarPlace): string {
  return needsQuotes(value, place) ? quoted(value) : value
}

/** In the quotation marks that need no escaping, double ones by preference. */
export function quoted(value: string): string {
  if (mustEscape.test(value)) return writeDouble(value)
  return /["\\]/.test(value) ? writeSingle(value) : `"${value}"`
}

export function writeDouble(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&").replace(mustEscapeAll, escaped)}"`
}

/** For texts on one line only. */
export function writeSingle(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A value between brackets: `[a, b]`, `{a: b}`. */
export function writeFlow(value: Writable): string {
  if (typeof value === "string") return writeScalar(value, "flow")
  if (isList(value)) return `[${value.map(writeFlow).join(", ")}]`
  if ("flow" in value) return writeFlow(value.flow)
  if ("bare" in value) return value.bare
  return `{${[...value].map(([key, inner]) => `${writeScalar(key, "key")}: ${writeFlow(inner)}`).join(", ")}}`
}

/**
 * The lines of `key: value` in block form, without line ends: maps below their key, lists in brackets, long texts
 * folded. `indent` is the column of the key, `step` what each level below adds.
 */
export function writeEntry(key: string, value: Writable, indent: number, step: number): string[] {
  return writeValue(`${" ".repeat(indent)}${writeScalar(key, "key")}:`, value, indent, step)
}

/** The lines of the same with the key as it stands already, `head`: what goes behind its colon, and the lines below. */
export function writeBehind(head: string, value: Writable, indent: number, step: number): string[] {
  const [first = "", ...rest] = writeValue(head, value, indent, step)
  return [first.slice(head.length).trimStart(), ...rest]
}

const widest = 88

function writeValue(head: string, value: Writable, indent: number, step: number): string[] {
  if (typeof value === "string") return writeText(head, value, indent + step)
  if (isList(value)) {
    const line = `${head} ${writeFlow(value)}`
    if (isFlat(value) && line.length <= widest) return [line]
    const column = indent + step
    const dash = `${" ".repeat(column)}-`
    const lines = value.map(item =>
      typeof item === "string" ? writeText(dash, item, column + 2) : [writeItem(item, column)],
    )
    return [head, ...lines.flat()]
  }
  if ("flow" in value || "bare" in value) return [`${head} ${writeFlow(value)}`]
  if (value.size === 0) return [`${head} {}`]
  return [head, ...[...value].flatMap(([inner, one]) => writeEntry(inner, one, indent + step, step))]
}

function writeText(head: string, value: string, indent: number): string[] {
  const line = `${head} ${writeScalar(value, "plain-line")}`
  const folded = line.length <= widest ? undefined : foldText(value, widest - indent)
  if (folded === undefined) return [line]
  return [`${head} >-`, ...folded.map(words => " ".repeat(indent) + words)]
}

/** The lines of a `>-` block; `undefined` where folding would change the text. */
export function foldText(value: string, width: number): string[] | undefined {
  if (mustEscape.test(value) || /^[ \t]|[ \t]$|\t/.test(value) || value === "") return undefined
  const lines: string[] = []
  let line = ""
  // Breaks only where a single blank stands, for a line that begins with a blank would not be folded.
  for (const word of value.split(/(?<! ) (?! )/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** The line of an item with its dash at column `indent`. */
export function writeItem(item: Writable, indent: number): string {
  return `${" ".repeat(indent)}- ${typeof item === "string" ? writeScalar(item, "plain-line") : writeFlow(item)}`
}

function isFlat(items: readonly Writable[]): boolean {
  return items.every(item => typeof item === "string")
}

function isList(value: Writable): value is readonly Writable[] {
  return Array.isArray(value)
}

/** Fitted in where nothing is written yet: behind a colon, a dash or a bracket, and before a comment. */
export function fitted(text: string, { start, end }: Span, words: string): string {
  const before = /[\s,[{\ufeff]/.test(text[start - 1] ?? " ") ? "" : " "
  return before + words + (text[end] === "#" ? " " : "")
}

/** Whether single quotation marks, and lines of a block, can hold the text as it is. */
export function isPrintable(value: string): boolean {
  return !mustEscape.test(value)
}

/** Line ends of YAML 1.1 and 1.2, and what neither prints. */
const mustEscape = /(?!\t)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u
const mustEscapeAll = new RegExp(mustEscape.source, "gu")

function escaped(unit: string): string {
  if (unit === "\n") return "\\n"
  if (unit === "\r") return "\\r"
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
}

function needsQuotes(value: string, place: ScalarPlace): boolean {
  if (value === "" || value !== value.trim() || mustEscape.test(value) || value.includes("\t")) return true
  if (/^[,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|: |:$| #/.test(value)) return true
  if (surpriseOf(value) !== undefined || value === "=" || value === "<<") return true
  if (place === "plain-line") return false
  // Older readers take any of these for the end of a text between brackets.
  if (/[,[\]{}]|^[-?:]/.test(value)) return true
  return place === "key" && /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/.test(value)
}
