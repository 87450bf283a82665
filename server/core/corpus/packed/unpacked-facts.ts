import type { Positions } from "../../text/line-index.ts"
import type { ClaimFact, LocalFact, LocatedFact, MentionFact, NamingFact, SidecarFacts } from "../facts.ts"
import type { Places } from "../place.ts"
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

/** Of the facts of which it was made last: what is asked of very many files is asked of each several times in a row. */
let passing: { readonly of: UnpackedFacts; readonly unpacker: Unpacker } | undefined

/** Facts that are read from their packed form part by part, each when it is first asked for. */
export class UnpackedFacts implements SidecarFacts {
  readonly #file: FactsFile
  readonly #packed: () => PackedFacts
  readonly #table: StringTable
  #uri: string | undefined
  #articleUri: string | undefined
  #lazyUnpacker: Unpacker | undefined
  #head: Head | undefined
  #mentions: readonly MentionFact[] | undefined
  #claims: readonly ClaimFact[] | undefined
  #locals: readonly LocalFact[] | undefined
  #namings: readonly NamingFact[] | undefined
  #uses: readonly Use[] | undefined
  #byText: ReadonlyMap<string, readonly NamingFact[]> | undefined

  /** `packed` is asked for when something is. */
  constructor(file: FactsFile, packed: () => PackedFacts, table: StringTable) {
    this.#file = file
    this.#packed = packed
    this.#table = table
  }

  get uri(): string {
    this.#uri ??= this.#file.uri
    return this.#uri
  }

  get articleUri(): string | undefined {
    this.#articleUri ??= this.#file.articleUri
    return this.#articleUri
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

  /** Of the sidecar; undefined where its lines were not packed. */
  get lines(): Positions | undefined {
    return this.#passing.lines("lines")
  }

  get articleLines(): Positions | undefined {
    return this.#passing.lines("articleLines")
  }

  /** The mentions of one entity, by its id, without the making of all others. */
  mentionsNaming(id: string): readonly MentionFact[] {
    return this.#mentions?.filter(({ entities }) => entities.includes(id)) ?? this.#passing.mentionsNaming(id)
  }

  /** Where the mentions of one entity are in the article, by its id, without the making of any mention. */
  placesNaming(id: string): Places | undefined {
    const uri = this.articleUri
    const spans = uri === undefined ? [] : this.#passing.spansNaming(id)
    return uri === undefined || spans.length === 0 ? undefined : { uri, spans, lines: this.articleLines }
  }

  /** How many these are. */
  countNaming(id: string): number {
    return this.articleUri === undefined ? 0 : this.#passing.spansNaming(id).length
  }

  /** The uses of one key, without the making of all others. */
  usesOf(key: string): readonly Use[] {
    if (this.#uses !== undefined) return this.#uses.filter(use => use.key === key)
    const named = namedBy(key, this.uri)
    return named === undefined ? this.#passing.uses(this.uri, this.#first, key) : this.#passing.usesNaming(named, key)
  }

  /** The keys of its uses, without the making of any use. */
  keysUsed(): Iterable<string> {
    return this.#uses?.map(({ key }) => key) ?? this.#unpacker.keysUsed(this.uri, this.#first)
  }

  /** What its surfaces of this text mean, as `namings` tells them. */
  namingsOf(text: string): readonly NamingFact[] {
    this.#byText ??= byText(this.namings)
    return this.#byText.get(text) ?? []
  }

  /** The same without the making of all others, for who asks for no other text. */
  onlyNamingsOf(text: string): readonly NamingFact[] {
    return this.#namings === undefined ? this.#passing.namingsOf(text) : this.namingsOf(text)
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
    if (this.#lazyUnpacker !== undefined) return this.#lazyUnpacker
    if (passing?.of !== this) passing = { of: this, unpacker: new Unpacker(this.#packed(), this.#table) }
    return passing.unpacker
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
export function placesNaming(id: string, facts: SidecarFacts): Places | undefined {
  if (facts instanceof UnpackedFacts) return facts.placesNaming(id)
  const uri = facts.articleUri
  const mentions = uri === undefined ? [] : mentionsNaming(id, facts)
  return uri === undefined || mentions.length === 0 ? undefined : { uri, spans: mentions.map(({ span }) => span) }
}

export function countNaming(id: string, facts: SidecarFacts): number {
  return facts instanceof UnpackedFacts ? facts.countNaming(id) : (placesNaming(id, facts)?.spans.length ?? 0)
}

export function usesWith(key: string, facts: SidecarFacts): readonly Use[] {
  return facts instanceof UnpackedFacts ? facts.usesOf(key) : facts.uses.filter(use => use.key === key)
}

/** Of the sidecar, if that is at hand. */
export function linesOf(facts: SidecarFacts): Positions | undefined {
  return facts instanceof UnpackedFacts ? facts.lines : undefined
}

/** The keys of all that a sidecar names; none where there are no facts. */
export function keysUsed(facts: SidecarFacts | undefined): ReadonlySet<string> {
  if (facts instanceof UnpackedFacts) return new Set(facts.keysUsed())
  return new Set(facts?.uses.map(({ key }) => key))
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
