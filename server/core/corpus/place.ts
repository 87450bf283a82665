import type { Positions } from "../text/line-index.ts"
import type { Span } from "../text/span.ts"

/** A stretch of a file. */
export interface Place {
  readonly uri: string
  readonly span: Span
}

/** Stretches of one file: an answer may point into very many, at several in each. */
export interface Places {
  readonly uri: string
  readonly spans: readonly Span[]
  /** Of the file, if that was at hand. */
  readonly lines?: Positions | undefined
}

/** The same places, those together that come one after the other and are in the same file. */
export function* byFile(all: Iterable<Place>): Generator<Places> {
  let uri: string | undefined
  let spans: Span[] = []
  for (const place of all) {
    if (uri !== undefined && place.uri !== uri) {
      yield { uri, spans }
      spans = []
    }
    uri = place.uri
    spans.push(place.span)
  }
  if (uri !== undefined) yield { uri, spans }
}
