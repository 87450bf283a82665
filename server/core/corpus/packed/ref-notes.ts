import type { ByteWriter } from "./byte-writer.ts"
import { firstCode, inThing, type KeyKind, keyNumbers, thingOf } from "./fact-keys.ts"
import { grown } from "./grown.ts"
import type { Refs } from "./refs.ts"

/** Numbers of each text: a bit for each kind as which it is named, mentions, claims that it makes, claims about it. */
const width = 4
const [kindsAt, mentionsAt, byAt, aboutAt] = [0, 1, 2, 3] as const

/** The memory of all, one after the other. */
let notes = new Int32Array(1024)

const entityBit = 1 << keyNumbers.entity

/** What a file says of the texts that it names, by their places: what a corpus notes of it (stored-keys.ts). */
export class RefNotes {
  readonly #refs: Refs
  /** How often a text is named as a code, by `thingOf` with its place. */
  readonly #codes = new Map<number, number>()
  /** How many texts have their place in the memory. */
  #size = 0

  constructor(refs: Refs) {
    this.#refs = refs
  }

  named(place: number, kind: KeyKind): void {
    const number = keyNumbers[kind]
    if (number >= firstCode) {
      const thing = thingOf(number, place)
      this.#codes.set(thing, (this.#codes.get(thing) ?? 0) + 1)
      return
    }
    this.#reserve(place)
    notes[width * place + kindsAt] = (notes[width * place + kindsAt] ?? 0) | (1 << number)
  }

  mentioned(place: number, times: number): void {
    this.#count(place, mentionsAt, times)
  }

  speaks(place: number): void {
    this.#count(place, byAt, 1)
  }

  isSpokenOf(place: number): void {
    this.#count(place, aboutAt, 1)
  }

  /** Entities of one sidecar are left out: they are counted when somebody asks. */
  write(writer: ByteWriter): void {
    this.#reserve(this.#refs.size - 1)
    const entities: number[] = []
    let named = 0
    for (let place = 0; place < this.#size; place++) {
      if (this.#isEntity(place)) entities.push(place)
      named += bitsIn(this.#at(place, kindsAt) & ~entityBit)
    }
    writer.number(entities.length)
    for (const place of entities) {
      writer.number(2 * place)
      writer.number(2 * this.#at(place, mentionsAt) + (this.#at(place, kindsAt) & entityBit))
      writer.number(this.#at(place, byAt))
      writer.number(this.#at(place, aboutAt))
    }
    writer.number(named)
    for (let place = 0; place < this.#size; place++) this.#writeKinds(place, writer)
    this.#writeCodes(writer)
  }

  #writeCodes(writer: ByteWriter): void {
    writer.number(this.#codes.size)
    for (const [thing, times] of this.#codes) {
      const { kind, text: place } = inThing(thing)
      writer.number(kind)
      writer.number(2 * place)
      writer.number(times)
    }
  }

  #writeKinds(place: number, writer: ByteWriter): void {
    let kinds = this.#at(place, kindsAt) & ~entityBit
    while (kinds !== 0) {
      const kind = 31 - Math.clz32(kinds)
      writer.number(kind)
      writer.number(2 * place)
      kinds &= ~(1 << kind)
    }
  }

  #isEntity(place: number): boolean {
    const isOne = (this.#at(place, kindsAt) & entityBit) !== 0 || this.#hasShare(place)
    return isOne && !this.#refs.textAt(place).startsWith("_")
  }

  #hasShare(place: number): boolean {
    return this.#at(place, mentionsAt) + this.#at(place, byAt) + this.#at(place, aboutAt) > 0
  }

  #count(place: number, at: number, more: number): void {
    this.#reserve(place)
    notes[width * place + at] = (notes[width * place + at] ?? 0) + more
  }

  #at(place: number, at: number): number {
    return notes[width * place + at] ?? 0
  }

  /** Nothing is noted of the texts up to this place, unless it was. */
  #reserve(place: number): void {
    if (place < this.#size) return
    const end = width * (place + 1)
    if (end > notes.length) notes = grown(notes, end)
    notes.fill(0, width * this.#size, end)
    this.#size = place + 1
  }
}

function bitsIn(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
