import type { Span } from "../../core/text/span.ts"

/** Where in a YAML file something is being typed, told from lines and brackets, so that half a line is enough. */
export interface YamlPlace {
  /** Of a value its own path; of a key that of the map which holds it. Keys, and for list items their numbers. */
  readonly path: readonly (string | number)[]
  /** `either`: nothing tells yet whether the word will be a key or a value. */
  readonly role: "key" | "value" | "either"
  /** The key or value under the cursor, on one line, with its quotation marks; empty where there is none yet. */
  readonly token: Span
  /** On a line of its own kind, between brackets, or in a block of text (`>-`). */
  readonly form: "line" | "flow" | "block"
  readonly quote: "" | "'" | '"'
  /** The other keys of the map around it. */
  readonly siblings: ReadonlySet<string>
  /** A colon follows. */
  readonly hasColon: boolean
  /** Of what the value belongs to: its key or dash; of a key its own. */
  readonly column: number
  /** It stands on a line of its own below its key, so that an item of a list needs a dash. */
  readonly ownLine: boolean
}

export interface Line {
  readonly start: number
  /** Before the line end. */
  readonly end: number
  /** Of the first character that is not blank; the line's length where there is none. */
  readonly column: number
}

export function* linesOf(text: string, from = 0): Generator<Line> {
  for (let start = from; start <= text.length; ) {
    const line = lineAt(text, start)
    yield line
    const newline = text.indexOf("\n", line.end)
    if (newline < 0) return
    start = newline + 1
  }
}

/** The line that holds an offset; a line end belongs to the line before it. */
export function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1
  const newline = text.indexOf("\n", offset)
  const stop = newline < 0 ? text.length : newline
  const end = text[stop - 1] === "\r" && stop > start ? stop - 1 : stop
  let column = 0
  while (start + column < end && text[start + column] === " ") column++
  return { start, end, column }
}

export function isBlank(text: string, { start, end, column }: Line): boolean {
  return text.slice(start + column, end).trim() === ""
}

export function isComment(text: string, { start, column }: Line): boolean {
  return text[start + column] === "#"
}

/** A line as it divides itself: dashes, a key, and what stands behind them. */
export interface LineParts {
  /** Offsets. */
  readonly dashes: readonly number[]
  readonly key?: { readonly span: Span; readonly value: string; readonly colon: number }
  /** Offset of the first character behind dashes and key; the line's end where there is none. */
  readonly rest: number
  /** Offset of a comment; the line's end where there is none. */
  readonly comment: number
}

export function divide(text: string, { start, end, column }: Line): LineParts {
  const dashes: number[] = []
  let at = start + column
  while (text[at] === "-" && (at + 1 === end || text[at + 1] === " ")) {
    dashes.push(at)
    at = skipBlanks(text, at + 1, end)
  }
  const key = keyAt(text, at, end)
  const rest = key === undefined ? at : skipBlanks(text, key.colon + 1, end)
  return { dashes, ...(key && { key }), rest, comment: commentFrom(text, rest, end) }
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text[at] === " " || text[at] === "\t")) at++
  return at
}

function keyAt(text: string, from: number, end: number): LineParts["key"] {
  const content = text.slice(from, end)
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')[ \t]*:(?=[ \t]|$)/.exec(content)
  if (quoted !== null) {
    const written = /^"/.test(content) ? (quoted[1] ?? "") : (quoted[2] ?? "").replaceAll("''", "'")
    const length = quoted[0].slice(0, -1).trimEnd().length
    return { span: { start: from, end: from + length }, value: written, colon: from + quoted[0].length - 1 }
  }
  if (/^["'[{#]/.test(content)) return undefined
  const colon = /:(?=[ \t]|$)|[ \t]#/.exec(content)
  if (colon === null || colon[0] !== ":") return undefined
  const value = content.slice(0, colon.index).trimEnd()
  return { span: { start: from, end: from + value.length }, value, colon: from + colon.index }
}

/** A comment behind a plain or quoted value; brackets are looked through as well. */
function commentFrom(text: string, from: number, end: number): number {
  let quote = ""
  for (let at = from; at < end; at++) {
    const unit = text[at] ?? ""
    if (quote !== "") {
      if (unit === "\\" && quote === '"') at++
      else if (unit === quote) quote = ""
    } else if ((unit === '"' || unit === "'") && /[\s,[{:]|^$/.test(at === from ? "" : (text[at - 1] ?? "")))
      quote = unit
    else if (unit === "#" && (at === from || /[ \t]/.test(text[at - 1] ?? ""))) return at
  }
  return end
}
