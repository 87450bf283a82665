import type { PlainValue } from "../yaml/plain-value.ts"
import { alternativesOf, type ListShape, type RecordShape, type Shape, shapeAt, text } from "../yaml/schema.ts"
import { splitJudgements } from "./judgements.ts"
import { listSlots } from "./merge-lists.ts"
import {
  gist,
  isConflict,
  isEmpty,
  isMap,
  type Merged,
  mergeWhole,
  type Slot,
  type Value,
  type Versions,
} from "./versions.ts"

/** Three-way merge by key: what one side changed counts, and where both did so differently, each has its own. */
export function mergeValues(versions: Versions<Value>, shape: Shape | undefined): Merged {
  const whole = mergeWhole(versions)
  const slots = isConflict(whole) ? slotsOf(versions, shape) : undefined
  if (slots === undefined) return whole
  const merged = areMaps(versions, shape)
    ? { ours: toMapOf(slots, "ours"), theirs: toMapOf(slots, "theirs") }
    : { ours: asWritten(toListOf(slots, "ours"), versions), theirs: asWritten(toListOf(slots, "theirs"), versions) }
  const nothing = [versions.theirs, versions.ours].find(isEmpty)
  return {
    ours: isEmpty(merged.ours) ? nothing : merged.ours,
    theirs: isEmpty(merged.theirs) ? nothing : merged.theirs,
  }
}

/** The parts that a place is merged by; undefined where it is one thing, of which one version counts or the other. */
export function slotsOf(versions: Versions<Value>, shape: Shape | undefined): readonly Slot[] | undefined {
  if (areMaps(versions, shape)) return mapSlots(versions, shape)
  const list = listShape(shape, versions)
  return list && listSlots(versions, list)
}

/** Words with their neighbours and readings mean something only as a whole. */
const wholes: ReadonlySet<string> = new Set(["a selector", "a stretch of text", "a reading", "a deprecation"])
/** What two people call by one id need not be one thing: a claim, an unnamed source. */
const ownNames: ReadonlySet<string> = new Set(["a claim", "a local entity"])

function areMaps({ base, ours, theirs }: Versions<Value>, shape: Shape | undefined): boolean {
  const shapes = shape === undefined ? [] : alternativesOf(shape)
  const isOpen = shapes.some(one => one.kind === "map")
  const fits = (value: Value) => isMap(value) || (isOpen && isEmpty(value))
  if (!fits(ours) || !fits(theirs) || !(isMap(base) || isEmpty(base))) return false
  if (isOpen || shape === undefined) return true
  const records = shapes.filter((one): one is RecordShape => one.kind === "record")
  if (records.length === 0 || records.some(({ name }) => wholes.has(name))) return false
  return isMap(base) || !records.some(({ name }) => ownNames.has(name))
}

/** The shape of a list that both versions are; a single value is one too, unless it could be something else. */
export function listShape(shape: Shape | undefined, { ours, theirs }: Versions<Value>): ListShape | undefined {
  if (shape === undefined || isEmpty(ours) || isEmpty(theirs)) return undefined
  if (shape.kind === "list") return shape
  const bothLists = Array.isArray(ours) && Array.isArray(theirs)
  return bothLists ? alternativesOf(shape).find(one => one.kind === "list") : undefined
}

function mapSlots(versions: Versions<Value>, shape: Shape | undefined): readonly Slot[] {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(toMap)
  const slots = [...new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])].map(key => {
    const inner = { base: base?.get(key), ours: ours?.get(key), theirs: theirs?.get(key) }
    const below = shapeBelow(shape, key)
    return { key, ...inner, shape: below, merged: mergeValues(inner, below) }
  })
  const isClaim = shape?.kind === "record" && shape.name === "a claim"
  return isClaim ? splitJudgements(slots) : splitRenames(slots, base ?? new Map())
}

function toMap(value: Value): ReadonlyMap<string, PlainValue> {
  return isMap(value) ? value : new Map()
}

/** Whom a claim is aimed at is one judgement, not a set that grows. */
function shapeBelow(shape: Shape | undefined, key: string): Shape | undefined {
  const isTarget = shape?.kind === "record" && shape.name === "a claim" && key === "target"
  return isTarget ? text : shape && shapeAt(shape, [key])
}

/** What both sides gave a new id, each another one, would stand there twice. */
function splitRenames(slots: readonly Slot[], base: ReadonlyMap<string, PlainValue>): readonly Slot[] {
  const kept = new Set(slots.map(({ key }) => key))
  const given = new Set([...base].filter(([key, value]) => !kept.has(key) && isMap(value)).map(([, one]) => core(one)))
  if (given.size === 0) return slots
  const fresh = slots.filter(slot => slot.base === undefined && isMap(slot.ours ?? slot.theirs))
  const cores = (of: (slot: Slot) => Value) =>
    new Set(fresh.filter(slot => of(slot) !== undefined).map(s => core(of(s))))
  const [ours, theirs] = [cores(slot => slot.ours), cores(slot => slot.theirs)]
  return slots.map(slot => {
    const isFresh = slot.base === undefined && (slot.ours === undefined || slot.theirs === undefined)
    const mark = core(slot.ours ?? slot.theirs)
    const isTwice = isFresh && given.has(mark) && ours.has(mark) && theirs.has(mark)
    return isTwice ? { ...slot, merged: { ours: slot.ours, theirs: slot.theirs } } : slot
  })
}

/** What a claim or an entity is known by, whatever its id. */
function core(value: Value): string {
  if (!isMap(value)) return gist(value)
  return gist(value.get("quote") ?? value.get("name") ?? value.get("proposition") ?? value)
}

function toMapOf(slots: readonly Slot[], side: keyof Merged): Value {
  return new Map(slots.flatMap(({ key, merged }) => (merged[side] === undefined ? [] : [[key, merged[side]]])))
}

function toListOf(slots: readonly Slot[], side: keyof Merged): Value {
  return slots.flatMap(({ merged }) => (merged[side] === undefined ? [] : [merged[side]]))
}

/** With brackets or without, and in the order, as somebody has it already. */
function asWritten(list: Value, { ours, theirs }: Versions<Value>): Value {
  const said = gist(list)
  return [ours, theirs].find(one => gist(one) === said) ?? list
}
