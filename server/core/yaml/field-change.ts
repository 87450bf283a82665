import { alternativesOf, formatField, type Shape, shapeAt } from "./schema.ts"
import type { Writable } from "./write.ts"

/**
 * What a field is set to: a text; a list of texts, of records (`{role: president, from: "2009"}`) or of pairs; a map, in
 * block form or, as `{flow: map}`, between braces. A list of one stays a list: `[x]`; a text is written without brackets.
 */
export type FieldContent = Writable | readonly ItemContent[]

type ItemContent = Writable | Readonly<Record<string, string>>

export interface FieldChange {
  /** Keys from the root on: `["claims", "no-plan", "topic"]`. */
  readonly path: readonly string[]
  /** Undefined takes the field out, with the parents that it leaves empty. */
  readonly value: FieldContent | undefined
  /**
   * For a new key of a map whose keys are the user's (a surface, a slug): the key that it is put before, with the comments
   * above that. Without it, or where there is none of that name, it comes last. Other keys have the schema's order.
   */
  readonly before?: string
}

/** As it is written where nothing stands yet; records between braces. What the schema takes for no text is bare. */
export function toWritable(value: FieldContent, shape: Shape | undefined): Writable {
  if (isItems(value)) return value.map(item => toWritableItem(item, shape && shapeAt(shape, [0])))
  return shape === undefined ? value : bared(value, shape)
}

function toWritableItem(item: ItemContent, shape: Shape | undefined): Writable {
  return toWritable(isWritable(item) ? item : new Map(Object.entries(item)), shape)
}

function bared(value: Writable, shape: Shape): Writable {
  if (typeof value === "string") return alternativesOf(shape).some(one => isBare(value, one)) ? { bare: value } : value
  if (value instanceof Map) {
    return new Map([...value].map(([key, inner]) => [key, toWritable(inner, shapeAt(shape, [key]))]))
  }
  return "flow" in value ? { flow: toWritable(value.flow, shape) } : value
}

function isBare(value: string, shape: Shape): boolean {
  if (shape.kind === "boolean") return /^(?:true|false)$/.test(value)
  return (shape.kind === "date" || shape === formatField.shape) && /^\d{1,4}$/.test(value)
}

export function isItems(value: FieldContent): value is readonly ItemContent[] {
  return Array.isArray(value)
}

/** No key of any file is called "flow" or "bare", so that no record is taken for what stands between braces. */
function isWritable(item: ItemContent): item is Writable {
  return typeof item === "string" || Array.isArray(item) || item instanceof Map || "flow" in item || "bare" in item
}
