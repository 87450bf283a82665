import type { MentionKind } from "../anchor/mentions.ts"
import type { Entity, ExternalId, RegistryFile, RoleHeld } from "../model/registry.ts"
import { lastWord, spellingKey } from "../similar/spelling.ts"
import { normalize } from "../text/normal-form.ts"
import type { LocatedText } from "../text/span.ts"
import type { Dependencies } from "./dependencies.ts"

/** An entity and the registry file that defines it. */
export interface RegisteredEntity extends Entity {
  readonly uri: string
}

/** A string that the registry knows for an entity. */
export interface KnownName {
  readonly entity: RegisteredEntity
  readonly kind: Exclude<MentionKind, "description">
  readonly text: LocatedText
}

/** Entities have many hidden classes: to find one by its id, the id is kept beside it. */
interface Named extends KnownName {
  readonly id: string
}

/** One of an entity's own strings, as it is written and in its normal form. */
export interface EntityName {
  readonly kind: KnownName["kind"]
  readonly text: LocatedText
  readonly name: string
}

export interface RoleHolder {
  readonly entity: RegisteredEntity
  readonly held: RoleHeld
}

/** A registry file as it was read. */
export interface RegistrySource {
  readonly uri: string
  readonly text: string
  readonly file: RegistryFile
}

/** The entities of all registry files of a corpus. The first definition of an id counts. */
export class Registry {
  readonly #entities = new Map<string, RegisteredEntity>()
  readonly #names = new Map<string, Named[]>()
  readonly #holders = new Map<string, RoleHolder[]>()
  readonly #external = new Map<string, RegisteredEntity[]>()
  /** by the rough spelling of names and aliases */
  readonly #alike = new Map<string, KnownName[]>()
  /** by the last of several words of the name */
  readonly #surnames = new Map<string, RegisteredEntity[]>()
  readonly #merged = new Map<string, string>()
  readonly #duplicates: RegisteredEntity[] = []
  /** by their first word; under "" those that do not begin with a capital or a digit */
  readonly #byFirstWord = new Map<string, string[]>()
  readonly #signatures = new Map<string, string>()
  readonly #dependencies: Dependencies

  constructor(sources: readonly RegistrySource[], dependencies: Dependencies) {
    this.#dependencies = dependencies
    for (const source of sources) this.#add(source)
    for (const [name, known] of this.#names) {
      addTo(this.#byFirstWord, firstWord(name), name)
      this.#signatures.set(`name:${name}`, known.map(({ entity, kind }) => `${entity.id.value} ${kind}`).join())
    }
    for (const [word, names] of this.#byFirstWord) this.#signatures.set(`names-from:${word}`, names.join("\n"))
  }

  /** What the registry says, by the keys under which it is read. */
  get signatures(): ReadonlyMap<string, string> {
    return this.#signatures
  }

  get(id: string): RegisteredEntity | undefined {
    this.#dependencies.read(`entity:${id}`)
    return this.#entities.get(id)
  }

  /** What the registry knows under this string, in its normal form or in upper case. */
  named(text: string): readonly KnownName[] {
    const name = normalize(text).trim()
    this.#dependencies.read(`name:${name}`)
    return this.#withEntities(this.#names.get(name))
  }

  /** Names and aliases that are spelt roughly like this one (spelling.ts), this one included. */
  alike(name: string): readonly KnownName[] {
    const key = spellingKey(name)
    if (key === undefined) return []
    this.#dependencies.read(`alike:${key}`)
    return this.#withEntities(this.#alike.get(key))
  }

  /** The entities whose name is several words and ends in the one that this name ends in. */
  surnamed(name: string): readonly RegisteredEntity[] {
    const word = lastWord(name)
    this.#dependencies.read(`surname:${word}`)
    return (this.#surnames.get(word) ?? []).map(entity => this.#asked(entity))
  }

  /** Everybody who holds or held a role, at any time. */
  holders(role: string): readonly RoleHolder[] {
    this.#dependencies.read(`role:${role}`)
    return this.#withEntities(this.#holders.get(role))
  }

  /** The entities that an authority knows under this id, in the order of the registry; one, if all is well. */
  withExternalId(authority: string, id: string): readonly RegisteredEntity[] {
    this.#dependencies.read(`external:${authority}:${id}`)
    return (this.#external.get(`${authority}:${id}`) ?? []).map(entity => this.#asked(entity))
  }

  all(): Iterable<RegisteredEntity> {
    this.#dependencies.read("entities")
    return this.#entities.values()
  }

  ids(): Iterable<string> {
    this.#dependencies.read("entities")
    return this.#entities.keys()
  }

  /** Every known string, in its normal form. */
  names(): Iterable<string> {
    this.#dependencies.read("entities")
    return this.#names.keys()
  }

  /** The known strings that begin with this capitalised word; with "" all that begin in another way. */
  namesFrom(word: string): readonly string[] {
    this.#dependencies.read(`names-from:${word}`)
    return this.#byFirstWord.get(word) ?? []
  }

  get size(): number {
    return this.#entities.size
  }

  /** Later definitions of an id that is already taken. */
  get duplicates(): readonly RegisteredEntity[] {
    this.#dependencies.read("entities")
    return this.#duplicates
  }

  /** The id that an old one was merged into. */
  mergedInto(id: string): string | undefined {
    this.#dependencies.read(`entity:${id}`)
    return this.#merged.get(id)
  }

  /** What a string is to an entity; `description` where the registry does not have it. */
  kindOf(text: string, id: string): MentionKind {
    const name = normalize(text).trim()
    this.#dependencies.read(`names:${id}`)
    return this.#names.get(name)?.find(known => known.id === id)?.kind ?? "description"
  }

  /** Whoever is handed entities looks into them. */
  #withEntities<Known extends { readonly entity: RegisteredEntity }>(known: readonly Known[] = []): readonly Known[] {
    for (const { entity } of known) this.#asked(entity)
    return known
  }

  #asked(entity: RegisteredEntity): RegisteredEntity {
    this.#dependencies.read(`entity:${entity.id.value}`)
    return entity
  }

  #add({ uri, text, file }: RegistrySource): void {
    for (const plain of file.entities) {
      const entity = { ...plain, uri }
      const id = entity.id.value
      if (this.#entities.has(id)) {
        this.#duplicates.push(entity)
        continue
      }
      this.#entities.set(id, entity)
      this.#signatures.set(`entity:${id}`, text.slice(entity.span.start, entity.span.end))
      this.#addNames(entity)
      this.#addSpellings(entity)
      this.#addRoles(entity)
      for (const external of entity.ids.values()) this.#addExternal(external, entity)
    }
    for (const { from, to } of file.merged) {
      this.#merged.set(from.value, to.value)
      this.#sign(`entity:${from.value}`, `merged into ${to.value}`)
    }
  }

  #addNames(entity: RegisteredEntity): void {
    const own: string[] = []
    for (const { kind, text, name } of namesOf(entity)) {
      own.push(`${kind} ${name}`)
      for (const form of new Set([name, name.toUpperCase()]))
        this.#addName(form, { entity, kind, text, id: entity.id.value })
    }
    this.#signatures.set(`names:${entity.id.value}`, own.join("\n"))
  }

