import type { ArticleText } from "./article-text.ts"
import { RevisedPlaces, type WordPlacesIndex } from "./revised-places.ts"
import { revisionOf } from "./revisions.ts"

/** Of an article. */
export interface WordIndex {
  searches: number
  places?: WordPlacesIndex
}

/** To make an index takes about as long as so many searches without one, in articles of any length. */
const fewSearches = 100
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
  article.memory.words ??= { searches: 0 }
  const index = article.memory.words
  const known = index.places ?? revisedPlaces(article)
  if (++index.searches <= fewSearches && known === undefined) return undefined
  index.places = known ?? placesOfWords(article.folded, 0)
  return rarestAmong(wanted, index.places)
}

/** Where the text that is looked for would begin. */
export function startsOf({ places, offset }: WordPlaces): readonly number[] {
  return offset === 0 ? places : places.flatMap(at => (at >= offset ? at - offset : []))
}

function rarestAmong(wanted: string, all: WordPlacesIndex): WordPlaces | undefined {
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

function revisedPlaces(article: ArticleText): WordPlacesIndex | undefined {
  const revision = revisionOf(article)
  const before = revision?.base.memory.words?.places
  if (revision === undefined || before === undefined) return undefined
  const revised = new RevisedPlaces(before, article, revision, placesOfWords)
  return revised.isDeep ? undefined : revised
}

/** `from`: where the text stands in the article. */
function placesOfWords(text: string, from: number): WordPlacesIndex {
  const places = new Map<string, number[]>()
  for (const { 0: word, index } of text.matchAll(words)) {
    const others = places.get(word)
    if (others === undefined) places.set(word, [from + index])
    else others.push(from + index)
  }
  return places
}
