import type { LineStarts } from "../../text/line-index.ts"
import type { Span } from "../../text/span.ts"
import type { ClaimFact, LocalFact, MentionFact, SidecarFacts } from "../facts.ts"
import type { Use } from "../uses.ts"
import { ByteWriter } from "./byte-writer.ts"
import { type FactKeys, factKeysOf, keyKinds } from "./fact-keys.ts"
import {
  claimCodes,
  claimIds,
  type FactLines,
  mentionKinds,
  noText,
  type PackedFacts,
  type Section,
  sections,
  type UseKind,
  useKinds,
} from "./packed-facts.ts"
import type { StringTable } from "./string-table.ts"
import { kindOfUse } from "./use-key.ts"

/** Facts as bytes; `UnpackedFacts` is the way back. Lines are given where they are known. */
export function packFacts(facts: SidecarFacts, lines: FactLines, table: StringTable): PackedFacts {
  const packer = new Packer(table)
  packer.head(facts)
  packer.mentions(facts.mentions)
  packer.claims(facts.claims)
  packer.locals(facts.locals)
  packer.namings(facts)
  const kinds = kindsOf(facts)
  packer.uses(facts.uses, kinds)
  packer.lines(lines)
  packer.keys(factKeysOf(facts, kinds))
  return packer.finish()
}

/** What each use names. */
function kindsOf({ uses, uri, coder, articleId }: SidecarFacts): readonly UseKind[] {
  const home = { uri, coder, articleId }
  return uses.map(use => kindOfUse(use, home))
}

/** What the mentions of one reading of a surface have in common, numbered in the order in which they come. */
class Readings {
  readonly #bySurface = new Map<number, { readonly number: number; readonly mention: MentionFact }[]>()
  size = 0

  numberOf(mention: MentionFact): number {
    const { start } = mention.surface
    const known = this.#bySurface.get(start) ?? []
    const same = known.find(({ mention: other }) => areOfOneReading(mention, other))
    if (same !== undefined) return same.number
    known.push({ number: this.size, mention })
    this.#bySurface.set(start, known)
    return this.size++
  }
}

function areOfOneReading(a: MentionFact, b: MentionFact): boolean {
  if (a.kind !== b.kind || a.surface.start !== b.surface.start || a.surface.end !== b.surface.end) return false
  if (a.entities.length !== b.entities.length) return false
  return a.entities.every((id, index) => id === b.entities[index])
}

class Packer {
  readonly #table: StringTable
  readonly #writer = new ByteWriter()
  readonly #lengths = new Map<Section, number>()
  readonly #refs: number[] = []
  readonly #own: string[] = []
  readonly #places = new Map<string, number>()
  readonly #ownPlaces = new Map<string, number>()
  #last = 0

  constructor(table: StringTable) {
    this.#table = table
  }

  head(facts: SidecarFacts): void {
    const { coder, writtenId, articleId, published, title, language, tags, stale } = facts
    const isWritten = writtenId !== undefined && writtenId.value === articleId
    const there = [coder, writtenId, isWritten ? undefined : articleId, published, title, language]
    this.#flags([...there.map(value => value !== undefined), isWritten, stale])
    if (coder !== undefined) this.#shared(coder)
    if (writtenId !== undefined) {
      this.#ownText(writtenId.value)
      this.#span(writtenId.span, 0)
    }
    if (articleId !== undefined && !isWritten) this.#ownText(articleId)
    if (published !== undefined) this.#ownText(published)
    if (title !== undefined) this.#ownText(title)
    if (language !== undefined) this.#shared(language)
    this.#ids(tags)
    this.#end("head")
  }

  /** What is alike in the mentions of one reading is written once. */
  mentions(mentions: readonly MentionFact[]): void {
    const readings = new Readings()
    const numbers: number[] = []
    let last = 0
    for (const mention of mentions) {
      const size = readings.size
      const number = readings.numberOf(mention)
      numbers.push(number)
      if (number < size) continue
      const { surface, kind, entities } = mention
      last = this.#span(surface, last)
      this.#writer.number(4 * entities.length + mentionKinds.indexOf(kind))
      for (const id of entities) this.#shared(id)
    }
    this.#end("readings")
    last = 0
    mentions.forEach(({ span }, index) => {
      this.#writer.number(numbers[index] ?? 0)
      last = this.#span(span, last)
    })
    this.#end("mentions")
  }

  claims(claims: readonly ClaimFact[]): void {
    let last = 0
    for (const claim of claims) {
      const { span, words, date } = claim
      this.#flags([...claimCodes.map(field => claim[field]), date, words, span].map(value => value !== undefined))
      this.#ownText(claim.slug)
      last = this.#span(claim.at, last)
      for (const field of claimIds) this.#ids(claim[field])
      for (const field of claimCodes) {
        const code = claim[field]
        if (code !== undefined) this.#shared(code)
      }
      if (date !== undefined) this.#ownText(date)
      if (words !== undefined) this.#hash(words)
      if (span !== undefined) this.#span(span, 0)
      this.#writer.number(claim.links.length)
      for (const link of claim.links) {
        this.#shared(link.relation)
        this.#ownText(link.to)
        last = this.#span(link.span, last)
      }
    }
    this.#end("claims")
  }

