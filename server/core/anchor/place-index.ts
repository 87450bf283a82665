import { toNormal } from "../text/normal-form.ts"
import { partitionPoint } from "../text/partition-point.ts"
import { overlaps, type Span, trimSpan } from "../text/span.ts"
import { wordAt } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"
import type { Match } from "./find-selector.ts"

/** Where a span of the article lies in its normal form, without blanks at its edges: words have one place there. */
export function normalPlace({ normal }: ArticleText, { start, end }: Span): Span {
  return trimSpan(normal.text, { start: toNormal(normal, start), end: toNormal(normal, end) })
}

/** A span with all of the words that it begins or ends in, where the language parts words. */
export function toWholeWords({ text, bounded }: ArticleText, { start, end }: Span): Span {
  if (!bounded || end <= start) return { start, end }
  return { start: Math.min(start, wordAt(text, start + 1).start), end: Math.max(end, wordAt(text, end - 1).end) }
}

/** Matches by the place where they stand. */
export class PlaceIndex<M extends Match> {
  readonly #article: ArticleText
  readonly #matches: readonly M[]
  readonly #byPlace: ReadonlyMap<string, M>
  readonly #longest: number

  /** `matches` ascend. */
  constructor(article: ArticleText, matches: readonly M[]) {
    this.#article = article
    this.#matches = matches
    this.#byPlace = new Map(matches.map(match => [keyOf(match.normal), match]))
    this.#longest = matches.reduce((most, { normal }) => Math.max(most, normal.end - normal.start), 0)
  }

  /** The one that stands exactly there. */
  at(span: Span): M | undefined {
    return this.#byPlace.get(keyOf(normalPlace(this.#article, span)))
  }

  /** Those that share a character with the place. */
  *overlapping(span: Span): Generator<M> {
    const place = normalPlace(this.#article, span)
    for (let i = this.#firstFrom(place.start - this.#longest); ; i++) {
      const match = this.#matches[i]
      if (match === undefined || match.normal.start >= place.end) return
      if (overlaps(match.normal, place)) yield match
    }
  }

  #firstFrom(start: number): number {
    return partitionPoint(this.#matches.length, index => (this.#matches[index]?.normal.start ?? 0) < start)
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}
