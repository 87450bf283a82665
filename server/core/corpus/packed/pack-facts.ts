import { parseDayInterval } from "../../dates/day-interval.ts"
import type { LineStarts } from "../../text/line-index.ts"
import type { Span } from "../../text/span.ts"
import type { ClaimFact, LocalFact, MentionFact, SidecarFacts } from "../facts.ts"
import { ByteWriter } from "./byte-writer.ts"
import { farDay, hashesOf } from "./fact-keys.ts"
import {
  claimCodes,
  claimIds,
  type FactLines,
  mentionNumbers,
  noText,
  type PackedFacts,
  type Section,
  sectionNumbers,
  sections,
  useNumbers,
} from "./packed-facts.ts"
import { RefNotes } from "./ref-notes.ts"
import { Refs } from "./refs.ts"
import type { StringTable } from "./string-table.ts"
import { packedKindOf } from "./use-key.ts"

/** Facts as bytes; `UnpackedFacts` is the way back. Lines are given where they are known. */
export function packFacts(facts: SidecarFacts, lines: FactLines, table: StringTable): PackedFacts {
  const packer = new Packer(table)
  packer.head(facts)
  packer.mentions(facts)
  packer.claims(facts.claims)
  packer.locals(facts.locals)
  packer.namings(facts)
  packer.uses(facts)
  packer.lines(lines)
  packer.keys(facts)
  return packer.finish()
}

/** What the mentions of one reading of a surface have in common, numbered in the order in which they come. */
class Readings {
  readonly all: MentionFact[] = []
  /** By the surface's start, the last one; and of each the one before with the same start. */
  readonly #lastAt = new Map<number, number>()
  readonly #before: number[] = []

  numberOf(mention: MentionFact): number {
    const { start } = mention.surface
    const last = this.#lastAt.get(start) ?? -1
    for (let number = last; number >= 0; number = this.#before[number] ?? -1) {
      const other = this.all[number]
      if (other !== undefined && areOfOneReading(mention, other)) return number
    }
    this.#before.push(last)
    this.#lastAt.set(start, this.all.length)
    return this.all.push(mention) - 1
  }
}

function areOfOneReading(a: MentionFact, b: MentionFact): boolean {
  if (a.kind !== b.kind || a.surface.start !== b.surface.start || a.surface.end !== b.surface.end) return false
  if (a.entities === b.entities) return true
  return a.entities.length === b.entities.length && a.entities.every((id, index) => id === b.entities[index])
}

/** What is written of one file after the other. */
const writer = new ByteWriter(8192)
const ownWriter = new ByteWriter(1024)

class Packer {
  readonly #refs: Refs
  readonly #notes: RefNotes
  readonly #lengths: number[] = []
  readonly #own = new Map<string, number>()
  #last = 0

  constructor(table: StringTable) {
    this.#refs = new Refs(table)
    this.#notes = new RefNotes(this.#refs)
    writer.clear()
    ownWriter.clear()
  }

  head(facts: SidecarFacts): void {
    const { coder, writtenId, articleId, published, title, language, tags, stale } = facts
    const isWritten = writtenId !== undefined && writtenId.value === articleId
    const there = [coder, writtenId, isWritten ? undefined : articleId, published, title, language]
    writer.number(flagsOf(there) | (isWritten ? 64 : 0) | (stale ? 128 : 0))
    if (coder !== undefined) this.#shared(coder)
    if (writtenId !== undefined) {
      this.#ownText(writtenId.value)
      this.#span(writtenId.span, 0)
    }
    if (articleId !== undefined && !isWritten) this.#ownText(articleId)
    if (published !== undefined) this.#ownText(published)
    if (title !== undefined) this.#ownText(title)
    if (language !== undefined) this.#notes.named(this.#shared(language), "language")
    writer.number(tags.length)
    for (const tag of tags) this.#shared(tag)
    this.#end("head")
  }

