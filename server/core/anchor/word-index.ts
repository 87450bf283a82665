import { isWordAt, wordAt } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"

interface WordIndex {
  searches: number
  places?: ReadonlyMap<string, readonly number[]>
}

const indexes = new WeakMap<ArticleText, WordIndex>()
/** A few words are found faster than an index is made. */
const fewSearches = 200

/**
 * Where the first word of a text begins in the folded article as a whole word; undefined where no index helps: the text
 * begins with no letter, or little has been looked for in this article.
 */
export function placesOfFirstWord(article: ArticleText, wanted: string): readonly number[] | undefined {
  if (!isWordAt(wanted, 0)) return undefined
  const index = indexes.get(article) ?? { searches: 0 }
  indexes.set(article, index)
  if (++index.searches <= fewSearches) return undefined
  index.places ??= placesOfWords(article.folded)
  return index.places.get(wanted.slice(0, wordAt(wanted, 0).end)) ?? []
}

function placesOfWords(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const others = places.get(word)
    if (others === undefined) places.set(word, [index])
    else others.push(index)
  }
  return places
}
