import { toPlain } from "../yaml/plain-value.ts"
import type { Shape } from "../yaml/schema.ts"
import { type Block, blockOf, dedented, indented, type Part } from "./block-parts.ts"
import { commentsOnlyIn, mergeComments } from "./comments.ts"
import { itemKeys } from "./merge-lists.ts"
import { listShape, slotsOf } from "./merge-values.ts"
import type { Patch } from "./patch.ts"
import { placesFor } from "./places.ts"
import { isConflict, isEqual, type Slot, type Value, type Versions } from "./versions.ts"
import { withValue } from "./written.ts"

/** A map or list in three versions. What was there before may have had another form. */
interface Blocks extends Versions<Block | undefined> {
  readonly ours: Block
  readonly theirs: Block
}

/** A part, where it stands. */
interface Place {
  readonly part: Part
  readonly block: Block
}

type Places = Versions<Place | undefined>
type SharedPlaces = Places & { readonly ours: Place; readonly theirs: Place }

/** What makes of our lines those that `slots` ask for. */
export function* mergeBlocks(slots: readonly Slot[], blocks: Blocks, shape: Shape | undefined): Generator<Patch> {
  const find = { base: finder(blocks.base), ours: finder(blocks.ours), theirs: finder(blocks.theirs) }
  const placeOf = placesFor(blocks.theirs, blocks.ours, shape?.kind === "record" ? shape.fields.map(f => f.key) : [])
  for (const slot of slots) {
    const { key } = slot
    const [base, ours, theirs] = [find.base(key), find.ours(key), find.theirs(key)]
    if (ours !== undefined && theirs !== undefined) yield* mergeShared(slot, { base, ours, theirs })
    else if (ours !== undefined) yield* mergeOwn(slot, ours, base)
    else if (theirs !== undefined) yield* insert(slot, { base, theirs }, placeOf(key), blocks.ours.column)
  }
  yield* mergeEnds(blocks)
}

/** The comments behind the last part. */
function* mergeEnds({ base, ours, theirs }: Blocks): Generator<Patch> {
  const end = mergeComments({ base: endOf(base), ours: endOf(ours), theirs: endOf(theirs) })
  if (end === endOf(ours)) return
  const lines = indented(end, ours.column)
  yield { span: { start: startOfEnd(ours), end: ours.end }, ours: lines, theirs: lines }
}

function endOf(block: Block | undefined): string {
  return block === undefined ? "" : dedented(block.text, { start: startOfEnd(block), end: block.end }, block.column)
}

function startOfEnd({ parts }: Block): number {
  return parts.at(-1)?.body.end ?? 0
}

function finder(block: Block | undefined): (key: string) => Place | undefined {
  const parts = new Map(block?.parts.map(part => [part.key, part]))
  return key => {
    const part = parts.get(key)
    return part && block && { part, block }
  }
}

/** What only they have: they added it, or we took it out. */
function* insert(
  { merged, ...slot }: Slot,
  { base, theirs }: { readonly base: Place | undefined; readonly theirs: Place },
  at: number,
  column: number,
): Generator<Patch> {
  const span = { start: at, end: at }
  const write = (value: Value) =>
    value === undefined ? "" : leadOf(theirs) + bodyWith(value, slot.theirs, theirs, slot)
  const isGone = merged.ours === undefined && merged.theirs === undefined
  const [ours, other] = isGone ? twice(newComments(theirs, base)) : [write(merged.ours), write(merged.theirs)]
  if (ours !== "" || other !== "") yield { span, ours: indented(ours, column), theirs: indented(other, column) }
}

/** What only we have: we added it, or they took it out. */
function* mergeOwn({ merged, ...slot }: Slot, ours: Place, base: Place | undefined): Generator<Patch> {
  const { part, block } = ours
  const write = (value: Value) => (value === undefined ? "" : bodyWith(value, slot.ours, ours, slot))
  const isGone = merged.ours === undefined && merged.theirs === undefined
  const [mine, other] = isGone ? twice(newComments(ours, base)) : [write(merged.ours), write(merged.theirs)]
  if (mine === bodyOf(ours) && other === mine) return
  const span = isGone ? { start: part.lead.start, end: part.body.end } : part.body
  yield { span, ours: indented(mine, block.column), theirs: indented(other, block.column) }
}

