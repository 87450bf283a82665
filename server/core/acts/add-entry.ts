import type { Codebook, CodeKind } from "../model/codebook.ts"
import type { Entity } from "../model/registry.ts"
import type { TextEdit } from "../text/edit.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { insertEntry, insertItem } from "../yaml/edit-entry.ts"
import { type Writable, writeFlow } from "../yaml/write.ts"

/** What stands under an id: an entity, a code. */
interface Defined {
  readonly id: LocatedText
  readonly span: Span
}

type Fields = ReadonlyMap<string, Writable>

/** Adds an entity behind the last one of a registry file, in the form that one has. */
export function addEntity(text: string, entities: readonly Entity[], id: string, fields: Fields): readonly TextEdit[] {
  const last = entities.at(-1)
  if (last !== undefined) return addBehind(text, last, id, fields)
  const head = /^entities:[ \t]*(?:\{[ \t]*\})?[ \t]*(?=\r|\n|$)/m.exec(text)
  const lines = `entities:\n  ${id}: ${writeFlow(fields)}`
  if (head !== null) return [{ span: { start: head.index, end: head.index + head[0].length }, newText: lines }]
  const format = text.trim() === "" ? "format: 1\n" : /\n$/.test(text) ? "" : "\n"
  return [{ span: { start: text.length, end: text.length }, newText: `${format}${lines}\n` }]
}

/** Adds a code behind the last one of its kind; nothing where the codebook has no list of the kind. */
export function addCode(text: string, { codes }: Codebook, kind: CodeKind, id: string): readonly TextEdit[] {
  const ofKind = [...(codes.get(kind)?.values() ?? [])]
  const last = ofKind.at(-1)
  if (last === undefined) return []
  if (!hasColon(text, last)) return addBare(text, ofKind, id)
  const proposition = "Say here in one sentence what one can be for or against"
  return addBehind(text, last, id, new Map(kind === "topics" ? [["proposition", proposition]] : []))
}

function addBehind(text: string, last: Defined, id: string, fields: Fields): readonly TextEdit[] {
  const inBraces = /^\s*:\s*\{/.test(text.slice(last.id.span.end, last.span.end))
  const place = { key: last.id.span, value: { start: last.id.span.end, end: last.span.end } }
  return insertEntry(text, [place], id, inBraces ? { flow: fields } : fields)
}

/** A code may stand in a list of bare ids: `modalities: [asserted, negated]`. */
function addBare(text: string, codes: readonly Defined[], id: string): readonly TextEdit[] {
  const items = codes.map(code => code.span)
  const start = text.slice(0, items[0]?.start).search(/(?:\[|-)\s*$/)
  const end = items.at(-1)?.end
  return start === -1 || end === undefined ? [] : insertItem(text, { start, end }, items, id)
}

function hasColon(text: string, { id }: Defined): boolean {
  return /^\s*:/.test(text.slice(id.span.end))
}
