import type { Partners, Stretch } from "./align.ts"
import { commonEnds } from "./common-ends.ts"
import { type Span, slice, spanLength } from "./span.ts"

/** Lines of a text; two with the same number are the same but for typography. */
export interface Lines {
  readonly text: string
  readonly spans: readonly Span[]
  readonly ids: Int32Array
}

/** More lines, and longer ones, are not compared with each other. */
const mostCells = 400
const mostCharacters = 20_000

/**
 * Finds partners for lines that stand there several times, in the way in which most of the text stays: where one of two
 * that are alike was edited, the other is not taken for it. Answers whether it did; not in long stretches.
 */
export function alignLines(old: Lines, fresh: Lines, gap: Stretch, partners: Partners): boolean {
  const width = spanLength(gap.fresh) + 1
  if (spanLength(gap.old) * spanLength(gap.fresh) > mostCells) return false
  if (charactersOf(old, gap.old) + charactersOf(fresh, gap.fresh) > mostCharacters) return false
  const scores = new Float64Array((spanLength(gap.old) + 1) * width)
  const cell = (i: number, j: number) => (i - gap.old.start) * width + j - gap.fresh.start
  const both = (i: number, j: number) => common(old, i, fresh, j) + (scores[cell(i + 1, j + 1)] ?? 0)
  for (let i = gap.old.end - 1; i >= gap.old.start; i--) {
    for (let j = gap.fresh.end - 1; j >= gap.fresh.start; j--) {
      scores[cell(i, j)] = Math.max(both(i, j), scores[cell(i + 1, j)] ?? 0, scores[cell(i, j + 1)] ?? 0)
    }
  }
  for (let i = gap.old.start, j = gap.fresh.start; i < gap.old.end && j < gap.fresh.end; ) {
    const score = scores[cell(i, j)]
    if (score === both(i, j)) {
      if (old.ids[i] === fresh.ids[j]) partners[i] = j
      i++
      j++
    } else if (score === scores[cell(i + 1, j)]) i++
    else j++
  }
  return true
}

function charactersOf({ spans }: Lines, { start, end }: Span): number {
  return start === end ? 0 : (spans[end - 1]?.end ?? 0) - (spans[start]?.start ?? 0)
}

/** How many characters at the ends of two lines are the same, if they are half of them. */
function common(old: Lines, line: number, fresh: Lines, other: number): number {
  const [before, after] = [slice(old.text, old.spans[line] ?? none), slice(fresh.text, fresh.spans[other] ?? none)]
  const longer = Math.max(before.length, after.length)
  if (old.ids[line] === fresh.ids[other]) return longer
  const { head, tail } = commonEnds(before, after)
  return 2 * (head + tail) < longer ? 0 : head + tail
}

const none: Span = { start: 0, end: 0 }
