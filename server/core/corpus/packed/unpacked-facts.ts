import type { ClaimFact, LocalFact, LocatedFact, MentionFact, NamingFact, SidecarFacts } from "../facts.ts"
import type { Place, PlacedUse } from "../place.ts"
import type { Use } from "../uses.ts"
import type { PackedFacts } from "./packed-facts.ts"
import type { StringTable } from "./string-table.ts"
import { type Head, Unpacker } from "./unpacker.ts"
import { namedBy } from "./use-key.ts"

/** A file, and the article that lay beside it when its facts were made. */
export interface FactsFile {
  readonly uri: string
  readonly articleUri: string | undefined
}

/** Facts that are read from their packed form part by part, each when it is first asked for. */
export class UnpackedFacts implements SidecarFacts {
  readonly uri: string
  readonly articleUri: string | undefined
  readonly #packed: () => PackedFacts
  readonly #table: StringTable
  #lazyUnpacker: Unpacker | undefined
  #head: Head | undefined
  #mentions: readonly MentionFact[] | undefined
  #claims: readonly ClaimFact[] | undefined
  #locals: readonly LocalFact[] | undefined
  #namings: readonly NamingFact[] | undefined
  #uses: readonly Use[] | undefined
  #byText: ReadonlyMap<string, readonly NamingFact[]> | undefined

  /** `packed` is asked for when something is. */
  constructor({ uri, articleUri }: FactsFile, packed: () => PackedFacts, table: StringTable) {
    this.uri = uri
    this.articleUri = articleUri
    this.#packed = packed
    this.#table = table
  }

  get coder(): string | undefined {
    return this.#first.coder
  }

  get writtenId(): LocatedFact | undefined {
    return this.#first.writtenId
  }

  get articleId(): string | undefined {
    return this.#first.articleId
  }

  get published(): string | undefined {
    return this.#first.published
  }

  get title(): string | undefined {
    return this.#first.title
  }

  get language(): string | undefined {
    return this.#first.language
  }

  get tags(): readonly string[] {
    return this.#first.tags
  }

  get stale(): boolean {
    return this.#head?.stale ?? this.#passing.isStale()
  }

  get mentions(): readonly MentionFact[] {
    this.#mentions ??= this.#unpacker.mentions()
    return this.#mentions
  }

  get claims(): readonly ClaimFact[] {
    this.#claims ??= this.#unpacker.claims()
    return this.#claims
  }

  get locals(): readonly LocalFact[] {
    this.#locals ??= this.#unpacker.locals()
    return this.#locals
  }

  get namings(): readonly NamingFact[] {
    this.#namings ??= this.#unpacker.namings()
    return this.#namings
  }

  get uses(): readonly Use[] {
    this.#uses ??= this.#unpacker.uses(this.uri, this.#first)
    return this.#uses
  }

  /** The mentions of one entity, by its id, without the making of all others. */
  mentionsNaming(id: string): readonly MentionFact[] {
    return this.#mentions?.filter(({ entities }) => entities.includes(id)) ?? this.#passing.mentionsNaming(id)
  }

  /** Where the mentions of one entity are in the article, by its id, without the making of any mention. */
  placesNaming(id: string): readonly Place[] {
    const uri = this.articleUri
    if (uri === undefined) return []
    const unpacker = this.#passing
    const spans = unpacker.spansNaming(id)
    const lines = spans.length === 0 ? undefined : unpacker.lines("articleLines")
    return spans.map(span => ({ uri, span, lines }))
  }

  /** The uses of one key, without the making of all others. */
  usesOf(key: string): readonly Use[] {
    return this.#usesOf(key, this.#passing)
  }

  /** The same with where the lines of the sidecar begin. */
  placesOfUses(key: string): readonly PlacedUse[] {
    const unpacker = this.#passing
    const uses = this.#usesOf(key, unpacker)
    const lines = uses.length === 0 ? undefined : unpacker.lines("lines")
    return uses.map(({ span, declares }) => ({ uri: this.uri, span, lines, declares }))
  }

  #usesOf(key: string, unpacker: Unpacker): readonly Use[] {
    if (this.#uses !== undefined) return this.#uses.filter(use => use.key === key)
    const named = namedBy(key, this.uri)
    return named === undefined ? unpacker.uses(this.uri, this.#first, key) : unpacker.usesNaming(named, key)
  }

  /** What its surfaces of this text mean, as `namings` tells them. */
  namingsOf(text: string): readonly NamingFact[] {
    this.#byText ??= byText(this.namings)
    return this.#byText.get(text) ?? []
  }

  /** The slugs of its claims, without the making of the claims. */
  slugs(): readonly string[] {
    return this.#claims?.map(({ slug }) => slug) ?? this.#unpacker.slugs()
  }

  /** The same as a plain object: what is absent is undefined. */
  toJSON(): SidecarFacts {
    const { uri, articleUri, mentions, claims, locals, namings, uses } = this
    return { uri, articleUri, ...this.#first, mentions, claims, locals, namings, uses }
  }

  get #unpacker(): Unpacker {
    this.#lazyUnpacker ??= new Unpacker(this.#packed(), this.#table)
    return this.#lazyUnpacker
  }

  /** For what is asked of very many files, whose facts an answer holds on to: it is not kept with them. */
  get #passing(): Unpacker {
    return this.#lazyUnpacker ?? new Unpacker(this.#packed(), this.#table)
  }

  get #first(): Head {
    this.#head ??= this.#unpacker.head()
    return this.#head
  }
}

/** The mentions of one entity, by its id, in text order. */
export function mentionsNaming(id: string, facts: SidecarFacts): readonly MentionFact[] {
  if (facts instanceof UnpackedFacts) return facts.mentionsNaming(id)
  return facts.mentions.filter(({ entities }) => entities.includes(id))
}

/** Where they are in the article. */
export function placesNaming(id: string, facts: SidecarFacts): readonly Place[] {
  if (facts instanceof UnpackedFacts) return facts.placesNaming(id)
  const uri = facts.articleUri
  return uri === undefined ? [] : mentionsNaming(id, facts).map(({ span }) => ({ uri, span }))
}

export function usesWith(key: string, facts: SidecarFacts): readonly Use[] {
  return facts instanceof UnpackedFacts ? facts.usesOf(key) : facts.uses.filter(use => use.key === key)
}

/** The same as places. */
export function placesOfUses(key: string, facts: SidecarFacts): readonly PlacedUse[] {
  if (facts instanceof UnpackedFacts) return facts.placesOfUses(key)
  return usesWith(key, facts).map(({ span, declares }) => ({ uri: facts.uri, span, declares }))
}

function byText(namings: readonly NamingFact[]): ReadonlyMap<string, readonly NamingFact[]> {
  const groups = new Map<string, NamingFact[]>()
  for (const naming of namings) {
    const group = groups.get(naming.text)
    if (group === undefined) groups.set(naming.text, [naming])
    else group.push(naming)
  }
  return groups
}
