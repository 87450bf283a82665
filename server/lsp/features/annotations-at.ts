import { type Annotation, annotationsHere } from "../../core/acts/annotations-here.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityType } from "../../core/corpus/defined-at.ts"
import { codedFileOf } from "../../core/corpus/find-at.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { entitySubject } from "../../core/corpus/subject.ts"
import { type Span, slice } from "../../core/text/span.ts"
import { listed } from "../../core/text/wording.ts"
import { type AnnotationHere, annotationsAtRequest, type Place } from "../acts-protocol.ts"
import { plainClaimSentence, wordsOfClaim } from "../cards/claim-sentence.ts"
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

/** The coder's annotations that a span of an article touches, nearest first. A claim is told once: its piece or its cue. */
export function annotationsIn(article: string, range: Span, corpus: Corpus): readonly AnnotatedSpan[] {
  const file = codedFileOf(article, corpus)
  if (file === undefined) return []
  const told = new Set<string>()
  return annotationsHere(file, range)
    .map(annotation => inWords(annotation, file, corpus))
    .filter(({ claim }) => claim === undefined || (!told.has(claim) && told.add(claim)))
}

function inWords(annotation: Annotation, file: CodedFile, corpus: Corpus): AnnotatedSpan {
  const { kind, span } = annotation
  switch (kind) {
    case "mention": {
      const { entities, reading } = annotation.occurrence
      const sentence = mentionSentence(annotation.occurrence, file, corpus)
      return { kind, span, sentence, entities, ...(reading?.note && { note: reading.note.value }) }
    }
    case "claim": {
      const { claim } = annotation
      const sentence = plainClaimSentence(wordsOfClaim(claim), file, corpus)
      return { kind, span, sentence, claim: claim.slug.value }
    }
    case "note":
      return { kind, span, sentence: `note: ${annotation.note.text.value}` }
    case "region":
      return { kind, span, sentence: annotation.region.name.value }
    case "boilerplate":
      return { kind, span, sentence: "boilerplate, which carries no annotation" }
  }
}

function mentionSentence({ state, entities }: Occurrence, file: CodedFile, corpus: Corpus): string {
  if (state === "mention")
    return listed(
      entities.map(id => typedName(id, file, corpus)),
      "and",
    )
  return state === "none" ? "not an entity" : "tagged only elsewhere in this article"
}

/** `person Angela Merkel`; the name alone where no type is known. */
function typedName(id: string, file: CodedFile, corpus: Corpus): string {
  const type = entityType(entitySubject(id, file), corpus)
  const name = entityName(id, file, corpus)
  return type === undefined ? name : `${codeLabel("entity-types", type, corpus)} ${name}`
}
