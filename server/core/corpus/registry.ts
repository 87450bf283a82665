import type { MentionKind } from "../anchor/mentions.ts"
import type { Entity, RegistryFile, RoleHeld } from "../model/registry.ts"
import { lastWord, spellingKey } from "../similar/spelling.ts"
import { toEnd } from "../text/bits.ts"
import { detached } from "../text/detached.ts"
import { normalize } from "../text/normal-form.ts"
import type { LocatedText } from "../text/span.ts"
import { originOf, plainEntity } from "../yaml/shifted-entry.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"
import { type EntityName, type EntityWord, EntityWords } from "./entity-words.ts"
import { nameAt } from "./vocabulary-uses.ts"

/** So many entities are taken in in one go. */
const addedAtOnce = 100

/** An entity and the registry file that defines it. */
export interface RegisteredEntity extends Entity {
  readonly uri: string
  /** Under which it is read. */
  readonly key: string
}

/** A string that the registry knows for an entity. */
export interface KnownName {
  readonly entity: RegisteredEntity
  readonly kind: EntityName["kind"]
  readonly text: LocatedText
}

/** All that has one name or spelling, and the key under which it is read. */
interface Named {
  readonly key: string
  readonly known: readonly KnownName[]
}

export interface RoleHolder {
  readonly entity: RegisteredEntity
  readonly held: RoleHeld
}

/** Of thousands few are looked into between two keystrokes. */
class Registered {
  readonly plain: Entity
  readonly #uri: string
  #entity: RegisteredEntity | undefined

  constructor(plain: Entity, uri: string) {
    this.plain = plain
    this.#uri = uri
  }

  get entity(): RegisteredEntity {
    this.#entity ??= { ...plainEntity(this.plain), uri: this.#uri, key: globalKey(idOf(this.plain)) }
    return this.#entity
  }
}

/** A registry file as it was read. */
export interface RegistrySource {
  readonly uri: string
  readonly file: RegistryFile
}

/** The entities of all registry files of a corpus. The first definition of an id counts. */
export class Registry {
  readonly #entities = new Map<string, Registered>()
  readonly #merged = new Map<string, string>()
  readonly #said: EntityWords
  readonly #dependencies: Dependencies
  #names: readonly string[] | undefined
  /** Names that were asked for, in their normal form: all articles name the same ones. */
  readonly #named = new Map<string, Named>()
  /** The same of spellings, by their keys: all that are alike ask for the same one. */
  readonly #alike = new Map<string, Named>()

