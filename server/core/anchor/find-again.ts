import { partitionPoint } from "../text/partition-point.ts"
import type { ArticleText } from "./article-text.ts"
import type { Match } from "./find-selector.ts"
import type { Revision } from "./revisions.ts"

/** Goes through the places where a text may be found, ascending. */
export type ForEach = (article: ArticleText, wanted: string, take: (at: number) => void) => void

/**
 * What is found in a revised article, from what was found in the text before. `search` finds what begins at some places, from
 * an offset on. Undefined where a match goes on into what is the same in both, so that those behind it may be others now.
 */
export function findAgain(
  article: ArticleText,
  { base, ends }: Revision,
  before: readonly Match[],
  search: (forEach: ForEach, from: number) => readonly Match[],
): readonly Match[] | undefined {
  const tail = base.folded.length - ends.tail
  const grown = article.folded.length - base.folded.length
  const kept = partitionPoint(before.length, index => (before[index]?.normal.end ?? 0) <= ends.head)
  const next = partitionPoint(before.length, index => (before[index]?.normal.start ?? tail) < tail)
  const found = search(placesBetween(ends), before[kept - 1]?.normal.end ?? 0)
  if ((before[next - 1]?.normal.end ?? 0) > tail || (found.at(-1)?.normal.end ?? 0) > tail + grown) return undefined
  const shift = article.text.length - base.text.length
  if (kept === before.length && found.length === 0) return before
  return [...before.slice(0, kept), ...found, ...before.slice(next).map(match => shifted(match, grown, shift))]
}

/** Those at which a text does not lie wholly within what is the same as before. */
function placesBetween({ head, tail }: Revision["ends"]): ForEach {
  return ({ folded }, wanted, take) => {
    const from = Math.max(0, head - wanted.length + 1)
    const to = folded.length - tail
    const around = folded.slice(from, to + wanted.length - 1)
    for (let at = around.indexOf(wanted); at >= 0; at = around.indexOf(wanted, at + 1)) take(from + at)
  }
}

function shifted({ span, normal, folded }: Match, grown: number, shift: number): Match {
  return {
    normal: { start: normal.start + grown, end: normal.end + grown },
    span: { start: span.start + shift, end: span.end + shift },
    folded,
  }
}
