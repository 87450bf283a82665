import type { YamlScalar } from "../../model/yaml-node.ts"
import { surpriseOf } from "../scalar-surprise.ts"
import { foldText, isPrintable, quoted, writeScalar } from "../write.ts"

/** How many columns a line may have before it is broken, where it can be. */
export const widest = 88

/** Where a scalar is to stand. */
type Place = "block" | "flow" | "key"

/** `foreign`: below a key that we do not know, where another program may tell `"5"` from `5`. */
export interface Source {
  readonly text: string
  readonly foreign: boolean
}

/**
 * A scalar on one line. What stands without quotation marks stays so if it can; they are taken away where nobody needs
 * them, but never from a text with escapes, for those were put there to be seen.
 */
export function writeText(scalar: YamlScalar, place: Place, { text, foreign }: Source): string {
  const { value, style, span } = scalar
  const raw = text.slice(span.start, span.end)
  const written = writeScalar(value, place === "block" ? "plain-line" : place)
  if (style === "block" || /[\r\n]/.test(raw)) return written
  if (style === "plain") return place !== "flow" || surpriseOf(value) !== undefined ? value : written
  const escapes = style === "double" && /\\[^"\\]/.test(raw)
  return escapes || foreign ? raw : written
}

/**
 * The lines of a value behind `lead`, a key with its colon or a dash: on that line if it fits, else as a `>-` block,
 * whose content is indented by `indent`. Texts that cannot be broken stay on one line however long.
 */
export function writeLines(lead: string, scalar: YamlScalar, tail: string, indent: number, source: Source): string[] {
  if (scalar.missing) return [lead + tail]
  const block = blockOf(lead, scalar, indent, source)
  if (block === undefined) return [`${lead} ${writeText(scalar, "block", source)}${tail}`]
  return [`${lead} ${block.sign}${tail}`, ...block.lines.map(line => (line === "" ? "" : " ".repeat(indent) + line))]
}

interface Block {
  readonly sign: string
  readonly lines: readonly string[]
}

function blockOf(lead: string, scalar: YamlScalar, indent: number, source: Source): Block | undefined {
  const { value } = scalar
  if (value.includes("\n")) return blockOfLines(scalar, indent, source)
  if (`${lead} ${writeText(scalar, "block", source)}`.length <= widest) return undefined
  const lines = writtenLines(scalar, indent, source) ?? foldText(value, widest - indent)
  const [only = "", second] = lines ?? []
  if (lines === undefined || (second === undefined && indent + only.length > widest)) return undefined
  return { sign: ">-", lines }
}

/** The lines as they are, if nothing is wrong with them: to break them anew would be a change without a reason. */
function writtenLines({ value, style, span }: YamlScalar, indent: number, { text }: Source): string[] | undefined {
  if (style !== "block" || text[span.start] !== ">") return undefined
  const [, ...lines] = text.slice(span.start, span.end).split(/\r?\n/)
  const words = lines.map(line => line.trim())
  const fits = words.every(line => line !== "" && indent + line.length <= widest)
  return fits && words.join(" ") === value && foldText(value, widest) !== undefined ? words : undefined
}

/** A text of several lines: folded if it was, else line by line; undefined where neither can hold it as it is. */
function blockOfLines({ value, style, span }: YamlScalar, indent: number, { text }: Source): Block | undefined {
  if (style === "double") return undefined
  const body = value.replace(/\n$/, "")
  const chomping = body === value ? "-" : ""
  const lines = body.split("\n")
  if (body === "" || /^\n|\n$/.test(body) || !lines.every(isPrintable)) return undefined
  const isLiteral = style === "block" && text[span.start] === "|"
  const folded = isLiteral ? undefined : foldParagraphs(lines, widest - indent)
  if (folded !== undefined) return { sign: `>${chomping}`, lines: folded }
  if (/^[ \t]/.test(body) || lines.some(line => line !== "" && line.trim() === "")) return undefined
  return { sign: `|${chomping}`, lines }
}

/** In a folded block, one more line end than in the text. */
function foldParagraphs(paragraphs: readonly string[], width: number): string[] | undefined {
  const lines: string[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) lines.push("")
    if (paragraph === "") continue
    const folded = foldText(paragraph, width)
    if (folded === undefined) return undefined
    lines.push(...folded)
  }
  return lines
}

/** A key, in block form or between brackets. */
export function writeKey(key: YamlScalar, place: "block" | "flow", source: Source): string {
  const raw = source.text.slice(key.span.start, key.span.end)
  if (place === "block" && key.style === "plain" && !/[\r\n]/.test(raw)) return key.value
  const written = writeText(key, "key", source)
  return /[\r\n]/.test(written) ? quoted(key.value) : written
}