  #addName(form: string, known: Named): void {
    const others = this.#names.get(form)
    if (others === undefined) this.#names.set(form, [known])
    else if (!others.some(other => other.entity === known.entity)) others.push(known)
  }

  #addSpellings(entity: RegisteredEntity): void {
    const { name, aliases } = entity
    for (const text of name === undefined ? aliases : [name, ...aliases]) {
      const key = spellingKey(text.value)
      if (key === undefined) continue
      addTo(this.#alike, key, { entity, kind: "name", text })
      this.#sign(`alike:${key}`, `${entity.id.value} ${text.value}\n`)
    }
    if (name === undefined || !/\S\s+\S/.test(name.value)) return
    const word = lastWord(name.value)
    addTo(this.#surnames, word, entity)
    this.#sign(`surname:${word}`, `${entity.id.value}\n`)
  }

  #sign(key: string, more: string): void {
    this.#signatures.set(key, (this.#signatures.get(key) ?? "") + more)
  }

  #addExternal({ authority, value }: ExternalId, entity: RegisteredEntity): void {
    const key = `${authority}:${value}`
    const others = this.#external.get(key)
    if (others === undefined) this.#external.set(key, [entity])
    else others.push(entity)
    this.#signatures.set(`external:${key}`, `${this.#signatures.get(`external:${key}`) ?? ""}${entity.id.value} `)
  }

  #addRoles(entity: RegisteredEntity): void {
    for (const held of entity.roles) {
      if (held.role === undefined) continue
      const role = held.role.value
      const holders = this.#holders.get(role)
      if (holders === undefined) this.#holders.set(role, [{ entity, held }])
      else holders.push({ entity, held })
      const period = [entity.id.value, held.of?.value, held.from?.value, held.to?.value].join(" ")
      this.#signatures.set(`role:${role}`, `${this.#signatures.get(`role:${role}`) ?? ""}${period}\n`)
    }
  }
}

/** What an entity is called, its names before its adjectives and metonyms; `name` in its normal form. */
export function* namesOf({ name, aliases, adjectives, metonyms }: Entity): Generator<EntityName> {
  const lists: [EntityName["kind"], readonly LocatedText[]][] = [
    ["name", name === undefined ? aliases : [name, ...aliases]],
    ["adjective", adjectives],
    ["metonym", metonyms],
  ]
  for (const [kind, texts] of lists) {
    for (const text of texts) yield { kind, text, name: normalize(text.value).trim() }
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const others = lists.get(key)
  if (others === undefined) lists.set(key, [item])
  else others.push(item)
}

function firstWord(name: string): string {
  return /^(?=[\p{Lu}\p{N}])[\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? ""
}
