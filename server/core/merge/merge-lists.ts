import type { PlainValue } from "../yaml/plain-value.ts"
import { alternativesOf, type ListShape, recordsIn } from "../yaml/schema.ts"
import { gist, isEmpty, isEqual, isList, isMap, mergeWhole, type Slot, type Value, type Versions } from "./versions.ts"

/**
 * The items of a list whose order means nothing: names, tags, offices, readings. Undefined where the list is one thing:
 * the segments of a quote, or where both sides put something else in the place of one item.
 */
export function listSlots(versions: Versions<Value>, shape: ListShape): readonly Slot[] | undefined {
  if (alternativesOf(shape.of).some(one => one.kind === "record" && one.name === "a selector")) return undefined
  const known = keyed(versions.base, shape)
  const [ours, theirs] = [keyed(versions.ours, shape, known), keyed(versions.theirs, shape, known)]
  if (bothReplaced(known, ours, theirs)) return undefined
  if (isOfReadings(shape) && defaultAgainstContext({ base: known, ours, theirs })) return undefined
  return [...new Set([...ours.keys(), ...theirs.keys()])].map(key => {
    const inner = { base: known.get(key), ours: ours.get(key), theirs: theirs.get(key) }
    return { key, ...inner, shape: undefined, merged: mergeWhole(inner) }
  })
}

/** By what each item of a list is recognized in another version, in written order; `base` is that version's list. */
export function itemKeys(items: Value, shape: ListShape, base: Value): readonly string[] {
  return [...keyed(items, shape, keyed(base, shape)).keys()]
}

type Keyed = ReadonlyMap<string, PlainValue>

/** `base` is what the items are compared with, unless they are its own. */
function keyed(list: Value, shape: ListShape, base?: Keyed): Keyed {
  const [name = ""] = recordsIn(shape.of).map(record => record.name)
  const items = new Map<string, PlainValue>()
  const counts = new Map<string, number>()
  for (const item of toItems(list)) {
    const key = keyOf(item, name)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const unique = count === 1 ? key : `${key} ${count}`
    // Two remarks about the same words are two remarks.
    const isRemark = name === "a note" && base !== undefined && !base.has(unique)
    items.set(isRemark ? `${gist(item)} ${count}` : unique, item)
  }
  return items
}

function toItems(list: Value): readonly PlainValue[] {
  if (isList(list)) return list
  return isEmpty(list) || list === undefined ? [] : [list]
}

/** The fields that say which record it is; the others say something of it. */
const identity: Readonly<Record<string, readonly string[]>> = {
  "a reading": ["prefix", "suffix"],
  "a role": ["role", "of", "from"],
  "a membership": ["of", "role", "from"],
  "a note": ["at"],
  "an allowance": ["rule", "at"],
  "an override": ["articles"],
}

function keyOf(item: PlainValue, name: string): string {
  const fields = identity[name]
  if (fields !== undefined && isMap(item)) return fields.map(field => gist(item.get(field))).join(" ")
  return name === "a reading" ? plainReading : gist(item)
}

const plainReading = "default"

function isOfReadings(shape: ListShape): boolean {
  return recordsIn(shape.of).some(({ name }) => name === "a reading")
}

function bothReplaced(base: Keyed, ours: Keyed, theirs: Keyed): boolean {
  const isGone = [...base.keys()].some(key => !ours.has(key) && !theirs.has(key))
  const adds = (one: Keyed, other: Keyed) => [...one.keys()].some(key => !base.has(key) && !other.has(key))
  return isGone && adds(ours, theirs) && adds(theirs, ours)
}

/** A default means every occurrence, so it contradicts what the other side says of a single one. */
function defaultAgainstContext({ base, ours, theirs }: Versions<Keyed>): boolean {
  const isOther = (side: Keyed) => !isEqual(base.get(plainReading), side.get(plainReading))
  const contexts = (side: Keyed) => gist([...side].filter(([key]) => key !== plainReading).map(([, item]) => item))
  const hasOther = (side: Keyed) => contexts(base) !== contexts(side)
  return (isOther(ours) && hasOther(theirs)) || (isOther(theirs) && hasOther(ours))
}
