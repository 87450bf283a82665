import { DefinitionRequest } from "vscode-languageserver"
import { quotePlaces } from "../../core/corpus/claim-places.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import { definedAt } from "../../core/corpus/defined-at.ts"
import type { Found } from "../../core/corpus/find-at.ts"
import type { Place } from "../../core/corpus/place.ts"
import { claimAround, findClaim, subjectsOf } from "../../core/corpus/subject.ts"
import type { Surface } from "../../core/model/sidecar.ts"
import { touches } from "../../core/text/span.ts"
import type { Feature } from "../feature.ts"
import { answerWithPlaces, type GoTo } from "../goto.ts"

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register(connection, documents) {
    answerWithPlaces(connection, DefinitionRequest, documents, definitionsOf)
  },
}

/**
 * From a mention to the registry entry of each entity, from a claim to its entry; from words in a sidecar to the article;
 * from an id to where it is defined. What defines itself answers with itself, so that an editor lists the uses instead.
 */
export const definitionsOf: GoTo = (found, { offset, corpus, uri }) => {
  if (found.kind === "surface") return placesOfSurface(found.surface, found.file)
  if (found.kind === "selector") return placesOfWords(found, offset)
  const own = found.kind === "id" && found.use.declares
  if (own && found.file && found.use.key.startsWith("claim:")) return claimPlaces(found.use.id, found.file)
  const defined = subjectsOf(found, offset, corpus).flatMap(subject => definedAt(subject, corpus) ?? [])
  if (own && defined.some(place => place.uri === uri)) return [{ uri, span: found.span }]
  if (defined.length > 0 || found.kind !== "mention") return defined
  return [{ uri: found.file.uri, span: found.mention.surface.text.span }]
}

/** The occurrences that a surface stands for; where none of them counts, those in furniture and in longer ones. */
function placesOfSurface(surface: Surface, { anchored, articleUri }: CodedFile): readonly Place[] {
  if (articleUri === undefined) return []
  const all = anchored.occurrences.filter(occurrence => occurrence.surface === surface)
  const counted = all.filter(({ state }) => state !== "hidden" && state !== "boilerplate")
  return (counted.length > 0 ? counted : all).map(({ span }) => ({ uri: articleUri, span }))
}

function placesOfWords(found: Found & { kind: "selector" }, offset: number): readonly Place[] {
  const { file, places } = found
  const { articleUri } = file
  if (articleUri === undefined) return []
  const segment = claimAround(offset, file)?.segments.find(({ selector }) => touches(selector.span, offset))
  const spans = segment?.home && places.includes(segment.home.span) ? [segment.home.span] : places
  return spans.map(span => ({ uri: articleUri, span }))
}

function claimPlaces(slug: string, file: CodedFile): readonly Place[] {
  const anchor = findClaim(slug, file)
  if (anchor === undefined) return []
  const quoted = quotePlaces(anchor, file)
  return quoted.length > 0 ? quoted : [{ uri: file.uri, span: anchor.claim.slug.span }]
}
