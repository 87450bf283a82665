import type { YamlNode } from "../model/yaml-node.ts"
import { entriesOf } from "./nodes.ts"
import type { Writable } from "./write.ts"

/** A tree without its spans and styles, to be compared: null where nothing is written, each key once. */
export type PlainValue = string | null | readonly PlainValue[] | ReadonlyMap<string, PlainValue>

export function toPlain(node: YamlNode | undefined): PlainValue {
  if (node === undefined) return null
  if (node.kind === "scalar") return node.missing ? null : node.value
  if (node.kind === "list") return node.items.map(toPlain)
  return new Map([...entriesOf(node)].map(({ key, value }) => [key.value, toPlain(value)]))
}

/** What one reads where `value` was written. */
export function plainOf(value: Writable): PlainValue {
  if (typeof value === "string") return value
  if (isWritableList(value)) return value.map(plainOf)
  if ("flow" in value) return plainOf(value.flow)
  if ("bare" in value) return value.bare
  return new Map([...value].map(([key, inner]) => [key, plainOf(inner)]))
}

/** Whether both say the same; the order of keys does not matter. */
export function isSame(a: PlainValue, b: PlainValue): boolean {
  if (a === null || b === null || typeof a === "string" || typeof b === "string") return a === b
  if (isPlainList(a) || isPlainList(b)) {
    return isPlainList(a) && isPlainList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i] ?? null))
  }
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key) ?? null))
}

export function isPlainList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}

function isWritableList(value: Writable): value is readonly Writable[] {
  return Array.isArray(value)
}
