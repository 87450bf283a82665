import type { CancellationToken, Connection, TextDocumentPositionParams } from "vscode-languageserver"
import { type Found, findAt } from "../core/corpus/find-at.ts"
import { byFile, type Place, type Places } from "../core/corpus/place.ts"
import { toEnd } from "../core/text/bits.ts"
import type { Span } from "../core/text/span.ts"
import type { Document, Documents } from "./feature.ts"
import { JsonText } from "./json-text.ts"
import { printPlaces } from "./print-places.ts"
import { inSlices } from "./slices.ts"

/** Answers a request for places from what lies innermost at a position. */
export type GoTo<Answer = Place> = (found: Found, document: Cursor) => Iterable<Answer>

type Cursor = Document & { readonly offset: number }

/** The places that `goTo` names for the innermost thing at a position, as the client wants them. */
export function goToLocations(params: TextDocumentPositionParams, documents: Documents, goTo: GoTo<Places>): JsonText {
  const document = documents.findAt(params)
  return document === undefined ? nothing : toEnd(printPlaces(placesAt(document, goTo), document.corpus, documents))
}

/** The same where they may be very many. What lies at the position is what lies there now. */
export async function goToManyLocations(
  params: TextDocumentPositionParams,
  documents: Documents,
  goTo: GoTo<Places>,
  token: CancellationToken,
): Promise<JsonText> {
  const document = documents.findAt(params)
  const innermost = document && innermostAt(document)
  if (document === undefined || innermost === undefined) return nothing
  const { corpus } = document
  const print = () => printPlaces(distinct(goTo(innermost, document)), corpus, documents)
  return inSlices(print, { moment: () => documents.moment(corpus), token })
}

const nothing = new JsonText(["[]"])

/** Answers the requests of a kind with such places. */
export function answerWithPlaces(
  connection: Connection,
  { method }: { readonly method: string },
  documents: Documents,
  goTo: GoTo,
): void {
  connection.onRequest(method, (params: TextDocumentPositionParams) => goToLocations(params, documents, toFiles(goTo)))
}

/** The same with what lies in one file together. */
export function toFiles(goTo: GoTo): GoTo<Places> {
  return (found, document) => byFile(goTo(found, document))
}

export function* placesAt(document: Cursor, goTo: GoTo<Places>): Generator<Places> {
  const innermost = innermostAt(document)
  if (innermost !== undefined) yield* distinct(goTo(innermost, document))
}

function innermostAt({ uri, offset, corpus }: Cursor): Found | undefined {
  return findAt(uri, offset, corpus)[0]
}

/** Each place once, in the order in which they came. */
function* distinct(all: Iterable<Places>): Generator<Places> {
  const seen = new Map<string, readonly Span[] | Set<string>>()
  for (const places of all) {
    const before = seen.get(places.uri)
    // Nearly always: then nothing is looked for.
    if (before === undefined && isAscending(places.spans)) {
      seen.set(places.uri, places.spans)
      yield places
      continue
    }
    const keys = before instanceof Set ? before : new Set(before?.map(keyOf))
    seen.set(places.uri, keys)
    const spans = places.spans.filter(span => keys.size < keys.add(keyOf(span)).size)
    if (spans.length > 0) yield { ...places, spans }
  }
}

function isAscending(spans: readonly Span[]): boolean {
  return spans.every(({ start }, index) => index === 0 || start > (spans[index - 1]?.start ?? 0))
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
