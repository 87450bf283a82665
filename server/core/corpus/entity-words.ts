import type { MentionKind } from "../anchor/mentions.ts"
import type { Entity } from "../model/registry.ts"
import { lastWord, spellingKey } from "../similar/spelling.ts"
import { toEnd } from "../text/bits.ts"
import { detached } from "../text/detached.ts"
import { normalize } from "../text/normal-form.ts"
import { partitionPoint } from "../text/partition-point.ts"
import type { LocatedText } from "../text/span.ts"
import { originOf } from "../yaml/shifted-entry.ts"
import { namesOf, usesOfEntity } from "./vocabulary-uses.ts"

/** Of so many entities the rest is found out in one go. */
const restAtOnce = 100

/** One of an entity's own strings, as it is written and in its normal form. */
export interface EntityName {
  readonly kind: Exclude<MentionKind, "description">
  readonly text: LocatedText
  readonly name: string
}

/** Something that an entity is found by. */
export interface EntityWord {
  readonly key: string
  /** The entity's. */
  readonly id: string
  /** Which of the entity's names (`namesOf`) or roles it is; -1 where it is none. */
  readonly at: number
  /** Of a name. */
  readonly kind: EntityName["kind"] | undefined
  /** What it says to those who have asked for the key. */
  readonly said: string
}

/** By their ids. */
type Entities = ReadonlyMap<string, { readonly plain: Entity }>

/**
 * What the entities of a registry are found by, in the order of the registry. Places are left out, so that of an entity
 * that has only moved nothing changes.
 */
export class EntityWords {
  readonly #byKey = new Map<string, EntityWord[]>()
  readonly #byEntity = new Map<string, readonly EntityWord[]>()
  /** Entities are numbered in their order. */
  #ranks = new Map<string, number>()
  /** By their first word. */
  readonly #namesFrom = new Map<string, readonly string[]>()
  #signatures: ReadonlyMap<string, string> | undefined
  /** In the order of the registry: of these nothing but the names is there yet. */
  #named: Entity[] = []
  /** Of how many of them the rest is there by now. */
  #done = 0
  /** Ids that were given up, and what they were merged into: the same. */
  #merged: (readonly [from: string, to: string])[] = []
  /** Whether the rest of all is there. */
  #isWhole = true

  /** Adds an entity behind all others. */
  add(entity: Entity): void {
    const id = detached(entity.id.value)
    const words = namesIn(entity, id)
    this.#ranks.set(id, this.#ranks.size)
    this.#byEntity.set(id, words)
    for (const word of words) this.#push(word)
    this.#named.push(entity)
    this.#isWhole = false
  }

  /** An id that was given up, when all entities are there. */
  addMerged(from: string, to: string): void {
    this.#merged.push([from, to])
    this.#isWhole = false
  }