  locals(locals: readonly LocalFact[]): void {
    let last = 0
    for (const { id, type, name, anonymous, span } of locals) {
      this.#flags([type !== undefined, name !== undefined, anonymous])
      this.#shared(id)
      if (type !== undefined) this.#shared(type)
      if (name !== undefined) this.#ownText(name)
      last = this.#span(span, last)
    }
    this.#end("locals")
  }

  namings({ namings }: SidecarFacts): void {
    let last = 0
    for (const { text, target, span } of namings) {
      this.#shared(text)
      this.#shared(target)
      last = this.#span(span, last)
    }
    this.#end("namings")
  }

  uses(uses: readonly Use[], kinds: readonly UseKind[]): void {
    let last = 0
    uses.forEach(({ key, id, span, declares }, index) => {
      const kind = kinds[index] ?? "other"
      this.#writer.number(2 * useKinds.indexOf(kind) + Number(declares))
      if (kind === "claim" || kind === "link" || kind === "article") this.#ownText(id)
      else this.#shared(id)
      if (kind === "other") this.#ownText(key)
      last = this.#span(span, last)
    })
    this.#end("uses")
  }

  lines({ own, article }: FactLines): void {
    this.#lines(own)
    this.#end("lines")
    this.#lines(article)
    this.#end("articleLines")
  }

  keys({ coder, claims, first, last, entities, named, hashes }: FactKeys): void {
    if (coder !== undefined) this.#shared(coder)
    else this.#writer.number(noText)
    this.#writer.number(claims)
    this.#writer.signed(first)
    this.#writer.signed(last)
    this.#writer.number(entities.size)
    for (const [id, { mentions, claimsBy, claimsAbout, isUsed }] of entities) {
      this.#shared(id)
      this.#writer.number(2 * mentions + Number(isUsed))
      this.#writer.number(claimsBy)
      this.#writer.number(claimsAbout)
    }
    this.#writer.number(named.length)
    for (const [kind, text] of named) {
      this.#writer.number(keyKinds.indexOf(kind))
      this.#shared(text)
    }
    this.#writer.number(hashes.size)
    for (const hash of hashes) this.#writer.number(hash)
    this.#end("keys")
  }

  finish(): PackedFacts {
    const texts = new ByteWriter(256)
    for (const text of this.#own) texts.text(text)
    this.#lengths.set("texts", texts.length)
    const body = new ByteWriter(32 + texts.length + this.#writer.length)
    for (const section of sections) body.number(this.#lengths.get(section) ?? 0)
    body.bytes(texts.toBytes())
    body.bytes(this.#writer.toBytes())
    return { refs: Uint32Array.from(this.#refs), body: body.toBytes() }
  }

  #end(section: Section): void {
    this.#lengths.set(section, this.#writer.length - this.#last)
    this.#last = this.#writer.length
  }

  #flags(flags: readonly boolean[]): void {
    this.#writer.number(flags.reduce((sum, flag, bit) => (flag ? sum | (1 << bit) : sum), 0))
  }

  /** The place of a text among `refs`, in even numbers. */
  #shared(text: string): void {
    let place = this.#places.get(text)
    if (place === undefined) {
      place = 2 * (this.#refs.push(this.#table.intern(text)) - 1)
      this.#places.set(text, place)
    }
    this.#writer.number(place)
  }

  /** The place among the texts of the body, in odd numbers. */
  #ownText(text: string): void {
    let place = this.#ownPlaces.get(text)
    if (place === undefined) {
      place = 2 * this.#own.push(text) - 1
      this.#ownPlaces.set(text, place)
    }
    this.#writer.number(place)
  }

  #ids(ids: readonly string[]): void {
    this.#writer.number(ids.length)
    for (const id of ids) this.#shared(id)
  }

  /** Relative to the start of the last, which it answers for the next. */
  #span({ start, end }: Span, last: number): number {
    this.#writer.signed(start - last)
    this.#writer.signed(end - start)
    return start
  }

  /** That of short-hash.ts as a number; any other as it is. */
  #hash(words: string): void {
    const number = Number.parseInt(words, 16)
    const isShort = number.toString(16).padStart(14, "0") === words && number < 2 ** 53 - 1
    this.#writer.number(isShort ? number + 1 : 0)
    if (!isShort) this.#ownText(words)
  }

  #lines(lines: LineStarts | undefined): void {
    if (lines === undefined) return
    this.#writer.number(lines.length)
    let last = 0
    for (const start of lines.starts) {
      this.#writer.number(start - last)
      last = start
    }
  }
}
