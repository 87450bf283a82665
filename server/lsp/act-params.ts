import type { Range } from "vscode-languageserver"
import { type ActName, type ActParams, actParams } from "../core/acts/act-params.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Span } from "../core/text/span.ts"
import type { Document, Documents } from "./feature.ts"

/** An act as a client asks for it, made ready to be run. */
export interface ReadyAct<Name extends ActName = ActName> {
  readonly name: Name
  readonly params: ActParams<Name, Span>
  readonly corpus: Corpus
}

/**
 * Reads what came from a client, which may be anything: the core's URIs and spans in place of the client's URIs and
 * ranges. Answers a sentence about what is wrong with it.
 */
export function readAct(name: unknown, given: unknown, documents: Documents): ReadyAct | string {
  if (typeof name !== "string" || !isActName(name)) return `There is no act "${name}"`
  if (!isRecord(given)) return `"${name}" needs its values as one object`
  const about = typeof given.uri === "string" ? documents.find(given.uri) : undefined
  if (about === undefined) return `"${given.uri}" is no file of a corpus: open its folder, which needs a postil.yaml`
  const params: Record<string, unknown> = {}
  for (const [key, kind] of Object.entries(actParams[name])) {
    const base = kind.replace("?", "") as Base
    const value = given[key]
    if (value === undefined || (value === null && kind.endsWith("?"))) {
      if (!kind.endsWith("?")) return `"${name}" needs "${key}"`
      continue
    }
    const read = key === "uri" ? about.uri : readers[base](value, about, documents)
    if (read === undefined) return `"${key}" of "${name}" is not what it should be: ${says[base]}`
    params[key] = read
  }
  // Each value has just been read as its kind demands.
  return { name, params: params as unknown as ActParams<ActName, Span>, corpus: about.corpus }
}

type Base = "text" | "texts" | "flag" | "range" | "fields" | "places"

const says: Readonly<Record<Base, string>> = {
  text: "a text",
  texts: "a list of texts",
  flag: "true or false",
  range: "a range with start and end",
  fields: "an object of texts, lists of texts or lists of records",
  places: "a list of {uri, range}",
}

const readers: Readonly<Record<Base, (value: unknown, about: Document, documents: Documents) => unknown>> = {
  text: value => (typeof value === "string" ? value : undefined),
  texts: value => (isTexts(value) ? value : undefined),
  flag: value => (typeof value === "boolean" ? value : undefined),
  range: (value, { lines }) => (isRange(value) ? lines.toSpan(value) : undefined),
  fields: value => (isRecord(value) && Object.values(value).every(isFieldValue) ? value : undefined),
  places: (value, { corpus }, documents) => {
    if (!Array.isArray(value)) return undefined
    const places = value.map((place: unknown) => readPlace(place, corpus, documents))
    return places.includes(undefined) ? undefined : places
  },
}

function readPlace(place: unknown, corpus: Corpus, documents: Documents) {
  if (!isRecord(place) || typeof place.uri !== "string" || !isRange(place.range)) return undefined
  const document = documents.find(place.uri)
  return document?.corpus === corpus ? { uri: document.uri, range: document.lines.toSpan(place.range) } : undefined
}

function isActName(name: string): name is ActName {
  return Object.hasOwn(actParams, name)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === "string")
}

function isFieldValue(value: unknown): boolean {
  if (value === null || typeof value === "string" || isTexts(value)) return true
  const isText = (text: unknown) => typeof text === "string"
  return Array.isArray(value) && value.every(item => isRecord(item) && Object.values(item).every(isText))
}

function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value.start) && isPosition(value.end)
}

function isPosition(value: unknown): boolean {
  const isCount = (count: unknown) => Number.isSafeInteger(count) && Number(count) >= 0
  return isRecord(value) && isCount(value.line) && isCount(value.character)
}