  /**
   * Finds out, bit by bit, what else there is than names. That takes longer than those, and who has opened a file need
   * not wait for it; it is done at once where somebody asks for it.
   */
  *rest(): Generator<void> {
    for (let entity = this.#named[this.#done]; entity !== undefined; entity = this.#named[this.#done]) {
      const id = detached(entity.id.value)
      const words = restOf(entity, id)
      this.#byEntity.set(id, [...words, ...(this.#byEntity.get(id) ?? [])])
      for (const word of words) this.#push(word)
      if (++this.#done % restAtOnce === 0) yield
    }
    for (const [from, to] of this.#merged) {
      for (const key of [`entity:${from}`, `named-by:${to}`]) {
        this.#push({ key: detached(key), id: "", at: -1, kind: undefined, said: detached(`merged into ${to}`) })
      }
    }
    this.#named = []
    this.#done = 0
    this.#merged = []
    this.#isWhole = true
  }

  /**
   * Puts these entities in place of those that were there before. Answers the keys whose meaning that changes; undefined, and
   * all stays as it is, where those that are there already have another order.
   */
  update(all: Entities, before: Entities): Set<string> | undefined {
    toEnd(this.rest())
    if (!this.#isInOrder(all.keys())) return undefined
    this.#ranks = new Map()
    for (const id of all.keys()) this.#ranks.set(id, this.#ranks.size)
    const changed = new Set<string>()
    for (const id of [...this.#byEntity.keys()]) if (!all.has(id)) this.#replace(id, [], changed)
    for (const [id, { plain: entity }] of all) {
      const old = before.get(id)?.plain
      // Nearly all: to compare what they say would take long.
      if (old !== undefined && originOf(old) === originOf(entity)) continue
      if (this.#byEntity.get(id)?.[0]?.said === entity.entry) continue
      this.#replace(detached(id), [...restOf(entity, detached(id)), ...namesIn(entity, detached(id))], changed)
    }
    return changed
  }

  #isInOrder(ids: Iterable<string>): boolean {
    let last = -1
    for (const id of ids) {
      const rank = this.#ranks.get(id) ?? last
      if (rank < last) return false
      last = rank
    }
    return true
  }

  #replace(id: string, words: readonly EntityWord[], changed: Set<string>): void {
    const old = this.#byEntity.get(id) ?? []
    const keys = new Set([...old, ...words].map(({ key }) => key))
    const before = Array.from(keys, key => this.#signature(key))
    this.#signatures = undefined
    if (words.length > 0) this.#byEntity.set(id, words)
    else this.#byEntity.delete(id)
    for (const key of keys) this.#splice(key, id, words)
    for (const [index, key] of [...keys].entries()) if (before[index] !== this.#signature(key)) changed.add(key)
  }

  under(key: string): readonly EntityWord[] {
    if (!this.#isWhole && !key.startsWith("name:") && !key.startsWith("names-from:")) toEnd(this.rest())
    return this.#byKey.get(key) ?? []
  }

  namesFrom(word: string): readonly string[] {
    const known = this.#namesFrom.get(word)
    if (known !== undefined) return known
    const names = [...new Set(this.under(`names-from:${word}`).map(({ said }) => said))]
    // Every capitalised word of every article is asked for.
    if (names.length > 0) this.#namesFrom.set(detached(word), names)
    return names
  }

  /** All names of these entities, each once. */
  names(ids: Iterable<string>): readonly string[] {
    const names = new Set<string>()
    for (const id of ids) {
      for (const { key, said } of this.#byEntity.get(id) ?? []) if (key.startsWith("names-from:")) names.add(said)
    }
    return [...names]
  }

  /** What is said, by the keys under which it is read; the same map as long as nothing changes. */
  signatures(): ReadonlyMap<string, string> {
    toEnd(this.rest())
    this.#signatures ??= new Map(Array.from(this.#byKey.keys(), key => [key, this.#signature(key) ?? ""]))
    return this.#signatures
  }

  #push(word: EntityWord): void {
    this.#signatures = undefined
    const others = this.#byKey.get(word.key)
    if (others === undefined) this.#byKey.set(word.key, [word])
    else others.push(word)
  }

  /** Puts the words of an entity under a key in place of those that it had there. */
  #splice(key: string, id: string, words: readonly EntityWord[]): void {
    const others = this.under(key).filter(word => word.id !== id)
    const own = words.filter(word => word.key === key)
    const rank = this.#rankOf(id)
    const place = partitionPoint(others.length, index => this.#rankOf(others[index]?.id ?? "") < rank)
    if (others.length + own.length === 0) this.#byKey.delete(key)
    else this.#byKey.set(key, others.toSpliced(place, 0, ...own))
    if (key.startsWith("names-from:")) this.#namesFrom.delete(key.slice("names-from:".length))
  }

  /** What was given up comes last. */
  #rankOf(id: string): number {
    return this.#ranks.get(id) ?? Number.POSITIVE_INFINITY
  }

  #signature(key: string): string | undefined {
    return this.#byKey
      .get(key)
      ?.map(({ said }) => said)
      .join("\n")
  }
}

/** What an entity is called, in the order of `namesOf`. */
export function entityNames(entity: Entity): readonly EntityName[] {
  const { adjectives, metonyms } = entity
  return namesOf(entity).map(text => {
    const kind = metonyms.includes(text) ? "metonym" : adjectives.includes(text) ? "adjective" : "name"
    return { kind, text, name: normalize(text.value).trim() }
  })
}

/** Adds a word of an entity; `at` and `kind` as in `EntityWord`. */
type Add = (key: string, said: string, at?: number, kind?: EntityName["kind"]) => void

/** All but what `namesIn` answers. The first one is the entity's whole entry. */
function restOf(entity: Entity, id: string): readonly EntityWord[] {
  const words: EntityWord[] = []
  const add = addingTo(words, id)
  const names = entityNames(entity)
  add(`entity:${id}`, entity.entry)
  add(`names:${id}`, names.map(({ kind, name }) => `${kind} ${name}`).join("\n"))
  addSurname(entity, id, add)
  addRoles(entity, id, add)
  addNamings(entity, id, add)
  for (const { authority, value } of entity.ids.values()) add(`external:${authority}:${value}`, id)
  addSpellings(names, id, add)
  return words
}

/** Each word is kept longer than the text of its file. */
function addingTo(words: EntityWord[], id: string): Add {
  return (key, said, at = -1, kind = undefined) => {
    words.push({ key: detached(key), id, at, kind, said: detached(said) })
  }
}

/** Names as they are and in upper case, each once. */
function namesIn(entity: Entity, id: string): readonly EntityWord[] {
  const words: EntityWord[] = []
  const add = addingTo(words, id)
  const told = new Set<string>()
  for (const [at, { kind, name }] of entityNames(entity).entries()) {
    for (const form of [name, name.toUpperCase()]) {
      if (told.has(form)) continue
      told.add(form)
      add(`name:${form}`, `${id} ${kind}`, at, kind)
      add(`names-from:${firstWord(form)}`, form, at)
    }
  }
  return words
}

/** How its names are roughly spelt. */
function addSpellings(names: readonly EntityName[], id: string, add: Add): void {
  for (const [at, { kind, text }] of names.entries()) {
    const key = kind === "name" ? spellingKey(text.value) : undefined
    if (key !== undefined) add(`alike:${key}`, `${id} ${text.value}`, at, kind)
  }
}

function addSurname({ name }: Entity, id: string, add: Add): void {
  if (name !== undefined && /\S\s+\S/.test(name.value)) add(`surname:${lastWord(name.value)}`, id)
}

function addRoles({ roles }: Entity, id: string, add: Add): void {
  for (const [at, { role, of, from, to }] of roles.entries()) {
    if (role !== undefined) add(`role:${role.value}`, [id, of?.value, from?.value, to?.value].join(" "), at)
  }
}

/** Whom it names. */
function addNamings(entity: Entity, id: string, add: Add): void {
  for (const { kind, id: named } of usesOfEntity(entity)) if (kind === "entity") add(`named-by:${named}`, id)
}

function firstWord(name: string): string {
  // Most names are of these letters only, of which the engine is told sooner than of all scripts.
  const [plain] = /^[A-Z0-9][A-Za-z0-9]*(?![A-Za-z0-9\x80-\uffff])/.exec(name) ?? []
  if (plain !== undefined) return plain
  return /^(?=[\p{Lu}\p{N}])[\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? ""
}
