import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { SidecarFacts } from "../../core/corpus/facts.ts"
import { codedFileOf, findAt } from "../../core/corpus/find-at.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { entityName } from "../../core/corpus/names.ts"
import { parseDayInterval } from "../../core/dates/day-interval.ts"
import type { Span } from "../../core/text/span.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { type StepMentionParams, type SteppedMention, stepMentionRequest } from "../protocol.ts"

/** From one mention of somebody to the next, through all articles in the order of their dates. */
export const stepMention: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(stepMentionRequest, ({ uri, position, direction }: StepMentionParams) => {
      const document = documents.findAt({ textDocument: { uri }, position })
      return document === undefined ? null : (stepFrom(document, direction, documents) ?? null)
    })
  },
}

/** Of the first entity of the innermost mention; undefined where nothing is mentioned. After the last mention comes the first. */
function stepFrom(
  document: Document & { offset: number },
  direction: "next" | "previous",
  documents: Documents,
): SteppedMention | undefined {
  const { uri, corpus, offset } = document
  const found = findAt(uri, offset, corpus).find(({ kind }) => kind === "mention")
  const [id] = found?.kind === "mention" ? found.mention.entities : []
  const file = codedFileOf(uri, corpus)
  if (found === undefined || id === undefined || file === undefined) return undefined
  const places = [...placesOf(id, file, corpus)]
  const here = places.findIndex(({ article, span }) => article === uri && span.start === found.span.start)
  const index = (here + (direction === "next" ? 1 : -1) + places.length) % places.length
  const place = places[index]
  const location = place && documents.location(place.article, place.span, corpus)
  if (location === undefined) return undefined
  const entity = { id, name: entityName(id, file, corpus) }
  return { location, entity, index: index + 1, total: places.length }
}

interface Place {
  readonly article: string
  readonly span: Span
}

/** All mentions of an entity by one coder: by the date of the article, its path, the position in it. */
function* placesOf(id: string, { uri, coder }: CodedFile, corpus: Corpus): Generator<Place> {
  const files = [...corpus.index.using(entityKey(id, uri))].filter(facts => facts.coder === coder)
  for (const { facts, article } of inOrder(files)) {
    for (const { entities, span } of facts.mentions) if (entities.includes(id)) yield { article, span }
  }
}

function inOrder(files: readonly SidecarFacts[]): readonly { facts: SidecarFacts; article: string }[] {
  const dated = files.flatMap(facts => {
    if (facts.articleUri === undefined) return []
    const date = facts.published === undefined ? undefined : parseDayInterval(facts.published)
    return [{ facts, article: facts.articleUri, date: date?.first ?? Number.POSITIVE_INFINITY }]
  })
  return dated.sort((a, b) => compare(a.date, b.date) || compare(a.article, b.article))
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
