import { ImplementationRequest } from "vscode-languageserver"
import { placeOfClaim, quotePlaces } from "../../core/corpus/claim-places.ts"
import { claimsOf, claimsWhere } from "../../core/corpus/claims-of.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { inCorpusOrder } from "../../core/corpus/corpus-order.ts"
import type { ClaimFact } from "../../core/corpus/facts.ts"
import type { Place } from "../../core/corpus/place.ts"
import { type CodeSubject, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import type { Feature } from "../feature.ts"
import { answerWithPlaces, type GoTo } from "../goto.ts"

export const implementation: Feature = {
  capabilities: () => ({ implementationProvider: true }),
  register(connection, documents) {
    answerWithPlaces(connection, ImplementationRequest, documents, implementationsOf)
  },
}

/**
 * From an entity to the claims that it makes, from a claim to its words, from a code to the claims that use it (of an
 * entity type: the entities; of a role: who held it; of a tag: the articles).
 */
export const implementationsOf: GoTo = (found, { offset, corpus }) =>
  subjectsOf(found, offset, corpus).flatMap(subject => placesOf(subject, corpus))

function placesOf(subject: Subject, corpus: Corpus): readonly Place[] {
  switch (subject.kind) {
    case "entity":
      return claimsOf({ speaker: subject.key, coder: subject.coder }, corpus).map(placeOfClaim)
    case "claim":
      return quotePlaces(subject.anchor, subject.file)
    case "code":
      return placesOfCode(subject, corpus)
    case "article":
      return []
  }
}

function placesOfCode({ code, id, key, coder }: CodeSubject, corpus: Corpus): readonly Place[] {
  switch (code) {
    case "topics":
      return claimsOf({ topic: id, coder }, corpus).map(placeOfClaim)
    case "entity-types":
      return entitiesOfType(id, corpus)
    case "roles":
      return corpus.registry.holders(id).map(({ entity, held }) => ({ uri: entity.uri, span: held.span }))
    case "tags":
      return inCorpusOrder(corpus.index.using(key)).flatMap(facts => {
        const { articleUri } = facts
        const isAsked = articleUri !== undefined && facts.coder === coder
        return isAsked ? [{ uri: articleUri, span: { start: 0, end: 0 } }] : []
      })
    default:
      return claimsWhere(claim => codesOf(claim).includes(id), coder, corpus.index.using(key)).map(placeOfClaim)
  }

  /** The codes of the claim that are of the kind asked for. */
  function codesOf({ links, ...claim }: ClaimFact): readonly (string | undefined)[] {
    if (code === "relations") return links.map(({ relation }) => relation)
    if (code === "stances") return [claim.stance]
    if (code === "claim-kinds") return [claim.kind]
    return code === "modes" ? [claim.mode] : [claim.modality]
  }
}

function entitiesOfType(type: string, corpus: Corpus): readonly Place[] {
  return [...corpus.registry.all()]
    .filter(entity => entity.type !== undefined && isUnder(entity.type.value, type, corpus))
    .map(entity => ({ uri: entity.uri, span: entity.id.span }))
}

function isUnder(type: string, ancestor: string, corpus: Corpus): boolean {
  return type === ancestor || corpus.codes.isUnder("entity-types", type, ancestor)
}
