import { TypeDefinitionRequest } from "vscode-languageserver"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { definedAt, entityType } from "../../core/corpus/defined-at.ts"
import { codeKey } from "../../core/corpus/keys.ts"
import { type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import type { Feature } from "../feature.ts"
import { answerWithPlaces, type GoTo } from "../goto.ts"

export const typeDefinition: Feature = {
  capabilities: () => ({ typeDefinitionProvider: true }),
  register(connection, documents) {
    answerWithPlaces(connection, TypeDefinitionRequest, documents, typesOf)
  },
}

/** From an entity to its type, from a claim to its topic, from a code to the one it stands under. */
export const typesOf: GoTo = (found, { offset, corpus }) =>
  subjectsOf(found, offset, corpus).flatMap(subject => {
    const type = typeOf(subject, corpus)
    return (type && definedAt(type, corpus)) ?? []
  })

function typeOf(subject: Subject, corpus: Corpus): Subject | undefined {
  if (subject.kind === "entity") return codeSubject("entity-types", entityType(subject, corpus))
  if (subject.kind === "claim") return codeSubject("topics", subject.anchor.claim.topic?.value)
  if (subject.kind === "article") return undefined
  return codeSubject(subject.code, corpus.codes.get(subject.code, subject.id)?.parent?.value)
}

function codeSubject(code: CodeKind, id: string | undefined): Subject | undefined {
  return id === undefined ? undefined : { kind: "code", key: codeKey(code, id), code, id }
}
