import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { parseDayInterval } from "../dates/day-interval.ts"
import { type CodeKind, codeNouns } from "../model/codebook.ts"
import { listed } from "../text/wording.ts"
import { idFault } from "../yaml/id.ts"
import {
  alternativesOf,
  type ListShape,
  type RecordShape,
  type Shape,
  shapeAt,
  type TextShape,
} from "../yaml/schema.ts"
import type { Fields, FieldValue } from "./act-params.ts"
import { entityFault } from "./target.ts"

/** What field values may name. */
interface FieldContext {
  readonly corpus: Corpus
  /** The sidecar that they are written to; its local entities can be named. */
  readonly file?: CodedFile
}

/**
 * Why fields cannot be written into a record of a file, as a sentence; undefined where they can. A key may lead further
 * down: `source.published`. Keys that begin with `x-` are the user's own.
 */
export function fieldsFault(fields: Fields, record: RecordShape, context: FieldContext): string | undefined {
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith("x-")) continue
    const shape = shapeAt(record, key.split("."))
    if (shape === undefined)
      return `"${key}" is no key of ${record.name}: use ${listed(
        record.fields.map(field => field.key),
        "or",
      )}`
    const fault = value === null ? undefined : valueFault(key, value, shape, context)
    if (fault !== undefined) return fault
  }
  return undefined
}

function valueFault(key: string, value: FieldValue, shape: Shape, context: FieldContext): string | undefined {
  const shapes = alternativesOf(shape)
  if (typeof value === "string") {
    const one = shapes.flatMap(each =>
      each.kind === "list" && each.strict !== true ? alternativesOf(each.of) : [each],
    )
    return scalarFault(key, value, one, context)
  }
  for (const item of value ?? []) {
    const lists = shapes.filter((each): each is ListShape => each.kind === "list")
    const below = [...lists.flatMap(list => alternativesOf(list.of)), ...shapes]
    const fault =
      typeof item === "string" ? scalarFault(key, item, below, context) : recordFault(key, item, below, context)
    if (fault !== undefined) return fault
  }
  return undefined
}

function recordFault(
  key: string,
  item: Readonly<Record<string, string>>,
  shapes: readonly Shape[],
  context: FieldContext,
): string | undefined {
  const records = shapes.filter((shape): shape is RecordShape => shape.kind === "record")
  const faults = records.map(record => {
    const missing = record.fields.find(field => field.required === true && item[field.key] === undefined)
    if (missing !== undefined) return `"${key}" needs "${missing.key}" in each of its entries`
    return fieldsFault(item, record, context)
  })
  if (faults.length === 0) return `"${key}" takes no entries with keys`
  return faults.includes(undefined) ? undefined : faults[0]
}

function scalarFault(key: string, text: string, shapes: readonly Shape[], context: FieldContext): string | undefined {
  const faults = shapes.flatMap(shape => scalarFaultOf(key, text, shape, context))
  if (faults.length === 0) return `"${key}" takes no single text`
  return faults.includes(undefined) ? undefined : faults[0]
}

/** None where no text can stand at all. */
function scalarFaultOf(key: string, text: string, shape: Shape, context: FieldContext): (string | undefined)[] {
  switch (shape.kind) {
    case "boolean":
      return [/^(?:true|false)$/.test(text) ? undefined : `"${key}" takes true or false, not "${text}"`]
    case "date": {
      const isDate = parseDayInterval(text) !== undefined
      return [isDate ? undefined : `"${text}" is no date: write it as 2008-11-19, 2008-11 or 2008`]
    }
    case "choice": {
      const values = shape.choices.map(choice => choice.value)
      return [values.includes(text) ? undefined : `"${key}" takes ${listed(values, "or")}, not "${text}"`]
    }
    case "text":
      return [textFault(key, text, shape, context)]
    default:
      return []
  }
}

function textFault(key: string, text: string, shape: TextShape, context: FieldContext): string | undefined {
  const { refers, defines, pattern, also = [] } = shape
  if (text.trim() === "") return `"${key}" is empty: leave it out, or write something`
  if (also.some(({ value }) => value === text)) return undefined
  if (pattern !== undefined && !new RegExp(`^(?:${pattern.source})$`, "s").test(text)) {
    return `"${key}" takes ${pattern.says}, not "${text}"`
  }
  if (defines !== undefined) {
    const fault = idFault(text, defines)
    return fault === undefined ? undefined : `"${text}" ${fault}`
  }
  if (typeof refers === "object") return codeFault(refers.code, text, context)
  return refers === "entity" ? entitiesFault(text, shape.joint === true, context) : undefined
}

/** Where the corpus has no list of the kind, anything goes. */
export function codeFault(kind: CodeKind, id: string, { corpus }: FieldContext): string | undefined {
  if (corpus.codes.get(kind, id) !== undefined) return undefined
  if (corpus.codes.has(kind)) return `"${id}" is no ${codeNouns[kind]} of the codebook: create it first`
  const fault = idFault(id, { code: kind })
  return fault === undefined ? undefined : `"${id}" ${fault}`
}

function entitiesFault(text: string, joint: boolean, { file, corpus }: FieldContext): string | undefined {
  const ids = joint ? text.split("+").map(id => id.trim()) : [text]
  for (const id of ids) {
    if (file !== undefined) {
      const fault = entityFault(id, file, corpus)
      if (fault !== undefined) return fault
    } else if (corpus.registry.get(id) === undefined) return `"${id}" is not in the registry: create it first`
  }
  return undefined
}
