import { entityChoices as choicesFor, type RankedEntity, searchEntities } from "../../core/acts/entity-choices.ts"
import { likelyTypes } from "../../core/acts/likely-types.ts"
import { ownSidecar } from "../../core/acts/own-sidecar.ts"
import { phraseAt } from "../../core/acts/phrase-at.ts"
import { occurrenceAt } from "../../core/acts/tag-words.ts"
import { toReference } from "../../core/acts/write-context.ts"
import { findText } from "../../core/anchor/find-selector.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { toSource } from "../../core/text/normal-form.ts"
import { contains, type Span } from "../../core/text/span.ts"
import {
  type EntityChoice,
  type EntityChoices,
  type EntityChoicesParams,
  entityChoicesRequest,
} from "../acts-protocol.ts"
import type { Document, Feature } from "../feature.ts"

/** Whom the words at a place may mean, for a picker. */
export const entityChoices: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(entityChoicesRequest, (params: EntityChoicesParams): EntityChoices | null => {
      const document = documents.find(params.uri)
      return document === undefined ? null : (choicesAt(document, params) ?? null)
    })
  },
}

/** Undefined where the file is no article. */
export function choicesAt(
  document: Document,
  { range, query = "", recent }: EntityChoicesParams,
): EntityChoices | undefined {
  const { uri, corpus, lines } = document
  const own = ownSidecar(uri, corpus)
  if (own === undefined) return undefined
  const file = own.file ?? corpus.imagine(own.uri, own.text)
  const span = lines.toSpan(range)
  const words = phraseAt(file, span, corpus)
  const surface = words === undefined ? "" : file.article.normal.text.slice(words.start, words.end)
  const asked = { surface, file, recent }
  const found = query.trim() === "" ? choicesFor(asked, corpus) : searchEntities(query, asked, corpus)
  const occurrence = words && occurrenceAt(words, file)
  const name = query.trim() === "" ? surface : query.trim()
  return {
    range: words === undefined ? range : lines.toRange(toSource(file.article.normal, words)),
    surface,
    occurrences: surface === "" ? 0 : countOf(surface, file),
    taggedAs: occurrence?.reading === undefined ? null : toReference(occurrence.reading.target),
    choices: found.map(choice => toChoice(choice, file, corpus)),
    types: likelyTypes(name, file.language, corpus).map(id => ({
      value: id,
      label: codeLabel("entity-types", id, corpus),
    })),
  }
}

function countOf(surface: string, { article, anchored }: CodedFile): number {
  const isFurniture = (place: Span) => anchored.boilerplate.some(span => contains(span, place))
  return findText(article, surface).filter(({ normal }) => !isFurniture(normal)).length
}

function toChoice({ id, reason, group }: RankedEntity, file: CodedFile, corpus: Corpus): EntityChoice {
  const entity = id.startsWith("_") ? file.sidecar.local.get(id) : corpus.registry.get(id)
  const type = entity?.type?.value
  return {
    id,
    name: entityName(id, file, corpus),
    type: type === undefined ? "" : codeLabel("entity-types", type, corpus),
    ...(entity?.about && { about: entity.about.value }),
    ...(reason !== undefined && { reason }),
    group,
  }
}
