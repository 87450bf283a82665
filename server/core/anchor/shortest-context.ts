import type { Span } from "../text/span.ts"
import type { ArticleText } from "./article-text.ts"
import { inContext, type Match } from "./find-selector.ts"

/** The neighbours of an occurrence, as a selector writes them. */
export interface Context {
  readonly prefix?: string
  readonly suffix?: string
}

const mostWords = 16

/**
 * The fewest words beside `chosen` that tell it from the others of `matches`; a prefix rather than a suffix, both only
 * where one alone does not do. Undefined where 16 words do not decide.
 */
export function shortestContext(
  article: ArticleText,
  matches: readonly Match[],
  chosen: Match,
  sides: readonly (keyof Context)[] = ["prefix", "suffix"],
): Context | undefined {
  const before = wordsBefore(article, chosen.normal)
  const after = wordsAfter(article, chosen.normal)
  for (let count = 1; count <= mostWords; count++) {
    const prefix = before(count)
    const suffix = after(count)
    const contexts: Context[] = [
      ...(prefix === undefined ? [] : [{ prefix }]),
      ...(suffix === undefined ? [] : [{ suffix }]),
      ...(prefix === undefined || suffix === undefined ? [] : [{ prefix, suffix }]),
    ]
    const found = contexts.find(context => usesOnly(context, sides) && fitsOnly(context, article, matches, chosen))
    if (found !== undefined) return found
  }
  return undefined
}

function usesOnly(context: Context, sides: readonly (keyof Context)[]): boolean {
  return (["prefix", "suffix"] as const).every(side => context[side] === undefined || sides.includes(side))
}

function fitsOnly({ prefix, suffix }: Context, article: ArticleText, matches: readonly Match[], chosen: Match) {
  const fitting = inContext(article, matches, prefix, suffix)
  return fitting.length === 1 && fitting[0] === chosen
}

/** Far more than the longest context can take up. */
const reach = 800

function wordsBefore({ normal, bounded }: ArticleText, { start }: Span): (count: number) => string | undefined {
  const from = Math.max(0, start - reach)
  const text = normal.text.slice(from, start)
  const starts = wordsIn(text, bounded)
    .map(word => word.start)
    .reverse()
  return count => {
    const begin = starts[count - 1]
    return begin === undefined ? undefined : text.slice(begin).trim()
  }
}

function wordsAfter({ normal, bounded }: ArticleText, { end }: Span): (count: number) => string | undefined {
  const text = normal.text.slice(end, end + reach)
  const ends = wordsIn(text, bounded).map(word => word.end)
  return count => {
    const stop = ends[count - 1]
    return stop === undefined ? undefined : text.slice(0, stop).trim()
  }
}

/** Pieces between spaces that hold a letter or digit; single characters where words are not parted by spaces. */
function wordsIn(text: string, bounded: boolean): readonly Span[] {
  const pieces = bounded ? /\S*[\p{L}\p{N}]\S*/gu : /[\p{L}\p{N}]\p{M}*/gu
  return [...text.matchAll(pieces)].map(match => ({ start: match.index, end: match.index + match[0].length }))
}
