import {
  type CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsRequest,
  type CancellationToken,
  type Range,
  SymbolKind,
} from "vscode-languageserver"
import { placeOfClaim } from "../../core/corpus/claim-places.ts"
import { narratorKey } from "../../core/corpus/claims-of.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityType } from "../../core/corpus/defined-at.ts"
import { findAt } from "../../core/corpus/find-at.ts"
import type { IndexedClaim } from "../../core/corpus/indexed-claims.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { type EntitySubject, entitySubject, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import { speakersAbout, targetsOf, type Voice } from "../../core/corpus/voices.ts"
import { toRange } from "../convert.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { type JsonText, PrintedList } from "../json-text.ts"
import { lookKinds, lookOf } from "../looks.ts"
import { inSlices } from "../slices.ts"

/** Who says what about whom: an entity is called by those who make claims about it, and calls those whom it speaks of. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register(connection, documents) {
    const { callHierarchy } = connection.languages
    callHierarchy.onPrepare(params => {
      const document = documents.findAt(params)
      return document === undefined ? null : [...entityItems(document, documents)]
    })
    const answerWith = (method: string, calls: typeof incomingCalls | typeof outgoingCalls) =>
      connection.onRequest(method, ({ item }: { readonly item: CallHierarchyItem }, token: CancellationToken) => {
        const corpus = readData(item.data, documents)?.corpus
        const moment = () => (corpus === undefined ? 0 : documents.moment(corpus))
        return inSlices(() => printed(calls(item, documents)), { moment, token })
      })
    answerWith(CallHierarchyIncomingCallsRequest.method, incomingCalls)
    answerWith(CallHierarchyOutgoingCallsRequest.method, outgoingCalls)
  },
}

/** What an item carries through the client. */
interface ItemData {
  readonly root: string
  readonly key: string
  readonly id: string
  /** URI of the sidecar that names the entity, if one does. */
  readonly sidecar?: string
  readonly coder?: string
}

/** The entities under an offset; of a claim its speakers. They stand where they were asked for. */
export function* entityItems(
  document: Document & { readonly offset: number },
  documents: Documents,
): Generator<CallHierarchyItem> {
  const { uri, offset, corpus, lines } = document
  const [innermost] = findAt(uri, offset, corpus)
  if (innermost === undefined) return
  const range = lines.toRange(innermost.span)
  for (const entity of subjectsOf(innermost, offset, corpus).flatMap(entitiesOf)) {
    const { id, key, file, coder } = entity
    const type = entityType(entity, corpus)
    const data = {
      root: corpus.root,
      key,
      id,
      ...(file && { sidecar: file.uri }),
      ...(coder !== undefined && { coder }),
    }
    const detail = type === undefined ? "" : codeLabel("entity-types", type, corpus)
    yield { ...face(id, file, corpus), detail, uri: documents.toClient(uri), range, selectionRange: range, data }
  }
}

/** The claims that are aimed at the item, by speaker and article. */
export function* incomingCalls(
  item: CallHierarchyItem,
  documents: Documents,
): Generator<void, readonly CallHierarchyIncomingCall[]> {
  const asked = readData(item.data, documents)
  if (asked === undefined) return []
  const { key, coder } = asked.data
  const calls: CallHierarchyIncomingCall[] = []
  for (const voice of yield* speakersAbout(key, asked.corpus, coder)) {
    const call = toCall(voice, asked.corpus, documents)
    if (call !== undefined) calls.push({ from: call.item, fromRanges: call.ranges })
    yield
  }
  return calls
}

/** Those whom the item speaks of, by article. LSP wants the ranges in the item's own file: others have none. */
export function* outgoingCalls(
  item: CallHierarchyItem,
  documents: Documents,
): Generator<void, readonly CallHierarchyOutgoingCall[]> {
  const asked = readData(item.data, documents)
  if (asked === undefined) return []
  const { key, coder, sidecar } = asked.data
  const calls: CallHierarchyOutgoingCall[] = []
  for (const voice of yield* targetsOf(key, asked.corpus, coder)) {
    if (key === narratorKey && voice.facts.uri !== sidecar) continue
    const call = toCall(voice, asked.corpus, documents)
    if (call !== undefined) calls.push({ to: call.item, fromRanges: call.item.uri === item.uri ? call.ranges : [] })
    yield
  }
  return calls
}

function* printed(calls: Generator<void, readonly object[]>): Generator<void, JsonText> {
  const list = new PrintedList("[")
  for (const call of yield* calls) {
    list.add(JSON.stringify(call))
    yield
  }
  return list.end("]")
}

function entitiesOf(subject: Subject): readonly EntitySubject[] {
  if (subject.kind === "entity") return [subject]
  if (subject.kind !== "claim") return []
  const { speaker } = subject.anchor.claim
  return speaker?.entities.map(({ value }) => entitySubject(value, subject.file)) ?? []
}

/** Somebody in one article, at the claims. */
function toCall(
  { id, key, facts, claims }: Voice,
  corpus: Corpus,
  documents: Documents,
): { readonly item: CallHierarchyItem; readonly ranges: Range[] } | undefined {
  const file = id.startsWith("_") ? corpus.coded(facts.uri) : undefined
  const uri = facts.articleUri ?? facts.uri
  const lines = corpus.lineIndex(uri)
  const places = claims.map(placeOfClaim).filter(place => place.uri === uri)
  const ranges = lines === undefined ? [] : places.map(({ span }) => toRange(lines, span))
  const [first] = ranges
  if (first === undefined) return undefined
  const data: ItemData = {
    root: corpus.root,
    key,
    id,
    sidecar: facts.uri,
    ...(facts.coder !== undefined && { coder: facts.coder }),
  }
  const detail = [...new Set(claims.map(claim => stanceOn(claim, corpus))), facts.published, facts.articleId]
  return {
    item: {
      ...face(id, file, corpus),
      detail: detail.filter(part => part !== undefined && part !== "").join(" · "),
      uri: documents.toClient(uri),
      range: around(ranges, first),
      selectionRange: first,
      data,
    },
    ranges,
  }
}

function face(id: string, file: CodedFile | undefined, corpus: Corpus): { name: string; kind: SymbolKind } {
  if (id === "narrator") return { name: "The article", kind: SymbolKind.File }
  return { name: entityName(id, file, corpus), kind: lookKinds[lookOf(id, file, corpus)] }
}

function stanceOn({ claim }: IndexedClaim, corpus: Corpus): string {
  const stance = claim.stance && codeLabel("stances", claim.stance, corpus)
  const topic = claim.topic && codeLabel("topics", claim.topic, corpus)
  return [stance, topic].filter(part => part !== undefined).join(" ")
}

function around(ranges: readonly Range[], first: Range): Range {
  let { start, end } = first
  for (const range of ranges) {
    if (isBefore(range.start, start)) start = range.start
    if (isBefore(end, range.end)) end = range.end
  }
  return { start, end }
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}

function readData(data: unknown, documents: Documents): { data: ItemData; corpus: Corpus } | undefined {
  if (!isItemData(data)) return undefined
  for (const corpus of documents.corpora()) if (corpus.root === data.root) return { data, corpus }
  return undefined
}

function isItemData(data: unknown): data is ItemData {
  if (typeof data !== "object" || data === null) return false
  const { root, key, id, sidecar, coder }: { readonly [name: string]: unknown } = { ...data }
  const optional = [sidecar, coder].every(value => value === undefined || typeof value === "string")
  return typeof root === "string" && typeof key === "string" && typeof id === "string" && optional
}
