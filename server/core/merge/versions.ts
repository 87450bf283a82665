import { isPlainList, isSame, type PlainValue } from "../yaml/plain-value.ts"
import type { Shape } from "../yaml/schema.ts"

/** A value that may be absent. */
export type Value = PlainValue | undefined

/** One place of a file as it was, and what either side has made of it. */
export interface Versions<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

/** What becomes of a place, by whose word counts where both sides changed it; the same twice where they agree. */
export interface Merged {
  readonly ours: Value
  readonly theirs: Value
}

/** One key of a map, or one item of a list, in all versions, and what becomes of it. */
export interface Slot extends Versions<Value> {
  readonly key: string
  readonly shape: Shape | undefined
  readonly merged: Merged
}

/** What one side changed counts; where both did so differently, each has its own. */
export function mergeWhole({ base, ours, theirs }: Versions<Value>): Merged {
  if (isEqual(ours, theirs) || isEqual(base, theirs)) return { ours, theirs: ours }
  return isEqual(base, ours) ? { ours: theirs, theirs } : { ours, theirs }
}

export function isConflict({ ours, theirs }: Merged): boolean {
  return !isEqual(ours, theirs)
}

export function isEqual(a: Value, b: Value): boolean {
  return a === undefined || b === undefined ? a === b : isSame(a, b)
}

export function isMap(value: Value): value is ReadonlyMap<string, PlainValue> {
  return value instanceof Map
}

export function isList(value: Value): value is readonly PlainValue[] {
  return value !== undefined && isPlainList(value)
}

/** No key, or nothing behind it, or nothing between its brackets. */
export function isEmpty(value: Value): boolean {
  if (value === undefined || value === null) return true
  return isMap(value) ? value.size === 0 : isList(value) && value.length === 0
}

/** One text for all that say the same: without regard to the order of keys and items, or to brackets around a single one. */
export function gist(value: Value): string {
  if (value === undefined || value === null || isEmpty(value)) return ""
  if (typeof value === "string") return JSON.stringify(value)
  if (isList(value)) return value.length === 1 ? gist(value[0]) : `[${value.map(gist).sort().join()}]`
  if (!isMap(value)) return ""
  const fields = [...value].filter(([, inner]) => !isEmpty(inner))
  return `{${fields
    .map(([key, inner]) => `${JSON.stringify(key)}:${gist(inner)}`)
    .sort()
    .join()}}`
}
