import type { Range } from "vscode-languageserver"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import { codedFileOf } from "../../core/corpus/find-at.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { lookOf } from "../looks.ts"
import {
  type Annotations,
  type AnnotationsParams,
  annotationsRequest,
  type ClaimMark,
  type MentionMark,
} from "../protocol.ts"

/** What a client of ours draws in an article. */
export const annotations: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(annotationsRequest, ({ uri }: AnnotationsParams) => {
      const document = documents.find(uri)
      return document === undefined ? null : (annotationsOf(document, documents) ?? null)
    })
  },
}

/** Undefined when the file is no article of a corpus. */
function annotationsOf(document: Document, documents: Documents): Annotations | undefined {
  const { corpus, uri } = document
  if (!corpus.pairs.hasArticle(uri)) return undefined
  const file = codedFileOf(uri, corpus)
  const version = documents.version(uri)
  if (file === undefined) return { version, mentions: [], claims: [] }
  return { version, mentions: mentionMarks(file, document), claims: claimMarks(file, document) }
}

function mentionMarks(file: CodedFile, document: Document): readonly MentionMark[] {
  return file.anchored.occurrences.flatMap(occurrence => {
    if (occurrence.state !== "mention" && occurrence.state !== "uncovered") return []
    const range = document.lines.toRange(occurrence.span)
    return [mentionMark(occurrence, range, file, document)]
  })
}

function mentionMark(occurrence: Occurrence, range: Range, file: CodedFile, { corpus }: Document): MentionMark {
  const { entities, rival } = occurrence
  const [first] = entities
  const isKnown = (id: string) =>
    id.startsWith("_") ? file.sidecar.local.has(id) : corpus.registry.get(id) !== undefined
  return {
    range,
    entities,
    look: first === undefined ? "other" : lookOf(first, file, corpus),
    unresolved: first === undefined || rival !== undefined || !entities.every(isKnown),
  }
}

function claimMarks(file: CodedFile, { lines }: Document): readonly ClaimMark[] {
  return file.anchored.claims.flatMap(({ claim, segments }) =>
    segments.flatMap(({ home }) => (home ? [{ range: lines.toRange(home.span), slug: claim.slug.value }] : [])),
  )
}
