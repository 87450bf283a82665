import type { Writable } from "./write.ts"

/**
 * What a field is set to: a text; a list of texts, of records (`{role: president, from: "2009"}`) or of pairs; a map, in
 * block form or, as `{flow: map}`, between braces. A list of one stays a list: `[x]`; a text is written without brackets.
 */
export type FieldContent = Writable | readonly ItemContent[]

export type ItemContent = Writable | Readonly<Record<string, string>>

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

/** As it is written where nothing stands yet; records between braces. */
export function toWritable(value: FieldContent): Writable {
  return isItems(value) ? value.map(toWritableItem) : value
}

export function toWritableItem(item: ItemContent): Writable {
  return isWritable(item) ? item : new Map(Object.entries(item))
}

export function isItems(value: FieldContent): value is readonly ItemContent[] {
  return Array.isArray(value)
}

/** No key of any file is called "flow", so that no record is taken for what stands between braces. */
function isWritable(item: ItemContent): item is Writable {
  return typeof item === "string" || Array.isArray(item) || item instanceof Map || "flow" in item
}
