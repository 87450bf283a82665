import type { Context } from "../anchor/shortest-context.ts"
import type { Selector } from "../model/selector.ts"
import type { Reading } from "../model/sidecar.ts"
import type { TextEdit } from "../text/edit.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import { columnAt, lineEndOf, startOfLine, stepOf } from "../yaml/layout.ts"
import { writeEntry, writeFlow } from "../yaml/write.ts"

/** Gives a selector of a sidecar other neighbours, in place of those it has. */
export function writeContext(text: string, selector: Selector, context: Context): readonly TextEdit[] {
  const same = sameSides(text, selector, context)
  if (same !== undefined) return same
  const entries = new Map([["exact", selector.exact.value], ...sidesOf(context)])
  const isBlock = /[>|]/.test(text[selector.span.start] ?? "")
  return isBlock ? [asBlock(text, selector.span, entries)] : [{ span: selector.span, newText: writeFlow(entries) }]
}

/** The same for a reading of a surface. */
export function writeReadingContext(text: string, reading: Reading, context: Context): readonly TextEdit[] {
  const same = sameSides(text, reading, context)
  if (same !== undefined) return same
  const note: [string, string][] = reading.note === undefined ? [] : [["note", reading.note.value]]
  return [{ span: reading.span, newText: writeFlow(new Map([...readingEntries(reading, context), ...note])) }]
}

/** A reading with that meaning and those neighbours, to be written. */
export function readingEntries({ target }: Reading, context: Context): ReadonlyMap<string, string> {
  return new Map([["entity", toReference(target)], ...sidesOf(context)])
}

/** `russia`, `a + b` or `none`, as it is written. */
export function toReference({ entities, none }: Reading["target"]): string {
  return none ? "none" : entities.map(entity => entity.value).join(" + ")
}

/** Only the words change where the sides stay. */
function sameSides(
  text: string,
  old: { readonly prefix?: LocatedText; readonly suffix?: LocatedText },
  context: Context,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = []
  for (const side of ["prefix", "suffix"] as const) {
    const [before, after] = [old[side], context[side]]
    if ((before === undefined) !== (after === undefined)) return undefined
    if (before !== undefined && after !== undefined) edits.push(...replaceScalar(text, before.span, after))
  }
  return edits.sort((a, b) => a.span.start - b.span.start)
}

function sidesOf({ prefix, suffix }: Context): [string, string][] {
  const sides: [string, string][] = []
  if (prefix !== undefined) sides.push(["prefix", prefix])
  if (suffix !== undefined) sides.push(["suffix", suffix])
  return sides
}

/** A folded text becomes a map with the folded text in it: below its key, or beside its dash. */
function asBlock(text: string, span: Span, entries: ReadonlyMap<string, string>): TextEdit {
  const lead = text.slice(startOfLine(text, span.start), span.start)
  const step = stepOf(text)
  const lines = (indent: number) => [...entries].flatMap(([key, value]) => writeEntry(key, value, indent, step))
  const newline = lineEndOf(text)
  if (/^ *(?:- +)+$/.test(lead)) {
    return { span, newText: lines(columnAt(text, span.start)).join(newline).trimStart() }
  }
  const indent = lead.search(/\S|$/) + step
  const start = span.start - (lead.length - lead.trimEnd().length)
  return { span: { start, end: span.end }, newText: newline + lines(indent).join(newline) }
}
