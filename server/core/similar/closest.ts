import { distance } from "fastest-levenshtein"

/**
 * The candidate that was most likely meant by `word`, for "did you mean"; `undefined` when none is near. One slip is
 * allowed in every three letters; case does not count. Among equals the first wins.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const meant = word.toLowerCase()
  const letters = sortedLetters(meant)
  let allowed = Math.min(3, Math.floor((meant.length + 1) / 3))
  let best: string | undefined
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    if (candidate === word) continue
    const slips = slipsBetween(meant, letters, other, allowed)
    if (slips === undefined || (best !== undefined && slips > allowed)) continue
    best = candidate
    if (slips === 0) break
    allowed = slips - 1
  }
  return best
}

/** Two letters in the wrong order are one slip, and so is a word broken off. */
function slipsBetween(word: string, letters: string, other: string, allowed: number): number | undefined {
  if (word.length >= 3 && other.startsWith(word)) return Math.min(allowed, 1)
  if (Math.abs(word.length - other.length) > Math.max(allowed, 2)) return undefined
  const slips = distance(word, other)
  const swapped = slips === 2 && word.length === other.length && sortedLetters(other) === letters
  const counted = swapped ? 1 : slips
  return counted <= allowed ? counted : undefined
}

function sortedLetters(word: string): string {
  return [...word].sort().join("")
}
