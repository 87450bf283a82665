import type { FieldChange } from "../yaml/field-change.ts"
import { alternativesOf, type RecordShape, type Shape, shapeAt, text } from "../yaml/schema.ts"
import type { Writable } from "../yaml/write.ts"
import type { Fields, FieldValue } from "./act-params.ts"

/**
 * A value of a form as it is written into a file: a record where a selector stands is put in braces, a list that is empty
 * is taken out. One target, and one linked claim, is written without brackets.
 */
export function toContent(value: FieldValue, shape: Shape): Writable | undefined {
  if (value === null || typeof value === "string") return value ?? undefined
  const [first, second] = value.map(toItem)
  if (first === undefined) return undefined
  if (second !== undefined) return value.map(toItem)
  if (typeof first === "string") return isMostlyOne(shape) ? first : [first]
  return takesRecord(shape) ? { flow: first } : [first]
}

/** The values of a form as changes of the record at `path`; a key may lead further down: `source.published`. */
export function toChanges(path: readonly string[], values: Fields, record: RecordShape): readonly ContentChange[] {
  return Object.entries(values).map(([key, value]) => {
    const below = key.split(".")
    return { path: [...path, ...below], value: toContent(value, shapeAt(record, below) ?? text) }
  })
}

interface ContentChange extends FieldChange {
  readonly value: Writable | undefined
}

/** Words without neighbours are written bare. */
function toItem(item: string | Readonly<Record<string, string>>): string | ReadonlyMap<string, string> {
  if (typeof item === "string") return item
  const { exact, ...others } = item
  return exact !== undefined && Object.keys(others).length === 0 ? exact : new Map(Object.entries(item))
}

/** A selector, or a quote of one piece. */
function takesRecord(shape: Shape): boolean {
  const isSelector = (one: Shape): boolean => one.kind === "record" && one.fields.some(field => field.key === "exact")
  return alternativesOf(shape).some(
    one => isSelector(one) || (one.kind === "list" && alternativesOf(one.of).some(isSelector)),
  )
}

function isMostlyOne(shape: Shape): boolean {
  return (
    shape.kind === "list" && shape.of.kind === "text" && (shape.of.refers === "entity" || shape.of.refers === "claim")
  )
}
