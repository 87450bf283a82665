import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import { composeEdits } from "../text/compose-edits.ts"
import { applyEdits, type TextEdit } from "../text/edit.ts"
import { type EntryPlace, insertBefore, insertBelow, insertEntry, insertSection } from "./edit-entry.ts"
import { type FieldChange, type FieldContent, isItems, toWritable } from "./field-change.ts"
import { keepComments } from "./keep-comments.ts"
import { lineEndOf } from "./layout.ts"
import { entriesOf, isEmpty } from "./nodes.ts"
import { hasOnlyChanged } from "./only-change.ts"
import { putValue } from "./put-value.ts"
import { otherLimits, readYaml, sidecarLimits } from "./read.ts"
import { removeField } from "./remove-field.ts"
import { type RecordShape, shapeAt } from "./schema.ts"
import { sidecarSchema } from "./schema-sidecar.ts"
import { setList } from "./set-list.ts"
import type { Writable } from "./write.ts"

/**
 * The edits that set, create or remove one field of a file; nothing else of it changes by a byte. `schema` is that of
 * the file (`sidecarSchema`, `registrySchema` …), for the order of keys. Parents that are missing are created, in a file
 * that is empty too; a list that is there changes only in the items that do. Undefined where it cannot be done: something
 * else stands at a key of the path, such as a text or a list of bare ids, or the YAML around it cannot be read.
 */
export function setField(
  text: string,
  schema: RecordShape,
  path: readonly string[],
  value: FieldContent | undefined,
  before?: string,
): readonly TextEdit[] | undefined {
  return setFields(text, schema, [{ path, value, ...(before !== undefined && { before }) }])
}

/** Several fields, one after the other: one list of edits against `text`. */
export function setFields(
  text: string,
  schema: RecordShape,
  changes: readonly FieldChange[],
): readonly TextEdit[] | undefined {
  const limits = schema === sidecarSchema ? sidecarLimits : otherLimits
  let edits: readonly TextEdit[] = []
  let now = text
  let root = readYaml(now, limits).value
  const open = [...changes].reverse()
  for (let change = open.pop(); change !== undefined; change = open.pop()) {
    const parts = fieldByField(root, change)
    if (parts !== undefined) {
      open.push(...parts.reverse())
      continue
    }
    const step = editsOf(now, root, schema, change)
    if (step === undefined) return undefined
    if (step.length === 0) continue
    edits = composeEdits(edits, step, text.length)
    now = applyEdits(now, step)
    const next = readYaml(now, limits).value
    // Whatever an unusual file makes of the edits: it is left alone rather than damaged.
    if (!hasOnlyChanged(root, next, change)) return undefined
    root = next
  }
  return edits
}

/** A map set where a map stands: its keys, one by one. */
function fieldByField(root: YamlNode | undefined, { path, value }: FieldChange): FieldChange[] | undefined {
  const old = value instanceof Map ? follow(root, path).entry?.value : undefined
  if (!(value instanceof Map) || old?.kind !== "map" || old.entries.length === 0) return undefined
  const gone = [...entriesOf(old)].filter(({ key }) => !value.has(key.value))
  const set = [...value].map(([key, inner]) => ({ path: [...path, key], value: inner }))
  return [...set, ...gone.map(({ key }) => ({ path: [...path, key.value], value: undefined }))]
}

/** What stands at the keys of a path, as far as there is something. */
interface Trail {
  /** The entries of the path; as long as the path where all of it exists. */
  readonly entries: readonly YamlEntry[]
  /** The last of them, where all of the path exists. */
  readonly entry: YamlEntry | undefined
  /** What the first missing key would stand in. */
  readonly holder: YamlNode | undefined
}

function follow(root: YamlNode | undefined, path: readonly string[]): Trail {
  const entries: YamlEntry[] = []
  let holder = root
  for (const step of path) {
    const entry: YamlEntry | undefined = [...entriesOf(holder)].find(({ key }) => key.value === step)
    if (entry === undefined) return { entries, entry: undefined, holder }
    entries.push(entry)
    holder = entry.value
  }
  return { entries, entry: entries.at(-1), holder }
}