/** Somebody wrote them at what is taken out. */
function newComments(place: Place, base: Place | undefined): string {
  return commentsOnlyIn(leadOf(place) + bodyOf(place), leadOf(base) + bodyOf(base))
}

function twice(lines: string): readonly [string, string] {
  return [lines, lines]
}

function* mergeShared(slot: Slot, places: SharedPlaces): Generator<Patch> {
  const { part, block } = places.ours
  yield* putAbove(part.lead, block, mergeComments(each(places, leadOf)))
  const body = each(places, bodyOf)
  if (!isConflict(slot.merged)) {
    if (body.ours === body.theirs || body.base === body.theirs) return
    const taken = indented(body.theirs, block.column)
    if (body.base === body.ours) return yield { span: part.body, ours: taken, theirs: taken }
  }
  const inner = innerBlocks(slot, places)
  const slots = inner && slotsOf(slot, slot.shape)
  if (inner === undefined || slots === undefined) return yield* mergeLines(slot, places, body)
  const head = { start: part.body.start, end: part.body.start }
  yield* putAbove(head, block, commentsOnlyIn(headOf(places.theirs), headOf(places.base) + headOf(places.ours)))
  yield* mergeBlocks(slots, inner, slot.shape)
}

function* putAbove(span: Patch["span"], { text, column }: Block, comments: string): Generator<Patch> {
  if (comments === dedented(text, span, column)) return
  const lines = indented(comments, column)
  yield { span, ours: lines, theirs: lines, isLead: true }
}

/** What cannot be merged line by line: text, what stands between brackets or in different forms. */
function* mergeLines(slot: Slot, { ours, theirs }: SharedPlaces, body: Versions<string>): Generator<Patch> {
  const { merged } = slot
  const { part, block } = ours
  const mine = bodyWith(merged.ours, slot.ours, ours, slot)
  const other = isConflict(merged) ? bodyWith(merged.theirs, slot.theirs, theirs, slot) : mine
  const known = `${body.base}\n${mine}`
  const own = isConflict(merged) ? "" : commentsOnlyIn(body.ours, known)
  const kept = isConflict(merged) ? "" : own + commentsOnlyIn(body.theirs, known + own)
  if (kept === "" && mine === body.ours && other === mine) return
  yield { span: part.body, ours: indented(kept + mine, block.column), theirs: indented(kept + other, block.column) }
}

/** The blocks inside a part, where both sides have one. */
function innerBlocks(slot: Slot, { base, ours, theirs }: SharedPlaces): Blocks | undefined {
  const [mine, other] = [innerBlock(slot, ours), innerBlock(slot, theirs)]
  return mine && other && { base: base && innerBlock(slot, base), ours: mine, theirs: other }
}

function innerBlock(slot: Slot, { part, block }: Place): Block | undefined {
  const list = part.value.kind === "list" ? listShape(slot.shape, slot) : undefined
  const keys = list === undefined ? [] : itemKeys(toPlain(part.value), list, slot.base)
  return blockOf(block.text, part.value, { start: part.inside, end: part.body.end }, keys)
}

/** The lines of a part where it says `value` instead of `said`. */
function bodyWith(value: Value, said: Value, place: Place, { key, shape }: Pick<Slot, "key" | "shape">): string {
  const lines = bodyOf(place)
  return value === undefined || isEqual(value, said) ? lines : withValue(lines, key, value, shape)
}

function each(places: Places, of: (place: Place | undefined) => string): Versions<string> {
  return { base: of(places.base), ours: of(places.ours), theirs: of(places.theirs) }
}

/** At the left edge, as all lines that are compared; none where there is no such part. */
function bodyOf(place: Place | undefined): string {
  return place === undefined ? "" : dedented(place.block.text, place.part.body, place.block.column)
}

function leadOf(place: Place | undefined): string {
  return place === undefined ? "" : dedented(place.block.text, place.part.lead, place.block.column)
}

/** The line of its key. */
function headOf(place: Place | undefined): string {
  if (place === undefined) return ""
  const { part, block } = place
  return dedented(block.text, { start: part.body.start, end: Math.max(part.inside, part.body.start) }, block.column)
}
