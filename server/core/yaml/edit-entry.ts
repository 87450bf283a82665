import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { columnAt, endOfLine, isInFlow, lineEndOf, nextContent, startOfLine, stepOf } from "./layout.ts"
import {
  foldText,
  isPrintable,
  quoted,
  type Writable,
  writeDouble,
  writeEntry,
  writeFlow,
  writeScalar,
  writeSingle,
} from "./write.ts"

/** A key and its value, where they stand. */
export interface EntryPlace {
  readonly key: Span
  readonly value: Span
}

/** Puts another text in the place of a scalar, key or value, in the quotation marks that the old one has. */
export function replaceScalar(text: string, span: Span, value: string): readonly TextEdit[] {
  return [{ span, newText: newScalar(text, span, value) }]
}

/**
 * Takes out an entry of a map or an item of a list: its lines with their comments in block form, the entry and one comma
 * in flow form.
 */
export function removeEntry(text: string, span: Span): readonly TextEdit[] {
  return [{ span: isInFlow(text, span) ? flowExtent(text, span) : blockExtent(text, span), newText: "" }]
}

/** Takes out several entries of one map, as `removeEntry` does. */
export function removeEntries(text: string, spans: readonly Span[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  for (const edit of spans.flatMap(span => removeEntry(text, span)).sort((a, b) => a.span.start - b.span.start)) {
    const last = edits.at(-1)
    // Two neighbours between brackets both reach for the comma between them.
    if (last === undefined || last.span.end < edit.span.start) edits.push(edit)
    else edits[edits.length - 1] = { span: { start: last.span.start, end: edit.span.end }, newText: "" }
  }
  return edits
}

/**
 * Adds a key to a map that has some already: behind `after`, by default behind the last of `siblings` (in written order).
 */
export function insertEntry(
  text: string,
  siblings: readonly EntryPlace[],
  key: string,
  value: Writable,
  after: EntryPlace | undefined = siblings.at(-1),
): readonly TextEdit[] {
  if (after === undefined) throw new Error(`no entry to put "${key}" behind`)
  const whole = { start: after.key.start, end: Math.max(after.key.end, after.value.end) }
  if (isInFlow(text, whole)) return [insertAt(whole.end, `, ${writeScalar(key, "key")}: ${writeFlow(value)}`)]
  return linesBehind(text, whole.end, writeEntry(key, value, columnAt(text, after.key.start), stepOf(text)))
}

/** Adds the first key below a key that has no value yet, or `{}`. */
export function insertBelow(text: string, parent: EntryPlace, key: string, value: Writable): readonly TextEdit[] {
  const flow = `{${writeScalar(key, "key")}: ${writeFlow(value)}}`
  if (isInFlow(text, { start: parent.key.start, end: parent.value.end })) {
    return parent.value.end > parent.value.start
      ? [{ span: parent.value, newText: flow }]
      : [insertAt(parent.value.start, blankBefore(text, parent.value.start) + flow)]
  }
  const step = stepOf(text)
  const lines = writeEntry(key, value, columnAt(text, parent.key.start) + step, step)
  if (parent.value.end === parent.value.start) return linesBehind(text, parent.value.end, lines)
  const colon = text.indexOf(":", parent.key.end) + 1
  return [{ span: { start: colon, end: parent.value.end }, newText: "" }, ...linesBehind(text, parent.value.end, lines)]
}

/** Adds a key at the root, behind the last of those that stand before it in `order`, or as the last. */
export function insertSection(
  text: string,
  sections: ReadonlyMap<string, EntryPlace>,
  key: string,
  value: Writable,
  order: readonly string[] = [],
): readonly TextEdit[] {
  const places = [...sections].sort(([, a], [, b]) => a.key.start - b.key.start)
  const rank = order.indexOf(key)
  const before = places.filter(([name]) => rank !== -1 && order.indexOf(name) < rank && order.includes(name))
  const after = (before.at(-1) ?? places.at(-1))?.[1]
  if (after === undefined) return appended(text, writeEntry(key, value, 0, stepOf(text)))
  return insertEntry(text, [], key, value, after)
}

/** Adds an item to a list; a single value written without brackets becomes a list. `items` are those it has. */
export function insertItem(text: string, list: Span, items: readonly Span[], value: Writable): readonly TextEdit[] {
  const last = items.at(-1)
  const opening = text[list.start]
  if (list.end === list.start) return [insertAt(list.start, `${blankBefore(text, list.start)}[${writeFlow(value)}]`)]
  if (opening === "[") {
    if (last === undefined) return [{ span: list, newText: `[${writeFlow(value)}]` }]
    return [insertAt(last.end, `, ${writeFlow(value)}`)]
  }
  if (opening === "-" && last !== undefined && last.start > list.start) {
    const dash = `${" ".repeat(columnAt(text, list.start))}- `
    return linesBehind(text, last.end, [
      dash + (typeof value === "string" ? writeScalar(value, "plain-line") : writeFlow(value)),
    ])
  }
  return wrapped(text, list, value)
}

/** `a` becomes `[a, b]`; what is plain may need quotation marks between brackets. */
function wrapped(text: string, single: Span, value: Writable): readonly TextEdit[] {
  const raw = text.slice(single.start, single.end)
  const old = /^["'[{]/.test(raw) ? raw : writeScalar(raw, "flow")
  return [{ span: single, newText: `[${old}, ${writeFlow(value)}]` }]
}

function newScalar(text: string, span: Span, value: string): string {
  const mark = text[span.start]
  if (span.end > span.start && mark === '"') return writeDouble(value)
  if (span.end > span.start && mark === "'" && isPrintable(value)) return writeSingle(value)
  if (span.end > span.start && (mark === "|" || mark === ">")) return newBlock(text, span, value)
  if (/^[ \t]*:(?:\s|$)/.test(text.slice(span.end, span.end + 200))) return writeScalar(value, "key")
  return writeScalar(value, isInFlow(text, span) ? "flow" : "plain-line")
}

function newBlock(text: string, span: Span, value: string): string {
  const old = /\n([ ]+)\S/.exec(text.slice(span.start, span.end))
  const indent = old?.[1]?.length ?? columnAt(text, nextKeyStart(text, span.start)) + stepOf(text)
  const lines = foldText(value, Math.max(20, 88 - indent))
  if (lines === undefined) return quoted(value)
  return [">-", ...lines.map(line => " ".repeat(indent) + line)].join(lineEndOf(text))
}

function nextKeyStart(text: string, offset: number): number {
  const start = startOfLine(text, offset)
  return start + (/^[ \ufeff]*(?:- +)*/.exec(text.slice(start, offset))?.[0].length ?? 0)
}

/** What has to stand between a colon and the value put behind it. */
function blankBefore(text: string, offset: number): string {
  return text[offset - 1] === ":" ? " " : ""
}

function insertAt(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText }
}

/** New lines behind the line that `offset` is in, its comment included. */
function linesBehind(text: string, offset: number, lines: readonly string[]): readonly TextEdit[] {
  const newline = lineEndOf(text)
  const end = endOfLine(text, offset)
  const closed = end > 0 && /[\r\n]/.test(text[end - 1] ?? "") && end > offset
  return [
    insertAt(end, closed ? lines.map(line => line + newline).join("") : lines.map(line => newline + line).join("")),
  ]
}

function appended(text: string, lines: readonly string[]): readonly TextEdit[] {
  const newline = lineEndOf(text)
  const open = /[^\r\n\ufeff]$/.test(text)
  return [insertAt(text.length, (open ? newline : "") + lines.map(line => line + newline).join(""))]
}

function flowExtent(text: string, span: Span): Span {
  const next = nextContent(text, span.end)
  if (text[next] === ",") {
    let end = next + 1
    while (text[end] === " ") end++
    return { start: span.start, end }
  }
  const before = text.slice(0, span.start).trimEnd()
  return before.endsWith(",") ? { start: before.length - 1, end: span.end } : span
}

function blockExtent(text: string, span: Span): Span {
  const lineStart = startOfLine(text, span.start)
  const lead = text.slice(lineStart, span.start)
  const end = endOfLine(text, span.end)
  if (/^[ \t]*$/.test(lead)) return { start: lineStart, end }
  if (!/^[ \t]*(?:-[ \t]+)+$/.test(lead)) return span
  const next = nextContent(text, end)
  const isFirstKey = next < text.length && next - startOfLine(text, next) === lead.length
  return isFirstKey ? { start: span.start, end: next } : { start: lineStart, end }
}
