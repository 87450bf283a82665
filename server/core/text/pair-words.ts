import type { Partners, Stretch } from "./align.ts"
import type { Text } from "./pair-edits.ts"

/** Longer stretches are not compared word by word with each other. */
const mostTokens = 40
/** So many words that have nothing in common are paired with as many. */
const few = 4

/**
 * Finds partners for words that were replaced: those that are spelled alike and, between them, as many words in the
 * place of as many. "Berg told" and "Borg assured" are two edits. `least`: what part of them, by characters, has to be
 * alike, else they are no versions of each other and the answer is no.
 */
export function pairWords(old: Text, fresh: Text, stretch: Stretch, partners: Partners, least: number): boolean {
  const [width, height] = [lengthOf(stretch, "fresh"), lengthOf(stretch, "old")]
  if (width === 0 || height === 0 || width > mostTokens || height > mostTokens) return false
  const scores = table(old, fresh, stretch)
  const [best, most] = [scores[0] ?? 0, Math.max(charactersOf(old, stretch.old), charactersOf(fresh, stretch.fresh))]
  if (best < least * most) return false
  const pairs = bestPairs(stretch, scores)
  let from = { old: stretch.old.start, fresh: stretch.fresh.start }
  for (const [token, there] of [...pairs, [stretch.old.end, stretch.fresh.end] as const]) {
    pairInOrder(
      old,
      fresh,
      { old: { start: from.old, end: token }, fresh: { start: from.fresh, end: there } },
      partners,
    )
    if (token < stretch.old.end) partners[token] = there
    from = { old: token + 1, fresh: there + 1 }
  }
  return true
}

function lengthOf(stretch: Stretch, side: keyof Stretch): number {
  return stretch[side].end - stretch[side].start
}

function charactersOf({ tokens }: Text, { start, end }: Stretch["old"]): number {
  let sum = 0
  for (let token = start; token < end; token++) sum += (tokens.ends[token] ?? 0) - (tokens.starts[token] ?? 0)
  return sum
}

/** How many characters the words from each pair on have in common at the most. */
function table(old: Text, fresh: Text, stretch: Stretch): Float64Array {
  const width = lengthOf(stretch, "fresh") + 1
  const scores = new Float64Array((lengthOf(stretch, "old") + 1) * width)
  for (let i = lengthOf(stretch, "old") - 1; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      const common = commonLetters(old, stretch.old.start + i, fresh, stretch.fresh.start + j)
      const both = common === 0 ? 0 : common + (scores[(i + 1) * width + j + 1] ?? 0)
      scores[i * width + j] = Math.max(both, scores[(i + 1) * width + j] ?? 0, scores[i * width + j + 1] ?? 0)
    }
  }
  return scores
}

function* bestPairs(stretch: Stretch, scores: Float64Array): Generator<readonly [number, number]> {
  const width = lengthOf(stretch, "fresh") + 1
  for (let i = 0, j = 0; i < lengthOf(stretch, "old") && j < width - 1; ) {
    const score = scores[i * width + j] ?? 0
    if (score === (scores[(i + 1) * width + j] ?? 0)) i++
    else if (score === (scores[i * width + j + 1] ?? 0)) j++
    else yield [stretch.old.start + i++, stretch.fresh.start + j++]
  }
}

/** The letters at the edges of two words that are the same, if they are half of them; none of marks and of what moved. */
function commonLetters(old: Text, token: number, fresh: Text, other: number): number {
  const [start, end] = [old.tokens.starts[token] ?? 0, old.tokens.ends[token] ?? 0]
  const [freshStart, freshEnd] = [fresh.tokens.starts[other] ?? 0, fresh.tokens.ends[other] ?? 0]
  if (hasMoved(old, token) || hasMoved(fresh, other)) return 0
  if (old.tokens.ids[token] === fresh.tokens.ids[other]) return Math.max(end - start, freshEnd - freshStart)
  if (old.tokens.isWord[token] !== 1 || fresh.tokens.isWord[other] !== 1) return 0
  const most = Math.min(end - start, freshEnd - freshStart)
  let head = 0
  while (head < most && old.text.charCodeAt(start + head) === fresh.text.charCodeAt(freshStart + head)) head++
  let tail = 0
  const isSame = (back: number) => old.text.charCodeAt(end - back) === fresh.text.charCodeAt(freshEnd - back)
  while (tail < most - head && isSame(tail + 1)) tail++
  return 2 * (head + tail) < Math.max(end - start, freshEnd - freshStart) ? 0 : head + tail
}

/** Each with the one in its place, where both sides have as many words, and marks where the other has marks. */
function pairInOrder(old: Text, fresh: Text, stretch: Stretch, partners: Partners): void {
  const count = lengthOf(stretch, "old")
  if (count > few || count !== lengthOf(stretch, "fresh")) return
  for (let i = 0; i < count; i++) {
    const [token, other] = [stretch.old.start + i, stretch.fresh.start + i]
    if (hasMoved(old, token) || hasMoved(fresh, other)) return
    if (old.tokens.isWord[token] !== fresh.tokens.isWord[other]) return
  }
  for (let i = 0; i < count; i++) partners[stretch.old.start + i] = stretch.fresh.start + i
}

/** Its number is then one that no other token has. */
function hasMoved({ tokens }: Text, token: number): boolean {
  return (tokens.ids[token] ?? 0) < 0
}
