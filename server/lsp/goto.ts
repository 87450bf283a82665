import type { CancellationToken, Connection, TextDocumentPositionParams } from "vscode-languageserver"
import { type Found, findAt } from "../core/corpus/find-at.ts"
import { byFile, type Place, type Places } from "../core/corpus/place.ts"
import { subjectsOf } from "../core/corpus/subject.ts"
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
  const { corpus, offset } = document
  const isOne = subjectsOf(innermost, offset, corpus).length < 2
  const places = () => (isOne ? distinctInEach : distinct)(goTo(innermost, document))
  const print = () => printPlaces(places(), corpus, documents)
  return inSlices(print, { moment: () => documents.moment(corpus), token })
}

const nothing = new JsonText([Buffer.from("[]")])

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

/** The same where no file comes again, as in what is said of one thing. */
function* distinctInEach(all: Iterable<Places>): Generator<Places> {
  for (const places of all)
    yield isAscending(places.spans) ? places : { ...places, spans: without(undefined, places.spans) }
}

/** Each place once, in the order in which they came. */
function* distinct(all: Iterable<Places>): Generator<Places> {
  const told = new ToldSpans()
  for (const places of all) {
    const before = told.of(places.uri)
    // Nearly always: then nothing is looked for.
    const isNew = before === undefined && isAscending(places.spans)
    const spans = isNew ? places.spans : without(before, places.spans)
    if (spans.length === 0) continue
    if (before === undefined) told.add(places.uri, spans)
    yield isNew ? places : { ...places, spans }
  }
}

function without(told: Set<string> | undefined, spans: readonly Span[]): readonly Span[] {
  const keys = told ?? new Set()
  return spans.filter(span => keys.size < keys.add(keyOf(span)).size)
}

/** The spans of files. Those that came first are kept as numbers: they may be very many, and nearly never others follow. */
class ToldSpans {
  /** Where those of a file begin. */
  readonly #first = new Map<string, number>()
  /** How many they are, then start and end of each. */
  readonly #numbers: number[] = []
  /** Of the files that came again. */
  readonly #keys = new Map<string, Set<string>>()

  /** The first ones of a file. */
  add(uri: string, spans: readonly Span[]): void {
    this.#first.set(uri, this.#numbers.push(spans.length) - 1)
    for (const { start, end } of spans) this.#numbers.push(start, end)
  }

  /** Those of a file, if there are any; what else is told of it is to be added to them. */
  of(uri: string): Set<string> | undefined {
    const known = this.#keys.get(uri)
    const first = this.#first.get(uri)
    if (known !== undefined || first === undefined) return known
    const keys = new Set<string>()
    const end = first + 1 + 2 * (this.#numbers[first] ?? 0)
    for (let at = first + 1; at < end; at += 2)
      keys.add(keyOf({ start: this.#numbers[at] ?? 0, end: this.#numbers[at + 1] ?? 0 }))
    this.#keys.set(uri, keys)
    return keys
  }
}

function isAscending(spans: readonly Span[]): boolean {
  return spans.every(({ start }, index) => index === 0 || start > (spans[index - 1]?.start ?? 0))
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
