import type { LineStarts } from "../../text/line-index.ts"
import type { Span } from "../../text/span.ts"
import type { ClaimFact, LocalFact, LocatedFact, MentionFact, NamingFact, SidecarFacts } from "../facts.ts"
import type { Use } from "../uses.ts"
import { ByteReader } from "./byte-reader.ts"
import {
  claimCodes,
  claimIds,
  linesIn,
  mentionKinds,
  type PackedFacts,
  type Section,
  sectionNumbers,
  startsOf,
  useKinds,
} from "./packed-facts.ts"
import type { StringTable } from "./string-table.ts"
import { keyOfUse } from "./use-key.ts"

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
    return this.#first.stale
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

  /** Where the lines of the sidecar begin; undefined where that was not packed. */
  get lines(): LineStarts | undefined {
    return linesIn("lines", this.#packed().body)
  }

  get articleLines(): LineStarts | undefined {
    return linesIn("articleLines", this.#packed().body)
  }

  /** The mentions of one entity, by its id, without the making of all others. */
  mentionsNaming(id: string): readonly MentionFact[] {
    if (this.#mentions !== undefined) return this.#mentions.filter(({ entities }) => entities.includes(id))
    // An answer holds on to the facts of very many files: what was needed for this is not kept with them.
    const unpacker = this.#lazyUnpacker ?? new Unpacker(this.#packed(), this.#table)
    return unpacker.mentionsNaming(id)
  }

  /** Where the mentions of one entity are, by its id, without the making of any mention. */
  spansNaming(id: string): readonly Span[] {
    if (this.#mentions !== undefined) return this.mentionsNaming(id).map(({ span }) => span)
    const unpacker = this.#lazyUnpacker ?? new Unpacker(this.#packed(), this.#table)
    return unpacker.spansNaming(id)
  }

  /** The uses of one key, without the making of all others. */
  usesOf(key: string): readonly Use[] {
    return this.#uses?.filter(use => use.key === key) ?? this.#unpacker.uses(this.uri, this.#first, key)
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

/** The spans of the same. */
export function spansNaming(id: string, facts: SidecarFacts): readonly Span[] {
  if (facts instanceof UnpackedFacts) return facts.spansNaming(id)
  return mentionsNaming(id, facts).map(({ span }) => span)
}

export function usesWith(key: string, facts: SidecarFacts): readonly Use[] {
  return facts instanceof UnpackedFacts ? facts.usesOf(key) : facts.uses.filter(use => use.key === key)
}

interface Head {
  readonly coder: string | undefined
  readonly writtenId: LocatedFact | undefined
  readonly articleId: string | undefined
  readonly published: string | undefined
  readonly title: string | undefined
  readonly language: string | undefined
  readonly tags: readonly string[]
  readonly stale: boolean
}

type ClaimDraft = { -readonly [field in keyof ClaimFact]: ClaimFact[field] }
type MentionReading = Omit<MentionFact, "span">

/** Reads the sections of one body. */
class Unpacker {
  readonly #packed: PackedFacts
  readonly #table: StringTable
  readonly #starts: readonly number[]
  #own: readonly string[] | undefined

  constructor(packed: PackedFacts, table: StringTable) {
    this.#packed = packed
    this.#table = table
    this.#starts = startsOf(packed.body)
  }

  head(): Head {
    const { reader } = this.#section("head")
    const flags = reader.number()
    const has = (bit: number) => (flags & (1 << bit)) !== 0
    const coder = has(0) ? this.#text(reader) : undefined
    const writtenId = has(1) ? { value: this.#text(reader), span: spanOf(reader, 0) } : undefined
    return {
      coder,
      writtenId,
      articleId: has(2) ? this.#text(reader) : has(6) ? writtenId?.value : undefined,
      published: has(3) ? this.#text(reader) : undefined,
      title: has(4) ? this.#text(reader) : undefined,
      language: has(5) ? this.#text(reader) : undefined,
      tags: this.#ids(reader),
      stale: has(7),
    }
  }

  mentions(): readonly MentionFact[] {
    return this.#mentionsWith(this.#readings())
  }

  mentionsNaming(id: string): readonly MentionFact[] {
    const number = this.#table.numberOf(id)
    if (number === undefined || !this.#packed.refs.includes(number)) return []
    return this.#mentionsWith(this.#readings(this.#packed.refs.indexOf(number)))
  }

  spansNaming(id: string): readonly Span[] {
    const number = this.#table.numberOf(id)
    const place = number === undefined ? -1 : this.#packed.refs.indexOf(number)
    if (place < 0) return []
    const isNaming = this.#areNaming(place)
    const { reader, end } = this.#section("mentions")
    const spans: Span[] = []
    let start = 0
    while (reader.at < end) {
      const isAsked = isNaming[reader.number()]
      start += reader.signed()
      const length = reader.signed()
      if (isAsked) spans.push({ start, end: start + length })
    }
    return spans
  }

  /** Of each reading, whether it names the text of a place. */
  #areNaming(asked: number): readonly boolean[] {
    const { reader, end } = this.#section("readings")
    const areNaming: boolean[] = []
    while (reader.at < end) {
      reader.skip(spanNumbers)
      const count = reader.number() >> 2
      const isNaming = hasPlace(reader, count, 2 * asked)
      if (isNaming) reader.skip(count)
      areNaming.push(isNaming)
    }
    return areNaming
  }

  claims(): readonly ClaimFact[] {
    const { reader, end } = this.#section("claims")
    const claims: ClaimFact[] = []
    let last = 0
    while (reader.at < end) {
      const flags = reader.number()
      const slug = this.#text(reader)
      const at = spanOf(reader, last)
      const claim: ClaimDraft = { slug, speakers: [], targets: [], via: [], for: [], links: [], at }
      for (const field of claimIds) claim[field] = this.#ids(reader)
      let bit = 1
      for (const field of claimCodes) {
        if (flags & bit) claim[field] = this.#text(reader)
        bit *= 2
      }
      if (flags & 32) claim.date = this.#text(reader)
      if (flags & 64) claim.words = this.#hash(reader)
      if (flags & 128) claim.span = spanOf(reader, 0)
      claim.links = this.#links(reader, at.start)
      last = claim.links.at(-1)?.span.start ?? at.start
      claims.push(claim)
    }
    return claims
  }

  slugs(): readonly string[] {
    const { reader, end } = this.#section("claims")
    const slugs: string[] = []
    while (reader.at < end) {
      const flags = reader.number()
      slugs.push(this.#text(reader))
      reader.skip(spanNumbers)
      for (const _ of claimIds) reader.skip(reader.number())
      claimCodes.forEach((_, bit) => {
        if (flags & (1 << bit)) reader.skip(1)
      })
      if (flags & 32) reader.skip(1)
      if (flags & 64 && reader.number() === 0) reader.skip(1)
      if (flags & 128) reader.skip(spanNumbers)
      reader.skip(reader.number() * (2 + spanNumbers))
    }
    return slugs
  }

  locals(): readonly LocalFact[] {
    const { reader, end } = this.#section("locals")
    const locals: LocalFact[] = []
    let last = 0
    while (reader.at < end) {
      const flags = reader.number()
      const id = this.#text(reader)
      const type = flags & 1 ? { type: this.#text(reader) } : {}
      const name = flags & 2 ? { name: this.#text(reader) } : {}
      const span = spanOf(reader, last)
      last = span.start
      locals.push({ id, ...type, ...name, anonymous: (flags & 4) !== 0, span })
    }
    return locals
  }

  namings(): readonly NamingFact[] {
    const { reader, end } = this.#section("namings")
    const namings: NamingFact[] = []
    let last = 0
    while (reader.at < end) {
      const naming = { text: this.#text(reader), target: this.#text(reader), span: spanOf(reader, last) }
      last = naming.span.start
      namings.push(naming)
    }
    return namings
  }

  /** All of them, or those with a key. */
  uses(uri: string, { coder, articleId }: Head, wanted?: string): readonly Use[] {
    const { reader, end } = this.#section("uses")
    const home = { uri, coder, articleId }
    const uses: Use[] = []
    let last = 0
    while (reader.at < end) {
      const head = reader.number()
      const kind = useKinds[head >> 1] ?? "other"
      const id = this.#text(reader)
      // All keys but those of no kind end with the id.
      const isOther = kind !== "other" && wanted?.endsWith(id) === false
      const key = kind === "other" ? this.#text(reader) : isOther ? "" : keyOfUse(kind, id, home)
      const span = spanOf(reader, last)
      last = span.start
      if (wanted === undefined || key === wanted) uses.push({ key, id, span, declares: (head & 1) !== 0 })
    }
    return uses
  }

  #links(reader: ByteReader, from: number): ClaimFact["links"] {
    const links: { relation: string; to: string; span: Span }[] = []
    let last = from
    for (let count = reader.number(); count > 0; count--) {
      const link = { relation: this.#text(reader), to: this.#text(reader), span: spanOf(reader, last) }
      last = link.span.start
      links.push(link)
    }
    return links
  }

  /** `asked`: only those that name the text of that place; in the place of the others stands nothing. */
  #readings(asked?: number): readonly (MentionReading | undefined)[] {
    const { reader, end } = this.#section("readings")
    const readings: (MentionReading | undefined)[] = []
    let last = 0
    while (reader.at < end) {
      const surface = spanOf(reader, last)
      last = surface.start
      const head = reader.number()
      if (asked !== undefined && !hasPlace(reader, head >> 2, 2 * asked)) {
        readings.push(undefined)
        continue
      }
      readings.push({
        entities: this.#texts(reader, head >> 2),
        kind: mentionKinds[head & 3] ?? "description",
        surface,
      })
    }
    return readings
  }

  #mentionsWith(readings: readonly (MentionReading | undefined)[]): readonly MentionFact[] {
    const { reader, end } = this.#section("mentions")
    const mentions: MentionFact[] = []
    let start = 0
    while (reader.at < end) {
      const reading = readings[reader.number()]
      start += reader.signed()
      const span = { start, end: start + reader.signed() }
      if (reading === undefined) continue
      mentions.push({ entities: reading.entities, kind: reading.kind, span, surface: reading.surface })
    }
    return mentions
  }

  #section(section: Section): { readonly reader: ByteReader; readonly end: number } {
    const number = sectionNumbers[section]
    return { reader: new ByteReader(this.#packed.body, this.#starts[number]), end: this.#starts[number + 1] ?? 0 }
  }

  #text(reader: ByteReader): string {
    const place = reader.number()
    if (place % 2 === 0) return this.#table.textOf(this.#packed.refs[place / 2] ?? 0)
    this.#own ??= this.#readOwn()
    return this.#own[(place - 1) / 2] ?? ""
  }

  #readOwn(): readonly string[] {
    const { reader, end } = this.#section("texts")
    const texts: string[] = []
    while (reader.at < end) texts.push(reader.text())
    return texts
  }

  #ids(reader: ByteReader): readonly string[] {
    return this.#texts(reader, reader.number())
  }

  #texts(reader: ByteReader, count: number): readonly string[] {
    const texts: string[] = []
    for (let index = 0; index < count; index++) texts.push(this.#text(reader))
    return texts
  }

  #hash(reader: ByteReader): string {
    const number = reader.number()
    if (number === 0) return this.#text(reader)
    // Halves, since numbers below 2^31 are much quicker to write.
    const [high, low] = [Math.floor((number - 1) / 2 ** 28), (number - 1) % 2 ** 28]
    return high.toString(16).padStart(7, "0") + low.toString(16).padStart(7, "0")
  }
}

/** Whether a place is among the next ones. If it is, they are still to be read; if not, they have been. */
function hasPlace(reader: ByteReader, count: number, place: number): boolean {
  const start = reader.at
  for (let index = 0; index < count; index++) {
    if (reader.number() !== place) continue
    reader.at = start
    return true
  }
  return false
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

/** How many numbers `spanOf` reads. */
const spanNumbers = 2

function spanOf(reader: ByteReader, last: number): Span {
  const start = last + reader.signed()
  return { start, end: start + reader.signed() }
}
