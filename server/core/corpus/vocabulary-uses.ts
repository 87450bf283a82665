import type { Code, Codebook, CodeKind } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { Entity, RegistryFile } from "../model/registry.ts"
import type { LocatedText } from "../text/span.ts"
import { codeKey, coderKey } from "./keys.ts"
import type { Use } from "./uses.ts"

/** Every place in a registry file that names an entity or a code. */
export function* usesOfRegistry(file: RegistryFile): Generator<Use> {
  for (const entity of file.entities) {
    yield* use(entity.id, "entity", true)
    yield* usesOfEntity(entity)
  }
  for (const { to } of file.merged) yield* use(to, "entity")
}

/** Every place in a codebook that names a code. */
export function* usesOfCodebook(book: Codebook): Generator<Use> {
  for (const codes of book.codes.values()) {
    for (const code of codes.values()) yield* codeUses(code)
  }
  for (const pair of book.contradictoryStances) {
    for (const stance of pair) yield* use(stance, "stances")
  }
}

/** Every place in a `postil.yaml` that names a coder. */
export function* usesOfConfig({ annotators }: CorpusConfig): Generator<Use> {
  for (const { id } of annotators.values()) yield* use(id, "coder", true)
}

/** The strings by which a registry file knows an entity: its name, aliases, adjectives and metonyms, in this order. */
export function namesOf(entity: Entity): readonly LocatedText[] {
  const { name, aliases, adjectives, metonyms } = entity
  return [...(name === undefined ? [] : [name]), ...aliases, ...adjectives, ...metonyms]
}

/** The string at that place of `namesOf`, without a list of all: an entity may have as many as a registry has entities. */
export function nameAt({ name, aliases, adjectives, metonyms }: Entity, at: number): LocatedText | undefined {
  let left = at
  for (const texts of [name === undefined ? [] : [name], aliases, adjectives, metonyms]) {
    if (left < texts.length) return texts[left]
    left -= texts.length
  }
  return undefined
}

/** Every place in an entry of a registry that names another entity or a code. */
export function* usesOfEntity(entity: Entity): Generator<Use> {
  yield* use(entity.type, "entity-types")
  const others = [entity.partOf, entity.claimedBy, entity.capital, entity.location, ...entity.participants]
  for (const other of others) yield* use(other, "entity")
  for (const held of entity.roles) {
    yield* use(held.role, "roles")
    yield* use(held.of, "entity")
  }
  for (const member of entity.members) yield* use(member.of, "entity")
}

function* codeUses(code: Code): Generator<Use> {
  const own = code.kind
  const list = (kind: CodeKind, texts: readonly LocatedText[]) => texts.flatMap(text => [...use(text, kind)])
  yield* use(code.id, own, true)
  yield* use(code.parent, own)
  yield* use(code.deprecated?.use, own)
  yield* list("entity-types", code.of)
  yield* list("entity-types", code.targetTypes)
  yield* list("stances", code.stance)
  yield* list("modalities", code.modality)
}

/** A located id as a use, if there is one. */
function* use(text: LocatedText | undefined, kind: "entity" | "coder" | CodeKind, declares = false): Generator<Use> {
  if (text === undefined) return
  const { value: id, span } = text
  const key = kind === "entity" ? `entity:${id}` : kind === "coder" ? coderKey(id) : codeKey(kind, id)
  yield { key, kind, id, span, declares }
}
