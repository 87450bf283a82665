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

/**
 * Whether words say what other words in their place said. In a longer one they do so only if they are of that meaning
 * themselves: it may be of more.
 */
export function isVersionOf(version: Occurrence, old: Occurrence): boolean {
  if (!haveSameMeaning(old, version)) return false
  return old.state !== "mention" || version.state !== "hidden" || listOf(version) === listOf(old)
}

function isCovered(mention: Occurrence, hidden: Occurrence): boolean {
  for (let outer = hidden.hiddenBy; outer !== undefined; outer = outer.hiddenBy) {
    if (mention.entities.every(entity => outer?.entities.includes(entity))) return true
  }
  return false
}

function meaningOf(one: Occurrence): string {
  if (one.state === "mention") return listOf(one)
  return one.state === "none" ? "none" : ""
}

function listOf({ entities }: Occurrence): string {
  return [...entities].sort().join(" + ")
}
