import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity, Registry } from "../../corpus/registry.ts"
import { withoutInflection } from "../../language/inflections.ts"
import type { Entity } from "../../model/registry.ts"
import { slipsBetween, wordsOf } from "../../similar/spelling.ts"
import { normalize } from "../../text/normal-form.ts"
import type { LocatedText } from "../../text/span.ts"

/** Two entities with names that are alike, told at the one that the registry has later. */
export interface NamePair {
  readonly entity: RegisteredEntity
  readonly name: LocatedText
  readonly other: RegisteredEntity
  readonly otherName: LocatedText
  /** The same; the same but for case and endings; the same but for a slip or another spelling. */
  readonly likeness: "same" | "form" | "spelling"
}

interface Found {
  readonly computation: object
  readonly entity: RegisteredEntity
  readonly pairs: readonly NamePair[]
}

/** What was found last in a registry: several rules look at an entity, one after the other. */
const last = new WeakMap<Registry, Found>()

/** Each earlier entity with a name like one of this entity's, once, by the names that are most alike. */
export function namePairs(entity: RegisteredEntity, corpus: Corpus): readonly NamePair[] {
  const { registry, dependencies } = corpus
  const { computation } = dependencies
  const known = last.get(registry)
  if (computation !== undefined && known?.computation === computation && known.entity === entity) return known.pairs
  const pairs = findPairs(entity, corpus)
  if (computation !== undefined) last.set(registry, { computation, entity, pairs })
  return pairs
}

function findPairs(entity: RegisteredEntity, corpus: Corpus): readonly NamePair[] {
  const pairs = new Map<RegisteredEntity, NamePair>()
  for (const name of ownNames(entity)) {
    const same = corpus.registry.named(name.value).filter(({ kind }) => kind === "name")
    // Many may have the same name.
    const likenesses = new Map<string, NamePair["likeness"] | undefined>()
    for (const { entity: other, text } of [...same, ...corpus.registry.alike(name.value)]) {
      const known = pairs.get(other)
      if (known?.likeness === "same" || !isEarlier(other, entity)) continue
      if (!likenesses.has(text.value)) likenesses.set(text.value, likenessOf(name.value, text.value, entity, corpus))
      const likeness = likenesses.get(text.value)
      if (likeness === undefined || (known && ranks[known.likeness] <= ranks[likeness])) continue
      pairs.set(other, { entity, name, other, otherName: text, likeness })
    }
  }
  return [...pairs.values()]
}

/** Whether a type is that of persons, by the codebook. */
export function isPerson(type: string | undefined, corpus: Corpus): boolean {
  if (type === undefined) return false
  return type === "person" || corpus.codes.lineage("entity-types", type).some(({ id }) => id.value === "person")
}

const ranks = { same: 0, form: 1, spelling: 2 } as const

function ownNames({ name, aliases }: Entity): readonly LocatedText[] {
  const all = name === undefined ? aliases : [name, ...aliases]
  return all.filter(({ value }) => value.trim() !== "")
}

function isEarlier(a: RegisteredEntity, b: RegisteredEntity): boolean {
  return a.uri === b.uri ? a.span.start < b.span.start : a.uri < b.uri
}

function likenessOf(a: string, b: string, entity: Entity, corpus: Corpus): NamePair["likeness"] | undefined {
  if (normalize(a).trim() === normalize(b).trim()) return "same"
  if (isAcronym(a) !== isAcronym(b)) return undefined
  const language = isPerson(entity.type?.value, corpus) ? "none" : corpus.config.value.language?.value
  const form = (name: string) =>
    wordsOf(name)
      .map(word => withoutInflection(word, language))
      .join(" ")
  if (form(a) === form(b)) return "form"
  return slipsBetween(a, b) === undefined ? undefined : "spelling"
}

/** `WHO` is not `Who`. */
function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(name.trim())
}
