import { partitionPoint } from "../text/partition-point.ts"
import { wordAt } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"
import type { Revision } from "./revisions.ts"

/** Where each word of an article stands. */
export interface WordPlacesIndex {
  get(word: string): readonly number[] | undefined
}

/** After so many revisions that lie far apart the index is made anew. */
const deepest = 8

/** The index of a revised article, from that of the text before: the places of a word are worked out when they are asked for. */
export class RevisedPlaces implements WordPlacesIndex {
  readonly #before: WordPlacesIndex
  readonly #between: WordPlacesIndex
  readonly #head: number
  readonly #tail: number
  readonly #grown: number
  readonly #known = new Map<string, readonly number[] | undefined>()
  readonly depth: number

  /** `placesOf` makes the index of a stretch of text. */
  constructor(
    before: WordPlacesIndex,
    { folded }: ArticleText,
    { base, ends: { head, tail } }: Revision,
    placesOf: (text: string, from: number) => WordPlacesIndex,
  ) {
    this.#before = before
    this.#head = head
    this.#tail = base.folded.length - tail
    this.#grown = folded.length - base.folded.length
    this.depth = before instanceof RevisedPlaces ? before.depth + 1 : 1
    const start = wordAt(folded, head).start
    this.#between = placesOf(folded.slice(start, wordAt(folded, folded.length - tail).end), start)
  }

  get isDeep(): boolean {
    return this.depth >= deepest
  }

  get(word: string): readonly number[] | undefined {
    if (!this.#known.has(word)) this.#known.set(word, this.#find(word))
    return this.#known.get(word)
  }

  #find(word: string): readonly number[] | undefined {
    const before = this.#before.get(word) ?? []
    const last = this.#head - word.length
    const kept = partitionPoint(before.length, index => (before[index] ?? 0) <= last)
    const next = partitionPoint(before.length, index => (before[index] ?? 0) < this.#tail)
    const found = (this.#between.get(word) ?? []).filter(at => at > last && at < this.#tail + this.#grown)
    if (found.length === 0 && kept === before.length) return before
    return [...before.slice(0, kept), ...found, ...before.slice(next).map(at => at + this.#grown)]
  }
}
