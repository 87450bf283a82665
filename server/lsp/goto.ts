import type { Connection, TextDocumentPositionParams } from "vscode-languageserver"
import { type Found, findAt } from "../core/corpus/find-at.ts"
import type { Place } from "../core/corpus/place.ts"
import type { Span } from "../core/text/span.ts"
import type { Document, Documents } from "./feature.ts"
import { JsonText } from "./json-text.ts"
import { printPlaces } from "./print-places.ts"

/** Answers a request for places from what lies innermost at a position. */
export type GoTo = (found: Found, document: Document & { readonly offset: number }) => Iterable<Place>

/** The places that `goTo` names for the innermost thing at a position, as the client wants them. */
export function goToLocations(params: TextDocumentPositionParams, documents: Documents, goTo: GoTo): JsonText {
  const document = documents.findAt(params)
  return document === undefined ? nothing : printPlaces(placesAt(document, goTo), document.corpus, documents)
}

const nothing = new JsonText(
  () => ["[]"],
  () => [],
)

/** Answers the requests of a kind with such places. */
export function answerWithPlaces(
  connection: Connection,
  { method }: { readonly method: string },
  documents: Documents,
  goTo: GoTo,
): void {
  connection.onRequest(method, (params: TextDocumentPositionParams) => goToLocations(params, documents, goTo))
}

export function* placesAt(document: Document & { readonly offset: number }, goTo: GoTo): Generator<Place> {
  const [innermost] = findAt(document.uri, document.offset, document.corpus)
  if (innermost !== undefined) yield* distinct(goTo(innermost, document))
}

/** Each place once, in the order in which they came. */
export function* distinct(places: Iterable<Place>): Generator<Place> {
  const seen = new SeenPlaces()
  for (const place of places) if (seen.isNew(place)) yield place
}

/** Nearly always places come file by file and in text order: none of those is looked for. */
class SeenPlaces {
  readonly #uris: string[] = []
  readonly #spans: Span[] = []
  readonly #files = new Set<string>()
  #uri: string | undefined
  /** Up to where it was seen in this file what there is. */
  #last = -1
  /** Of the first places: by file and by where they begin the ends. */
  readonly #ends = new Map<string, Map<number, readonly number[]>>()
  #inEnds = 0

  isNew({ uri, span }: Place): boolean {
    if (uri !== this.#uri) {
      this.#uri = uri
      this.#last = this.#files.has(uri) ? Number.POSITIVE_INFINITY : -1
      this.#files.add(uri)
    }
    if (span.start <= this.#last && this.#has(uri, span)) return false
    this.#last = Math.max(this.#last, span.start)
    this.#uris.push(uri)
    this.#spans.push(span)
    return true
  }

  #has(uri: string, { start, end }: Span): boolean {
    for (; this.#inEnds < this.#spans.length; this.#inEnds++) {
      const [file = "", span = { start, end }] = [this.#uris[this.#inEnds], this.#spans[this.#inEnds]]
      const ends = this.#ends.get(file) ?? new Map<number, readonly number[]>()
      this.#ends.set(file, ends.set(span.start, [...(ends.get(span.start) ?? []), span.end]))
    }
    return this.#ends.get(uri)?.get(start)?.includes(end) === true
  }
}
