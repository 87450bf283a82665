import type { YamlNode } from "../model/yaml-node.ts"
import { type FieldChange, toWritable } from "./field-change.ts"
import { entriesOf } from "./nodes.ts"
import { isPlainList, isSame, type PlainValue, plainOf, toPlain } from "./plain-value.ts"

/** Whether `after` is `before` with that change, and with no other. */
export function hasOnlyChanged(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  { path, value }: FieldChange,
): boolean {
  const wanted = value === undefined ? undefined : plainOf(toWritable(value, undefined))
  return isChanged(before, after, path, wanted)
}

function isChanged(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  path: readonly string[],
  wanted: PlainValue | undefined,
): boolean {
  const [key, ...below] = path
  if (key === undefined) return wanted === undefined ? after === undefined : says(toPlain(after), wanted)
  const [old, now] = [valuesOf(before), valuesOf(after)]
  const others = new Set([...old.keys(), ...now.keys()])
  others.delete(key)
  if (![...others].every(other => isUnchanged(old, now, other))) return false
  if (wanted === undefined && !now.has(key)) return true
  return isChanged(old.get(key), now.get(key), below, wanted)
}

function isUnchanged(old: ReadonlyMap<string, YamlNode>, now: ReadonlyMap<string, YamlNode>, key: string): boolean {
  return old.has(key) && now.has(key) && isSame(toPlain(old.get(key)), toPlain(now.get(key)))
}

function valuesOf(node: YamlNode | undefined): ReadonlyMap<string, YamlNode> {
  return new Map([...entriesOf(node)].map(({ key, value }) => [key.value, value]))
}

/** A text in a list of its own says the same. */
function says(found: PlainValue, wanted: PlainValue): boolean {
  if (typeof wanted === "string" && isPlainList(found)) return isSame(found, [wanted])
  return isSame(found, wanted)
}
