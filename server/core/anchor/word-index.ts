import type { ArticleText } from "./article-text.ts"

interface WordIndex {
  searches: number
  places?: Places
}

type Places = ReadonlyMap<string, readonly number[]>

const indexes = new WeakMap<ArticleText, WordIndex>()
/** A few words are found faster than an index is made. */
const fewSearches = 50
/** Among so many words of a quote there is one that is rare. */
const enoughWords = 12

/** The places of one word in an article, and where it stands in the text that is looked for. */
export interface WordPlaces {
  readonly places: readonly number[]
  readonly offset: number
}

/**
 * Where the rarest word of a text stands in the folded article: thousands of quotes begin with the same one. Undefined
 * where no index helps: the text has no words, or little has been looked for in this article.
 */
export function rarestWord(article: ArticleText, wanted: string): WordPlaces | undefined {
  const index = indexes.get(article) ?? { searches: 0 }
  indexes.set(article, index)
  if (++index.searches <= fewSearches) return undefined
  index.places ??= placesOfWords(article.folded)
  return rarestAmong(wanted, index.places)
}

/** Where the text that is looked for would begin. */
export function startsOf({ places, offset }: WordPlaces): readonly number[] {
  return offset === 0 ? places : places.flatMap(at => (at >= offset ? at - offset : []))
}

function rarestAmong(wanted: string, all: Places): WordPlaces | undefined {
  let rarest: WordPlaces | undefined
  let count = 0
  for (const { 0: word, index: offset } of wanted.matchAll(words)) {
    const places = all.get(word) ?? []
    if (rarest === undefined || places.length < rarest.places.length) rarest = { places, offset }
    if (++count === enoughWords || places.length < 2) break
  }
  return rarest
}

const words = /[\p{L}\p{M}\p{N}]+/gu

function placesOfWords(text: string): Places {
  const places = new Map<string, number[]>()
  for (const { 0: word, index } of text.matchAll(words)) {
    const others = places.get(word)
    if (others === undefined) places.set(word, [index])
    else others.push(index)
  }
  return places
}
