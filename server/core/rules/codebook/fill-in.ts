import { setInClaim } from "../../acts/claim-edits.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import type { Entity } from "../../model/registry.ts"
import { overlaps } from "../../text/span.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import { commonType, nameFromId } from "../create-entity.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Fix } from "../rule.ts"

/** Repairs that give a claim a key it lacks, with each value that is likely; none where nothing is. */
export function fillClaim(file: CodedFile, claim: Claim, key: string, corpus: Corpus): readonly Fix[] {
  return likelyValues(file, claim, key, corpus).flatMap(value => {
    const edits = setInClaim(file.text, claim, key, value)
    return edits.length === 0 ? [] : [{ title: `Add ${key}: ${value}`, changes: [{ uri: file.uri, edits }] }]
  })
}

/** Gives an entity of the registry the type or the name that it lacks. */
export function fillEntity(text: string, uri: string, entity: Entity, key: string, corpus: Corpus): readonly Fix[] {
  const value = key === "type" ? commonType(corpus) : nameFromId(entity.id.value)
  const edits = setField(text, registrySchema, ["entities", entity.id.value, key], value)
  return edits === undefined ? [] : [{ title: `Add ${key}: ${value}`, changes: [{ uri, edits }] }]
}

function likelyValues(file: CodedFile, claim: Claim, key: string, corpus: Corpus): readonly string[] {
  const kind = claim.kind && corpus.codes.get("claim-kinds", claim.kind.value)
  const isNarrator = claim.speaker?.entities[0]?.value === "narrator"
  if (key === "speaker") return claim.mode?.value === "narrator" ? ["narrator"] : []
  if (key === "mode") return isNarrator ? ["narrator"] : []
  if (key === "stance" || key === "modality") return kind?.[key].map(({ value }) => value) ?? []
  return key === "target" ? likelyTargets(file, claim, corpus) : []
}

/** Whom the quote mentions besides the speaker, as far as the topic takes them. */
function likelyTargets(file: CodedFile, claim: Claim, corpus: Corpus): readonly string[] {
  const span = file.anchored.claims.find(anchor => anchor.claim === claim)?.span
  if (span === undefined) return []
  const speakers = new Set(claim.speaker?.entities.map(({ value }) => value))
  const mentions = mentionsIn(file).filter(mention => overlaps(mention.span, span))
  const ids = new Set(mentions.flatMap(({ entities }) => entities).filter(id => !speakers.has(id)))
  const topic = claim.topic && corpus.codes.get("topics", claim.topic.value)
  const types = topic?.targetTypes.map(({ value }) => value) ?? []
  const typeOf = (id: string) => (file.sidecar.local.get(id) ?? corpus.registry.get(id))?.type?.value
  const fits = (id: string) =>
    typeOf(id) !== undefined &&
    (types.length === 0 || types.some(type => corpus.codes.isUnder("entity-types", typeOf(id) ?? "", type)))
  return [...ids].filter(fits).slice(0, 4)
}
