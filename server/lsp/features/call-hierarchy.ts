import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Range,
  SymbolKind,
} from "vscode-languageserver"
import { placeOfClaim } from "../../core/corpus/claim-places.ts"
import { narratorKey } from "../../core/corpus/claims-of.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { IndexedClaim } from "../../core/corpus/corpus-index.ts"
import { entityType } from "../../core/corpus/defined-at.ts"
import { findAt } from "../../core/corpus/find-at.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { type EntitySubject, entitySubject, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import { speakersAbout, targetsOf, type Voice } from "../../core/corpus/voices.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { lookKinds, lookOf } from "../looks.ts"

/** Who says what about whom: an entity is called by those who make claims about it, and calls those whom it speaks of. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register(connection, documents) {
    const { callHierarchy } = connection.languages
    callHierarchy.onPrepare(params => {
      const document = documents.findAt(params)
      return document === undefined ? null : [...entityItems(document, documents)]
    })
    callHierarchy.onIncomingCalls(({ item }) => incomingCalls(item, documents))
    callHierarchy.onOutgoingCalls(({ item }) => outgoingCalls(item, documents))
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
export function incomingCalls(item: CallHierarchyItem, documents: Documents): CallHierarchyIncomingCall[] {
  const asked = readData(item.data, documents)
  if (asked === undefined) return []
  const voices = speakersAbout(asked.data.key, asked.corpus, asked.data.coder)
  return voices.flatMap(voice => {
    const call = toCall(voice, asked.corpus, documents)
    return call === undefined ? [] : [{ from: call.item, fromRanges: call.ranges }]
  })
}

/** Those whom the item speaks of, by article. LSP wants the ranges in the item's own file: others have none. */
export function outgoingCalls(item: CallHierarchyItem, documents: Documents): CallHierarchyOutgoingCall[] {
  const asked = readData(item.data, documents)
  if (asked === undefined) return []
  const { key, coder, sidecar } = asked.data
  const voices = targetsOf(key, asked.corpus, coder).filter(({ facts }) => key !== narratorKey || facts.uri === sidecar)
  return voices.flatMap(voice => {
    const call = toCall(voice, asked.corpus, documents)
    if (call === undefined) return []
    return [{ to: call.item, fromRanges: call.item.uri === item.uri ? call.ranges : [] }]
  })
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
  const document = documents.open(uri, corpus)
  const places = claims.map(placeOfClaim).filter(place => place.uri === uri)
  const ranges = document === undefined ? [] : places.map(({ span }) => document.lines.toRange(span))
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
