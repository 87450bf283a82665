import type { Occurrence } from "./mentions.ts"

/** Whether an occurrence is, on its own, a word about somebody: not in a longer one, not in page furniture. */
export function countsAlone({ state }: Occurrence): boolean {
  return state !== "hidden" && state !== "boilerplate"
}

/**
 * Whether two occurrences say the same to a reader. One that a longer one hides says the same as one that counts, where
 * all it points to is among what the longer one points to; else nothing.
 */
export function haveSameMeaning(a: Occurrence, b: Occurrence): boolean {
  if (a.state === "mention" && b.state === "hidden") return isCovered(a, b)
  if (a.state === "hidden" && b.state === "mention") return isCovered(b, a)
  return meaningOf(a) === meaningOf(b)
}

function isCovered(mention: Occurrence, hidden: Occurrence): boolean {
  for (let outer = hidden.hiddenBy; outer !== undefined; outer = outer.hiddenBy) {
    if (mention.entities.every(entity => outer?.entities.includes(entity))) return true
  }
  return false
}

function meaningOf({ state, entities }: Occurrence): string {
  if (state === "mention") return [...entities].sort().join(" + ")
  return state === "none" ? "none" : ""
}
