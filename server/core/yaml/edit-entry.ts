import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { compose } from "./compose.ts"
import { blockExtents, commaBefore, flowExtents } from "./extent.ts"
import { behindColon, columnAt, isInFlow, lineEndOf, nextContent, startOfEntry, startOfLine, stepOf } from "./layout.ts"
import { behindComma, insertItemsBehind } from "./new-items.ts"
import { endOfBlanks, insertAt, linesAtEnd, linesBefore, linesBehind } from "./new-lines.ts"
import { headComment, newScalar } from "./new-scalar.ts"
import { fitted, type Writable, writeEntry, writeFlow, writeScalar } from "./write.ts"

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
  const extents = isInFlow(text, span) ? flowExtents(text, span) : blockExtents(text, span)
  return extents.map(extent => ({ span: extent, newText: "" }))
}

/** Takes out several entries of one map, as `removeEntry` does. */
export function removeEntries(text: string, spans: readonly Span[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  for (const edit of spans.flatMap(span => removeEntry(text, span)).sort((a, b) => a.span.start - b.span.start)) {
    const last = edits.at(-1)
    // Two neighbours between brackets both reach for the comma between them.
    if (last === undefined || last.span.end < edit.span.start) edits.push(edit)
    else {
      const end = Math.max(last.span.end, edit.span.end)
      edits[edits.length - 1] = { span: { start: last.span.start, end }, newText: "" }
    }
  }
  return edits.map(({ span }) => ({ span: withCommaBefore(text, span), newText: "" }))
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
  const whole = wholeOf(after)
  if (isInFlow(text, whole))
    return [insertAt(whole.end, behindComma(text, whole.end, `${writeScalar(key, "key")}: ${writeFlow(value)}`))]
  return linesBehind(
    text,
    whole,
    writeEntry(key, value, columnAt(text, startOfEntry(text, after.key.start)), stepOf(text)),
  )
}

/** Adds a key to a map before another, and before the comments above that. */
export function insertBefore(text: string, next: EntryPlace, key: string, value: Writable): readonly TextEdit[] {
  const start = startOfEntry(text, next.key.start)
  if (isInFlow(text, wholeOf(next)))
    return [insertAt(next.key.start, `${writeScalar(key, "key")}: ${writeFlow(value)}, `)]
  const indent = columnAt(text, start)
  const lines = writeEntry(key, value, indent, stepOf(text))
  if (text.slice(startOfLine(text, start), start).trim() === "") return linesBefore(text, start, lines)
  // The first key of an item stands beside its dash.
  const newline = lineEndOf(text)
  return [insertAt(start, lines.join(newline).trimStart() + newline + " ".repeat(indent))]
}

/** Adds the first key below a key that has no value yet, or `{}`. */
export function insertBelow(text: string, parent: EntryPlace, key: string, value: Writable): readonly TextEdit[] {
  const colon = behindColon(text, parent.key.end)
  const there = { start: Math.max(parent.value.start, colon), end: Math.max(parent.value.end, colon) }
  const braces = {
    span: there,
    newText: fitted(text, there, `{${writeScalar(key, "key")}: ${writeFlow(value)}}`),
  }
  if (isInFlow(text, wholeOf(parent))) return [braces]
  const step = stepOf(text)
  const indent = columnAt(text, parent.key.start)
  const lines = writeEntry(key, value, indent + step, step)
  const below = linesBehind(text, { start: parent.key.start, end: there.end }, lines)
  if (there.end === there.start) return below
  // `{}` on a line of its own, or with something in it.
  if (/[\r\n]/.test(text.slice(colon, there.end))) return [braces]
  return [{ span: { start: colon, end: there.end }, newText: "" }, ...below]
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
  if (after === undefined) return insertFirst(text, writeEntry(key, value, 0, stepOf(text)))
  return insertEntry(text, [], key, value, after)
}

/** Adds an item to a list; a single value written without brackets becomes a list. `items` are those it has. */
export function insertItem(text: string, list: Span, items: readonly Span[], value: Writable): readonly TextEdit[] {
  const last = items.at(-1)
  const opening = text[list.start]
  if (list.end === list.start) return [insertAt(list.start, fitted(text, list, `[${writeFlow(value)}]`))]
  if (opening === "[" && last === undefined) return [{ span: list, newText: `[${writeFlow(value)}]` }]
  if (last !== undefined && (opening === "[" || (opening === "-" && last.start > list.start))) {
    return insertItemsBehind(text, list, last, [value])
  }
  return wrapped(text, list, value)
}

/** `a` becomes `[a, b]`; what is plain may need quotation marks between brackets. */
function wrapped(text: string, single: Span, value: Writable): readonly TextEdit[] {
  const raw = text.slice(single.start, single.end)
  const old = /^["'[{]/.test(raw) ? raw : writeScalar(saidBy(text, single), "flow")
  const comment = headComment(raw)
  return [{ span: single, newText: `[${old}, ${writeFlow(value)}]${comment}` }]
}

/** What a text says that may stand on several lines. */
function saidBy(text: string, span: Span): string {
  const end = /[>|]/.test(text[span.start] ?? "") ? endOfBlanks(text, span) : span.end
  const { node } = compose(text, span.start, end, 0)
  return node?.kind === "scalar" ? node.value : text.slice(span.start, span.end)
}

/** The first key of a file: behind its comments, or in the place of `{}`. */
function insertFirst(text: string, lines: readonly string[]): readonly TextEdit[] {
  const start = nextContent(text, 0)
  const braces = /^\{[ \t]*\}[ \t]*(#)?/.exec(text.slice(start))
  if (braces === null) return linesAtEnd(text, lines)
  const end = start + braces[0].length - (braces[1]?.length ?? 0)
  if (braces[1] === undefined) return [{ span: { start, end }, newText: lines.join(lineEndOf(text)) }]
  return [{ span: { start, end }, newText: "" }, ...linesBehind(text, { start, end }, lines)]
}

function wholeOf({ key, value }: EntryPlace): Span {
  return { start: key.start, end: Math.max(key.end, value.end) }
}

/** Of several that go together with the last of the list, the comma before the first has to go as well. */
function withCommaBefore(text: string, { start, end }: Span): Span {
  const isLast = startOfLine(text, start) < start && /[\]}]/.test(text[nextContent(text, end)] ?? "")
  return { start: isLast ? (commaBefore(text, start) ?? start) : start, end }
}