  /** What is alike in the mentions of one reading is written once. */
  mentions({ mentions, articleUri }: SidecarFacts): void {
    const readings = new Readings()
    const numbers = mentions.map(mention => readings.numberOf(mention))
    const times = new Uint32Array(readings.all.length)
    for (const number of numbers) times[number] = (times[number] ?? 0) + 1
    let last = 0
    readings.all.forEach(({ surface, kind, entities }, number) => {
      last = this.#span(surface, last)
      writer.number(4 * entities.length + mentionNumbers[kind])
      const count = articleUri === undefined ? 0 : (times[number] ?? 0)
      for (const place of this.#sharedOnce(entities)) this.#notes.mentioned(place, count)
    })
    this.#end("readings")
    last = 0
    mentions.forEach(({ span }, index) => {
      writer.number(numbers[index] ?? 0)
      last = this.#span(span, last)
    })
    this.#end("mentions")
  }

  claims(claims: readonly ClaimFact[]): void {
    let last = 0
    for (const claim of claims) {
      const { topic, stance, mode, kind, modality, date, words, span } = claim
      writer.number(flagsOf([topic, stance, mode, kind, modality, date, words, span]))
      this.#ownText(claim.slug)
      last = this.#span(claim.at, last)
      for (const field of claimIds) this.#claimIds(claim[field], field)
      for (const field of claimCodes) {
        const code = claim[field]
        if (code === undefined) continue
        const place = this.#shared(code)
        if (field === "stance") this.#notes.named(place, "stance")
      }
      if (date !== undefined) this.#ownText(date)
      if (words !== undefined) this.#hash(words)
      if (span !== undefined) this.#span(span, 0)
      writer.number(claim.links.length)
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
      writer.number(flagsOf([type, name]) | (anonymous ? 4 : 0))
      this.#notes.named(this.#shared(id), "local")
      if (type !== undefined) this.#shared(type)
      if (name !== undefined) this.#ownText(name)
      last = this.#span(span, last)
    }
    this.#end("locals")
  }

  namings({ namings }: SidecarFacts): void {
    let last = 0
    for (const { text, target, span } of namings) {
      this.#notes.named(this.#shared(text), "naming")
      this.#shared(target)
      last = this.#span(span, last)
    }
    this.#end("namings")
  }

  uses({ uses, uri, coder, articleId }: SidecarFacts): void {
    const home = { uri, coder, articleId }
    let last = 0
    for (const use of uses) {
      const kind = packedKindOf(use, home)
      writer.number(2 * useNumbers[kind] + Number(use.declares))
      if (kind === "claim" || kind === "link" || kind === "article") this.#ownText(use.id)
      else {
        const place = this.#shared(use.id)
        if (kind !== "other") this.#notes.named(place, kind)
      }
      if (kind === "other") this.#ownText(use.key)
      last = this.#span(use.span, last)
    }
    this.#end("uses")
  }

  lines({ own, article }: FactLines): void {
    this.#lines(own)
    this.#end("lines")
    this.#lines(article)
    this.#end("articleLines")
  }

  /** What a corpus notes of a sidecar beside its facts: under what it is to be found, and its share in the figures. */
  keys(facts: SidecarFacts): void {
    const published = parseDayInterval(facts.published ?? "")
    if (facts.coder !== undefined) this.#shared(facts.coder)
    else writer.number(noText)
    writer.number(facts.claims.length)
    writer.signed(finite(published?.first ?? farDay))
    writer.signed(finite(published?.last ?? farDay))
    this.#notes.write(writer)
    const hashes = hashesOf(facts)
    writer.number(hashes.size)
    for (const hash of hashes) writer.number(hash)
    this.#end("keys")
  }

  finish(): PackedFacts {
    for (const text of this.#own.keys()) ownWriter.text(text)
    this.#lengths[sectionNumbers.texts] = ownWriter.length
    const body = new ByteWriter(32 + ownWriter.length + writer.length)
    for (let number = 0; number < sections.length; number++) body.number(this.#lengths[number] ?? 0)
    body.bytes(ownWriter.view())
    body.bytes(writer.view())
    return { refs: this.#refs.toNumbers(), body: body.toBytes() }
  }

  #end(section: Section): void {
    this.#lengths[sectionNumbers[section]] = writer.length - this.#last
    this.#last = writer.length
  }

  #claimIds(ids: readonly string[], field: (typeof claimIds)[number]): void {
    writer.number(ids.length)
    for (const place of this.#sharedOnce(ids)) {
      if (field === "speakers") this.#notes.speaks(place)
      else if (field === "targets") this.#notes.isSpokenOf(place)
    }
  }

  /** Writes the places of texts; answers each once. */
  #sharedOnce(texts: readonly string[]): Iterable<number> {
    const places = texts.map(text => this.#shared(text))
    return places.length < 2 ? places : new Set(places)
  }

  /** Writes the place of a text among `refs`, in even numbers. Answers the place. */
  #shared(text: string): number {
    const place = this.#refs.placeOf(text)
    writer.number(2 * place)
    return place
  }

  /** The place among the texts of the body, in odd numbers. */
  #ownText(text: string): void {
    let place = this.#own.get(text)
    if (place === undefined) {
      place = this.#own.size
      this.#own.set(text, place)
    }
    writer.number(2 * place + 1)
  }

  /** Relative to the start of the last, which it answers for the next. */
  #span({ start, end }: Span, last: number): number {
    writer.signed(start - last)
    writer.signed(end - start)
    return start
  }

  /** That of short-hash.ts as a number; any other as it is. */
  #hash(words: string): void {
    const number = Number.parseInt(words, 16)
    const isShort = /^[0-9a-f]{14}$/.test(words) && number < 2 ** 53 - 1
    writer.number(isShort ? number + 1 : 0)
    if (!isShort) this.#ownText(words)
  }

  #lines(lines: LineStarts | undefined): void {
    if (lines === undefined) return
    writer.number(lines.length)
    let last = 0
    for (const start of lines.starts) {
      writer.number(start - last)
      last = start
    }
  }
}

/** A bit for each value that is there. */
function flagsOf(values: readonly unknown[]): number {
  let flags = 0
  for (let bit = 0; bit < values.length; bit++) if (values[bit] !== undefined) flags |= 1 << bit
  return flags
}

function finite(day: number): number {
  return Math.max(-farDay, Math.min(day, farDay))
}
