import { isEqual, type Slot, type Value } from "./versions.ts"

/** A stance is one towards a topic: where one side changed the topic and the other the stance, neither meant both. */
const together: ReadonlySet<string> = new Set(["topic", "stance"])

export function splitJudgements(fields: readonly Slot[]): readonly Slot[] {
  const bound = fields.filter(({ key }) => together.has(key))
  const isChanged = (of: (slot: Slot) => Value) => bound.some(slot => !isEqual(slot.base, of(slot)))
  const differ = bound.some(({ ours, theirs }) => !isEqual(ours, theirs))
  if (!differ || !isChanged(slot => slot.ours) || !isChanged(slot => slot.theirs)) return fields
  return fields.map(slot =>
    together.has(slot.key) ? { ...slot, merged: { ours: slot.ours, theirs: slot.theirs } } : slot,
  )
}