  private constructor(sources: readonly RegistrySource[], dependencies: Dependencies, said: EntityWords) {
    this.#dependencies = dependencies
    this.#said = said
    for (const { uri, file } of sources) {
      for (const plain of file.entities) {
        const id = idOf(plain)
        if (!this.#entities.has(id)) this.#entities.set(id, new Registered(plain, uri))
      }
      for (const { from, to } of file.merged) this.#merged.set(from.value, to.value)
    }
  }

  /** The registry of these files, of which nothing is known yet. Yields between bits of the work. */
  static *building(sources: readonly RegistrySource[], dependencies: Dependencies): Generator<void, Registry> {
    const registry = new Registry(sources, dependencies, new EntityWords())
    yield
    let added = 0
    for (const { plain } of registry.#entities.values()) {
      registry.#said.add(plain)
      if (++added % addedAtOnce === 0) yield
    }
    for (const [from, to] of registry.#merged) registry.#said.addMerged(from, to)
    return registry
  }

  /**
   * The registry that its files make now, and the keys whose meaning changed. It takes over what this one knows, which is
   * not to be asked again.
   */
  updated(sources: readonly RegistrySource[]): { readonly registry: Registry; readonly changed: Set<string> } {
    const next = new Registry(sources, this.#dependencies, this.#said)
    const hasSameMerged = isSame(flat(next.#merged), flat(this.#merged))
    const changed = hasSameMerged ? this.#said.update(next.#entities, this.#entities) : undefined
    if (changed !== undefined) return { registry: next, changed }
    const registry = toEnd(Registry.building(sources, this.#dependencies))
    return { registry, changed: changedKeys(this.signatures, registry.signatures) }
  }

  /** Finds out, bit by bit, what others are found by than names, which else is done when it is first asked for. */
  completing(): Generator<void> {
    return this.#said.rest()
  }

  /** What the registry says, by the keys under which it is read. */
  get signatures(): ReadonlyMap<string, string> {
    return this.#said.signatures()
  }

  get(id: string): RegisteredEntity | undefined {
    this.#dependencies.read(globalKey(id))
    return this.#entities.get(id)?.entity
  }

  /** What the registry knows under this string, in its normal form or in upper case. */
  named(text: string): readonly KnownName[] {
    return this.#noted(this.#underName(text))
  }

  /** Names and aliases that are spelt roughly like this one (spelling.ts), this one included. */
  alike(name: string): readonly KnownName[] {
    const key = spellingKey(name)
    if (key === undefined) return []
    const known = this.#alike.get(key) ?? this.#knownUnder(`alike:${key}`)
    this.#alike.set(key, known)
    return this.#noted(known)
  }

  /** The entities whose name is several words and ends in the one that this name ends in. */
  surnamed(name: string): readonly RegisteredEntity[] {
    return this.#under(`surname:${lastWord(name)}`).map(({ id }) => this.#known(id))
  }

  /** Everybody who holds or held a role, at any time. */
  holders(role: string): readonly RoleHolder[] {
    return this.#under(`role:${role}`).flatMap(({ id, at }) => {
      const entity = this.#known(id)
      const held = entity.roles[at]
      return held === undefined ? [] : [{ entity, held }]
    })
  }

  /** The entities that an authority knows under this id, in the order of the registry; one, if all is well. */
  withExternalId(authority: string, id: string): readonly RegisteredEntity[] {
    return this.#under(`external:${authority}:${id}`).map(owner => this.#known(owner.id))
  }

  *all(): Iterable<RegisteredEntity> {
    this.#dependencies.read("entities")
    for (const { entity } of this.#entities.values()) yield entity
  }

  ids(): Iterable<string> {
    this.#dependencies.read("entities")
    return this.#entities.keys()
  }

  /** Every known string, in its normal form. */
  names(): Iterable<string> {
    this.#dependencies.read("entities")
    this.#names ??= this.#said.names(this.#entities.keys())
    return this.#names
  }

  /** The known strings that begin with this capitalised word; with "" all that begin in another way. */
  namesFrom(word: string): readonly string[] {
    this.#dependencies.read(`names-from:${word}`)
    return this.#said.namesFrom(word)
  }

  get size(): number {
    return this.#entities.size
  }

  /** Whether an entity of the registry names it, or an id was merged into it. */
  isNamed(id: string): boolean {
    return this.#under(`named-by:${id}`).length > 0
  }

  /** The id that an old one was merged into. */
  mergedInto(id: string): string | undefined {
    this.#dependencies.read(globalKey(id))
    return this.#merged.get(id)
  }

  /** What a string is to an entity; `description` where the registry does not have it. */
  kindOf(text: string, id: string): MentionKind {
    this.#dependencies.read(`names:${id}`)
    // Most often it is the name itself, which comes first among the strings of an entity.
    if (this.#entities.get(id)?.entity.name?.value === text) return "name"
    const own = this.#underName(text).known.find(({ entity }) => entity.id.value === id)
    return own?.kind ?? "description"
  }

  #under(key: string): readonly EntityWord[] {
    this.#dependencies.read(key)
    return this.#said.under(key)
  }

  #underName(text: string): Named {
    const name = normalize(text).trim()
    const before = this.#named.get(name)
    if (before !== undefined) return before
    const named = this.#knownUnder(`name:${name}`)
    if (named.known.length > 0) this.#named.set(detached(name), named)
    return named
  }

  /** Nobody is noted for it. */
  #knownUnder(key: string): Named {
    const known = this.#said.under(key).flatMap(({ id, kind, at }) => {
      const entity = this.#entities.get(id)?.entity
      const text = entity && nameAt(entity, at)
      return entity === undefined || text === undefined || kind === undefined ? [] : [{ entity, kind, text }]
    })
    return { key, known }
  }

  #noted({ key, known }: Named): readonly KnownName[] {
    this.#dependencies.read(key)
    for (const { entity } of known) this.#dependencies.read(entity.key)
    return known
  }

  /** Whoever is handed an entity looks into it. */
  #known(id: string): RegisteredEntity {
    const entity = this.get(id)
    if (entity === undefined) throw new Error(`"${id}" is not in the registry that has its names`)
    return entity
  }
}

/** An entity's id, told without a look at where the entity stands. */
export function idOf(entity: Entity): string {
  return originOf(entity).id.value
}

/** That of keys.ts; what is registered is never local. */
function globalKey(id: string): string {
  return `entity:${id}`
}

function isSame(some: Iterable<string>, others: Iterable<string>): boolean {
  const rest = others[Symbol.iterator]()
  for (const one of some) if (rest.next().value !== one) return false
  return rest.next().done === true
}

function* flat(pairs: ReadonlyMap<string, string>): Generator<string> {
  for (const [from, to] of pairs) yield* [from, to]
}