function editsOf(
  text: string,
  root: YamlNode | undefined,
  schema: RecordShape,
  { path, value, before }: FieldChange,
): readonly TextEdit[] | undefined {
  const { entries, entry, holder } = follow(root, path)
  if (value === undefined) return entry === undefined ? [] : removeField(text, root, entries)
  if (entry !== undefined) return replaceContent(text, entry, toWritable(value, shapeAt(schema, path)))
  const [key, ...below] = path.slice(entries.length)
  if (key === undefined) return undefined
  const content = nested(below, toWritable(value, shapeAt(schema, path)), path.length - below.length, holder)
  if (holder?.kind === "map" && holder.entries.length > 0) {
    const order = keyOrder(schema, path.slice(0, entries.length))
    const edits = insertInto(text, holder, key, content, before === undefined ? order : [key, before])
    return entries.length === 0 && !holder.flow ? setApart(text, holder, key, edits) : edits
  }
  if (holder !== undefined && !isEmpty(holder)) return undefined
  const parent = entries.at(-1)
  if (parent === undefined) return insertSection(text, new Map(), key, content)
  return insertBelow(text, placeOf(parent), key, content)
}

/** The sections that a blank line parts from what stands before them. */
const apart: ReadonlySet<string> = new Set(["mentions", "claims"])

function setApart(text: string, root: YamlMap, key: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const first = root.entries[0]?.key
  const newline = lineEndOf(text)
  return edits.map(({ span, newText }) => {
    const isFirst = first !== undefined && span.start <= first.span.start
    const above = !isFirst && apart.has(key) ? newline : ""
    const below = isFirst && apart.has(first.value) ? newline : ""
    return { span, newText: above + newText + below }
  })
}

function replaceContent(text: string, entry: YamlEntry, value: Writable): readonly TextEdit[] {
  const old = entry.value
  const items = isItems(value) ? value : typeof value === "string" || "bare" in value ? [value] : []
  if (old.kind === "list" && old.items.length > 0 && items.length > 0) return setList(text, old, items)
  return keepComments(text, putValue(text, entry, value), [old])
}

/** Behind the last key that stands before it in `order`; else before the first that stands behind it; else last. */
function insertInto(
  text: string,
  { entries }: YamlMap,
  key: string,
  value: Writable,
  order: readonly string[],
): readonly TextEdit[] {
  const rank = order.indexOf(key)
  const rankOf = (entry: YamlEntry) => order.indexOf(entry.key.value)
  const places = entries.map(placeOf)
  if (rank === -1) return insertEntry(text, places, key, value)
  const after = entries.findLast(entry => rankOf(entry) !== -1 && rankOf(entry) < rank)
  if (after !== undefined) return insertEntry(text, places, key, value, placeOf(after))
  const next = entries.find(entry => rankOf(entry) > rank)
  return next === undefined ? insertEntry(text, places, key, value) : insertBefore(text, placeOf(next), key, value)
}

/** The keys of a record in the order of the schema; none for a map whose keys are the user's. */
function keyOrder(schema: RecordShape, path: readonly string[]): readonly string[] {
  const shape = shapeAt(schema, path)
  return shape?.kind === "record" ? shape.fields.map(field => field.key) : []
}

/**
 * The value with the parents that are missing between `holder`, at `depth`, and it. Sections, claims and entities stand
 * in block form, unless their neighbours do not; what is deeper (`links`, `ids`) between braces.
 */
function nested(path: readonly string[], value: Writable, depth: number, holder: YamlNode | undefined): Writable {
  const [key, ...below] = path
  if (key === undefined) return value
  const inner = new Map([[key, nested(below, value, depth + 1, undefined)]])
  const last = holder?.kind === "map" ? holder.entries.at(-1)?.value : undefined
  const flow = depth > 2 || (depth === 2 && last?.kind === "map" && last.flow)
  return flow ? { flow: inner } : inner
}

function placeOf({ key, value }: YamlEntry): EntryPlace {
  return { key: key.span, value: value.span }
}
