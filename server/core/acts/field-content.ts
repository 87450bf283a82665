import { alternativesOf, type Shape } from "../yaml/schema.ts"
import type { Writable } from "../yaml/write.ts"
import type { FieldValue } from "./act-params.ts"

/**
 * A value of a form as it is written into a file: a record where a selector stands is put in braces, a list that is empty
 * is taken out. One target, and one linked claim, is written without brackets.
 */
export function toContent(value: FieldValue, shape: Shape): Writable | undefined {
  if (value === null || typeof value === "string") return value ?? undefined
  const [first, second] = value
  if (first === undefined) return undefined
  if (second !== undefined) return isTexts(value) ? value : value.map(toMap)
  if (typeof first !== "string") return takesRecord(shape) ? { flow: toMap(first) } : [toMap(first)]
  return isMostlyOne(shape) ? first : [first]
}

function isTexts(value: readonly (string | Readonly<Record<string, string>>)[]): value is readonly string[] {
  return value.every(item => typeof item === "string")
}

function toMap(item: string | Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return typeof item === "string" ? new Map([["exact", item]]) : new Map(Object.entries(item))
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
