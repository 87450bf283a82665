import { toNormal } from "../text/normal-form.ts"
import { type Span, trimSpan } from "../text/span.ts"
import { SpanIndex } from "../text/span-index.ts"
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
  readonly #matches: SpanIndex<M>
  readonly #byPlace: ReadonlyMap<string, M>

  /** `matches` ascend. */
  constructor(article: ArticleText, matches: readonly M[]) {
    this.#article = article
    this.#matches = new SpanIndex(matches, ({ normal }) => normal)
    this.#byPlace = new Map(matches.map(match => [keyOf(match.normal), match]))
  }

  /** The one that stands exactly there. */
  at(span: Span): M | undefined {
    return this.#byPlace.get(keyOf(normalPlace(this.#article, span)))
  }

  /** Those that share a character with the place. */
  overlapping(span: Span): readonly M[] {
    return this.#matches.overlapping(normalPlace(this.#article, span))
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}
