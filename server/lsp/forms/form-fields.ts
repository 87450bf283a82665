import { codeLabel } from "../../core/corpus/names.ts"
import {
  alternativesOf,
  type Field,
  type ListShape,
  type MapShape,
  type RecordShape,
  type Shape,
} from "../../core/yaml/schema.ts"
import type { Choice, FieldValue, FormField } from "../acts-protocol.ts"
import { choicesFor, type FormContext } from "./choices.ts"
import { mostEntities } from "./entity-choices.ts"
import { isSelector } from "./field-values.ts"

/** The fields of a record of the schema, with what they hold; what stands deeper is named by its path. */
export function formFields(record: RecordShape, context: FormContext, prefix = ""): readonly FormField[] {
  return record.fields.flatMap(field => fieldsOf(field, context, prefix))
}

function fieldsOf(field: Field, context: FormContext, prefix: string): readonly FormField[] {
  const shapes = alternativesOf(field.shape)
  const path = prefix + field.key
  const record = isSelector(field.shape) ? undefined : shapes.find(shape => shape.kind === "record")
  if (record !== undefined) return formFields(record, context, `${path}.`)
  const map = shapes.find(shape => shape.kind === "map")
  if (map === undefined) return [toField(field, context, path)]
  return keysOf(map, path, context).map(({ key, doc }) =>
    toField({ key, shape: map.of, doc: doc ?? field.doc }, context, `${path}.${key}`),
  )
}

/** The keys that are known for a map, and those that it has. */
function keysOf(
  { key }: MapShape,
  path: string,
  { corpus, values }: FormContext,
): readonly { key: string; doc?: string }[] {
  const known = (key.choices ?? []).map(({ value, doc }) => ({ key: value, doc }))
  const kind = typeof key.refers === "object" ? key.refers.code : undefined
  const codes = kind === undefined ? [] : [...corpus.codes.all(kind)].filter(({ abstract }) => !abstract)
  const named = codes.map(({ id, about }) => ({ key: id.value, ...(about && { doc: `${about.value}.` }) }))
  const all = [...known, ...named]
  const there = [...values.keys()].filter(one => one.startsWith(`${path}.`)).map(one => one.slice(path.length + 1))
  return [...all, ...there.filter(one => !all.some(other => other.key === one)).map(one => ({ key: one }))]
}

function toField(field: Field, context: FormContext, path: string): FormField {
  const value = context.values.get(path) ?? null
  const list = alternativesOf(field.shape).find((shape): shape is ListShape => shape.kind === "list")
  const shapes = alternativesOf(list?.of ?? field.shape)
  const common = {
    key: path,
    label: labelOf(path, context),
    doc: field.doc,
    value,
    step: false,
    optional: field.required !== true,
  }
  const record = isSelector(field.shape)
    ? undefined
    : shapes.find((shape): shape is RecordShape => shape.kind === "record")
  if (list !== undefined && record !== undefined) {
    return { ...common, input: "records", of: formFields(record, { ...context, values: new Map() }) }
  }
  const found = shapes.map(shape => choicesFor(field, shape, context)).filter(choices => choices !== undefined)
  if (found.length === 0) return { ...common, input: list === undefined ? "text" : "texts", ...patternOf(shapes) }
  const choices = withValue(found.flat(), value)
  const open = isOpen(shapes, choices, context)
  return { ...common, input: list === undefined ? "choice" : "choices", choices, ...(open && { open }) }
}

/** What is there can be kept, even where it could not be chosen anew. */
function withValue(choices: readonly Choice[], value: FieldValue): readonly Choice[] {
  const values = typeof value === "string" ? [value] : (value ?? []).filter(item => typeof item === "string")
  const missing = values.filter(one => !choices.some(choice => choice.value === one))
  return [...missing.map(one => ({ value: one, label: one })), ...choices]
}

/** Ids that are not listed, `a + b`, and codes where the codebook has no list of them. */
function isOpen(shapes: readonly Shape[], choices: readonly Choice[], { corpus }: FormContext): boolean {
  return shapes.some(shape => {
    if (shape.kind !== "text") return false
    const { refers } = shape
    if (typeof refers === "object") return !corpus.codes.has(refers.code)
    if (refers === "entity") return shape.joint === true || choices.length > mostEntities
    return refers === "coder" || refers === "claim"
  })
}

const date = "-?\\d{3}[\\dX](?:-[\\dX]{2}(?:-[\\dX]{2})?)?[?~%]?"
const datePattern = {
  source: `^(?:${date}|(?:${date}|\\.\\.)?/(?:${date}|\\.\\.)?)$`,
  says: "a date such as 2008-11-19, 2008-11~ or 2008-11-19/2008-12",
}

function patternOf(shapes: readonly Shape[]): Pick<FormField, "pattern"> {
  for (const shape of shapes) {
    if (shape.kind === "date") return { pattern: datePattern }
    if (shape.kind === "text" && shape.pattern !== undefined) {
      const { source, says } = shape.pattern
      return { pattern: { source: `^(?:${source})$`, says } }
    }
  }
  return {}
}

/** `source.published` is Published, `part-of` Part of, `links.repeats` Links: repeats. */
function labelOf(path: string, { corpus }: FormContext): string {
  const [first = "", ...rest] = path.split(".")
  if (rest.length === 0) return capitalized(first)
  if (first === "source") return capitalized(rest.join(" "))
  const last = first === "links" ? codeLabel("relations", rest.join("."), corpus) : rest.join(" ")
  return `${capitalized(first)}: ${last}`
}

function capitalized(key: string): string {
  const words = key.replaceAll("-", " ")
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
