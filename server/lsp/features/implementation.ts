import { type CancellationToken, type ImplementationParams, ImplementationRequest } from "vscode-languageserver"
import { placesOfClaims, quotePlaces } from "../../core/corpus/claim-places.ts"
import { claimsOf, claimsWhere } from "../../core/corpus/claims-of.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../../core/corpus/facts.ts"
import type { Place } from "../../core/corpus/place.ts"
import { type CodeSubject, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import type { Feature } from "../feature.ts"
import { type GoTo, goToManyLocations, toFiles } from "../goto.ts"

export const implementation: Feature = {
  capabilities: () => ({ implementationProvider: true }),
  register(connection, documents) {
    connection.onRequest(ImplementationRequest.method, (params: ImplementationParams, token: CancellationToken) =>
      goToManyLocations(params, documents, toFiles(implementationsOf), token),
    )
  },
}

/**
 * From an entity to the claims that it makes, from a claim to its words, from a code to the claims that use it (of an
 * entity type: the entities; of a role: who held it; of a tag: the articles).
 */
export const implementationsOf: GoTo = function* (found, { offset, corpus }) {
  for (const subject of subjectsOf(found, offset, corpus)) yield* placesOf(subject, corpus)
}

function placesOf(subject: Subject, corpus: Corpus): Iterable<Place> {
  switch (subject.kind) {
    case "entity":
      return placesOfClaims(claimsOf({ speaker: subject.key, coder: subject.coder }, corpus))
    case "claim":
      return quotePlaces(subject.anchor, subject.file)
    case "code":
      return placesOfCode(subject, corpus)
    case "article":
      return []
  }
}

function placesOfCode({ code, id, key, coder }: CodeSubject, corpus: Corpus): Iterable<Place> {
  switch (code) {
    case "topics":
      return placesOfClaims(claimsOf({ topic: id, coder }, corpus))
    case "entity-types":
      return entitiesOfType(id, corpus)
    case "roles":
      return corpus.registry.holders(id).map(({ entity, held }) => ({ uri: entity.uri, span: held.span }))
    case "tags":
      return articlesOf(corpus.index.usingInOrder(key, coder))
    default:
      return placesOfClaims(claimsWhere(claim => codesOf(claim).includes(id), corpus.index.usingInOrder(key, coder)))
  }

  /** The codes of the claim that are of the kind asked for. */
  function codesOf({ links, ...claim }: ClaimFact): readonly (string | undefined)[] {
    if (code === "relations") return links.map(({ relation }) => relation)
    if (code === "stances") return [claim.stance]
    if (code === "claim-kinds") return [claim.kind]
    return code === "modes" ? [claim.mode] : [claim.modality]
  }
}

function* articlesOf(sidecars: Iterable<SidecarFacts>): Generator<Place> {
  for (const { articleUri } of sidecars)
    if (articleUri !== undefined) yield { uri: articleUri, span: { start: 0, end: 0 } }
}

function entitiesOfType(type: string, corpus: Corpus): readonly Place[] {
  return [...corpus.registry.all()]
    .filter(entity => entity.type !== undefined && isUnder(entity.type.value, type, corpus))
    .map(entity => ({ uri: entity.uri, span: entity.id.span }))
}

function isUnder(type: string, ancestor: string, corpus: Corpus): boolean {
  return type === ancestor || corpus.codes.isUnder("entity-types", type, ancestor)
}
