import { findSelector } from "../../core/anchor/find-selector.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityType } from "../../core/corpus/defined-at.ts"
import { codedFileOf } from "../../core/corpus/find-at.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { entitySubject } from "../../core/corpus/subject.ts"
import { toSource } from "../../core/text/normal-form.ts"
import { type Span, slice, spanLength } from "../../core/text/span.ts"
import { type AnnotationHere, annotationsAtRequest, type Place } from "../acts-protocol.ts"
import { plainClaimSentence, wordsOfClaim } from "../cards/claim-sentence.ts"
import { listed } from "../cards/markdown.ts"
import type { Feature } from "../feature.ts"

/** What is annotated at a place of an article, in words. */
export const annotationsAt: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(annotationsAtRequest, ({ uri, range }: Place): readonly AnnotationHere[] | null => {
      const document = documents.find(uri)
      if (document === undefined) return null
      const { corpus, lines } = document
      const here = annotationsIn(document.uri, lines.toSpan(range), corpus)
      return here.map(({ span, ...annotation }) => ({
        ...annotation,
        range: lines.toRange(span),
        words: slice(lines.text, span),
      }))
    })
  },
}

/** An annotation before it is LSP's. */
interface AnnotatedSpan extends Omit<AnnotationHere, "range" | "words"> {
  readonly span: Span
}

/**
 * The coder's annotations that a span of an article touches, innermost first; those that only end where it begins last.
 * A claim is told once: its piece or its cue.
 */
export function annotationsIn(article: string, range: Span, corpus: Corpus): readonly AnnotatedSpan[] {
  const file = codedFileOf(article, corpus)
  if (file === undefined) return []
  const here = [...annotationsOf(file, corpus)].filter(({ span }) => span.start <= range.end && range.start <= span.end)
  const isBeside = ({ span }: AnnotatedSpan) => Number(span.end === range.start)
  here.sort((a, b) => isBeside(a) - isBeside(b) || spanLength(a.span) - spanLength(b.span))
  const told = new Set<string>()
  return here.filter(({ claim }) => claim === undefined || (!told.has(claim) && told.add(claim)))
}

function* annotationsOf(file: CodedFile, corpus: Corpus): Generator<AnnotatedSpan> {
  const { anchored, article, sidecar } = file
  for (const occurrence of anchored.occurrences) {
    const sentence = mentionSentence(occurrence, file, corpus)
    if (sentence === undefined) continue
    const { span, entities, reading } = occurrence
    yield { kind: "mention", span, sentence, entities, ...(reading?.note && { note: reading.note.value }) }
  }
  for (const { claim, segments, cue } of anchored.claims) {
    const sentence = plainClaimSentence(wordsOfClaim(claim), file, corpus)
    for (const match of [cue, ...segments.map(({ home }) => home)]) {
      if (match) yield { kind: "claim", span: match.span, sentence, claim: claim.slug.value }
    }
  }
  for (const { at, text } of sidecar.notes) {
    for (const { span } of findSelector(article, at)) yield { kind: "note", span, sentence: `note: ${text.value}` }
  }
  for (const { region, match } of anchored.regions) {
    if (match) yield { kind: "region", span: match.span, sentence: region.name.value }
  }
  for (const normal of anchored.boilerplate) {
    yield {
      kind: "boilerplate",
      span: toSource(article.normal, normal),
      sentence: "boilerplate, which carries no annotation",
    }
  }
}

/** Undefined for words that count for nothing: inside a longer name, or in page furniture. */
function mentionSentence({ state, entities }: Occurrence, file: CodedFile, corpus: Corpus): string | undefined {
  if (state === "mention") return listed(entities.map(id => typedName(id, file, corpus)))
  if (state === "none") return "not an entity"
  return state === "uncovered" ? "tagged only elsewhere in this article" : undefined
}

/** `person Angela Merkel`; the name alone where no type is known. */
function typedName(id: string, file: CodedFile, corpus: Corpus): string {
  const type = entityType(entitySubject(id, file), corpus)
  const name = entityName(id, file, corpus)
  return type === undefined ? name : `${codeLabel("entity-types", type, corpus)} ${name}`
}
