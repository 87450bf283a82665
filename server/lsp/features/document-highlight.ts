import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver"
import { isMention } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import { type Found, findAt, usesIn } from "../../core/corpus/find-at.ts"
import { subjectsOf } from "../../core/corpus/subject.ts"
import type { Span } from "../../core/text/span.ts"
import type { Document, Feature } from "../feature.ts"

export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register(connection, documents) {
    connection.onDocumentHighlight((params): DocumentHighlight[] | null => {
      const document = documents.findAt(params)
      if (document === undefined) return null
      const spans = highlightsAt(document)
      const toHighlight = (span: Span) => ({ range: document.lines.toRange(span), kind: DocumentHighlightKind.Text })
      return spans.length === 0 ? null : spans.map(toHighlight)
    })
  },
}

/** Everything in the same file that is about what lies at the offset, in text order. */
export function highlightsAt(document: Document & { readonly offset: number }): readonly Span[] {
  const [innermost] = findAt(document.uri, document.offset, document.corpus)
  if (innermost === undefined) return []
  const spans = [...highlightsOf(innermost, document)].sort((a, b) => a.start - b.start || a.end - b.end)
  return spans.filter((span, i) => span.start !== spans[i - 1]?.start || span.end !== spans[i - 1]?.end)
}

function highlightsOf(found: Found, { uri, offset, corpus }: Document & { readonly offset: number }): Iterable<Span> {
  if (found.kind === "mention") return mentionsOfSame(found.mention.entities, found.file)
  if (found.kind === "claim") return wordsOf(found)
  if (found.kind === "selector") return []
  const subjects = subjectsOf(found, offset, corpus)
  const keys = new Set(found.kind === "id" ? [found.use.key] : subjects.map(({ key }) => key))
  const same = [...usesIn(uri, corpus)].filter(({ key }) => keys.has(key))
  return [found.span, ...same.map(({ span }) => span)]
}

function mentionsOfSame(entities: readonly string[], { anchored }: CodedFile): readonly Span[] {
  return anchored.occurrences
    .filter(occurrence => isMention(occurrence) && occurrence.entities.some(id => entities.includes(id)))
    .map(({ span }) => span)
}

/** A claim's words wherever they stand, and the words that name its speaker. */
function* wordsOf({ anchor: { segments, cue, source } }: Found & { kind: "claim" }): Generator<Span> {
  for (const match of [cue, source]) if (match) yield match.span
  for (const { home, repeats } of segments) {
    if (home) yield home.span
    for (const { span } of repeats) yield span
  }
}
