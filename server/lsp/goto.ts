import type { Location, Position } from "vscode-languageserver"
import type { Corpus } from "../core/corpus/corpus.ts"
import { type Found, findAt } from "../core/corpus/find-at.ts"
import type { Place } from "../core/corpus/place.ts"
import type { Document, Documents } from "./feature.ts"

/** Answers a request for places from what lies innermost at a position. */
export type GoTo = (found: Found, document: Document & { readonly offset: number }) => Iterable<Place>

/** The places that `goTo` names for the innermost thing at a position, as the client spells them. */
export function goToLocations(
  params: { textDocument: { uri: string }; position: Position },
  documents: Documents,
  goTo: GoTo,
): Location[] {
  const document = documents.findAt(params)
  return document === undefined ? [] : toLocations(placesAt(document, goTo), document.corpus, documents)
}

export function placesAt(document: Document & { readonly offset: number }, goTo: GoTo): readonly Place[] {
  const [innermost] = findAt(document.uri, document.offset, document.corpus)
  return innermost === undefined ? [] : distinct(goTo(innermost, document))
}

/** Places as the client wants them; those in files that are gone are left out. */
function toLocations(places: Iterable<Place>, corpus: Corpus, documents: Documents): Location[] {
  return [...places].flatMap(({ uri, span }) => documents.location(uri, span, corpus) ?? [])
}

/** Each place once, in the order in which they came. */
export function distinct(places: Iterable<Place>): readonly Place[] {
  // By where they begin the ends: of nearly all places there is one.
  const seen = new Map<string, Map<number, readonly number[]>>()
  return [...places].filter(({ uri, span: { start, end } }) => {
    const inFile = seen.get(uri) ?? new Map<number, readonly number[]>()
    if (inFile.size === 0) seen.set(uri, inFile)
    const ends = inFile.get(start)
    if (ends?.includes(end)) return false
    inFile.set(start, ends === undefined ? [end] : [...ends, end])
    return true
  })
}
