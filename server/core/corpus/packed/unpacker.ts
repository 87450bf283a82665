import type { Positions } from "../../text/line-index.ts"
import type { Span } from "../../text/span.ts"
import type { ClaimFact, LocalFact, LocatedFact, MentionFact, NamingFact } from "../facts.ts"
import { namedByKey } from "../keys.ts"
import type { Use } from "../uses.ts"
import { ByteReader } from "./byte-reader.ts"
import {
  claimCodes,
  claimIds,
  mentionKinds,
  type PackedFacts,
  type Section,
  sectionNumbers,
  startsOf,
  type UseKind,
  useKinds,
  useNumbers,
} from "./packed-facts.ts"
import { PackedLines } from "./packed-lines.ts"
import type { StringTable } from "./string-table.ts"
import { keyOfUse, type NamedUse } from "./use-key.ts"

/** What is said of a sidecar and its article as a whole. */
export interface Head {
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
export class Unpacker {
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
      stale: (flags & staleFlag) !== 0,
    }
  }

  isStale(): boolean {
    return (this.#section("head").reader.number() & staleFlag) !== 0
  }

  mentions(): readonly MentionFact[] {
    return this.#mentionsWith(this.#readings())
  }

  mentionsNaming(id: string): readonly MentionFact[] {
    const ref = this.#refOf(id)
    return ref < 0 ? [] : this.#mentionsWith(this.#readings(ref))
  }

  spansNaming(id: string): readonly Span[] {
    const ref = this.#refOf(id)
    if (ref < 0) return []
    const isNaming = this.#areNaming(ref)
    const count = this.#readRow("mentions")
    const spans: Span[] = []
    let start = 0
    for (let at = 0; at < count; at += 1 + spanNumbers) {
      start += signedAt(at + 1)
      if (isNaming[row[at] ?? 0]) spans.push({ start, end: start + signedAt(at + 2) })
    }
    return spans
  }

  /** Of each reading, whether it names a text, which is given by its place among `refs`. */
  #areNaming(ref: number): readonly boolean[] {
    const count = this.#readRow("readings")
    const areNaming: boolean[] = []
    for (let at = spanNumbers; at < count; at += spanNumbers) {
      let isNaming = false
      for (let left = (row[at++] ?? 0) >> 2; left > 0; left--) if (row[at++] === 2 * ref) isNaming = true
      areNaming.push(isNaming)
    }
    return areNaming
  }

  lines(section: "lines" | "articleLines"): Positions | undefined {
    const { reader, end } = this.#section(section)
    return reader.at === end ? undefined : new PackedLines(reader, end)
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

  /** Those of a text, without the making of the others. */
  namingsOf(text: string): readonly NamingFact[] {
    const ref = this.#refOf(text)
    if (ref < 0) return this.namings().filter(naming => naming.text === text)
    const count = this.#readRow("namings")
    const namings: NamingFact[] = []
    let start = 0
    for (let at = 0; at < count; at += 2 + spanNumbers) {
      start += signedAt(at + 2)
      if (row[at] !== 2 * ref) continue
      const span = { start, end: start + signedAt(at + 3) }
      namings.push({ text, target: this.#textAt(row[at + 1] ?? 0), span })
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
      if (wanted !== undefined && key !== wanted) continue
      uses.push({ key, kind: kindNamed(kind, key), id, span, declares: (head & 1) !== 0 })
    }
    return uses
  }

  /** Of all of them, each once for each kind and text. */
  keysUsed(uri: string, { coder, articleId }: Head): readonly string[] {
    const { reader, end } = this.#section("uses")
    const home = { uri, coder, articleId }
    const seen = new Set<number>()
    const keys: string[] = []
    while (reader.at < end) {
      const kind = reader.number() >> 1
      const text = reader.number()
      const other = kind === 0 ? this.#text(reader) : undefined
      reader.skip(spanNumbers)
      if (other !== undefined) keys.push(other)
      else if (seen.size < seen.add(text * useKinds.length + kind).size)
        keys.push(keyOfUse(useKinds[kind] as Exclude<UseKind, "other">, this.#textAt(text), home))
    }
    return keys
  }

  /** Those with a key that is made of a kind and a shared text: of no other one the text is looked up. */
  usesNaming({ kind, id }: NamedUse, key: string): readonly Use[] {
    const [asked, place] = [useNumbers[kind], 2 * this.#refOf(id)]
    const count = this.#readRow("uses")
    const uses: Use[] = []
    let start = 0
    for (let at = 0; at < count; at += 2 + spanNumbers) {
      const head = row[at] ?? 0
      const text = row[at + 1] ?? 0
      const isOther = head < 2
      // Its key stands between the text and the span.
      const hasKey = isOther ? this.#textAt(row[++at + 1] ?? 0) === key : head >> 1 === asked && text === place
      start += signedAt(at + 2)
      if (!hasKey) continue
      const span = { start, end: start + signedAt(at + 3) }
      uses.push({ key, kind, id: isOther ? this.#textAt(text) : id, span, declares: (head & 1) !== 0 })
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

  /** `ref`: only those that name that text; in the place of the others stands nothing. */
  #readings(ref?: number): readonly (MentionReading | undefined)[] {
    const { reader, end } = this.#section("readings")
    const readings: (MentionReading | undefined)[] = []
    let last = 0
    while (reader.at < end) {
      const surface = spanOf(reader, last)
      last = surface.start
      const head = reader.number()
      if (ref !== undefined && !hasPlace(reader, head >> 2, 2 * ref)) {
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

  /** Reads the numbers of a section into `row`; answers how many they are. */
  #readRow(section: Section): number {
    const { reader, end } = this.#section(section)
    const most = end - reader.at
    if (most > row.length) row = new Uint32Array(2 * most)
    return reader.row(end, row)
  }

  /** The place of a text among `refs`; -1 where it is not there. */
  #refOf(text: string): number {
    const number = this.#table.numberOf(text)
    if (number === undefined) return -1
    return this.#packed.placeOf?.(number) ?? this.#packed.refs.indexOf(number)
  }

  #text(reader: ByteReader): string {
    return this.#textAt(reader.number())
  }

  #textAt(place: number): string {
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

/** What a use names that was packed as one of a kind. */
function kindNamed(kind: UseKind, key: string): Use["kind"] {
  if (kind === "other") return namedByKey(key).kind
  return kind === "link" ? "claim" : kind
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

/** In the number at the start of a head. */
const staleFlag = 1 << 7

/** How many numbers `spanOf` reads. */
const spanNumbers = 2

/** For the numbers of one section after the other. */
let row = new Uint32Array(1024)

/** As `ByteReader.signed`. */
function signedAt(at: number): number {
  const value = row[at] ?? 0
  return (value >>> 1) ^ -(value & 1)
}

function spanOf(reader: ByteReader, last: number): Span {
  const start = last + reader.signed()
  return { start, end: start + reader.signed() }
}
