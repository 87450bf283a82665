import type { MentionKind } from "../anchor/mentions.ts"
import { textHash } from "../similar/text-hash.ts"
import { mentionKinds, mentionNumbers } from "./packed/packed-facts.ts"
import type { NameTerm } from "./reading-terms.ts"

/**
 * What strings are to entities: of each entity its names as they are and in upper case. They are asked for by the million
 * and in no order, so what takes time is memory that is in no cache of the processor: a name is two hashes here, of 53
 * bits each, and no object.
 */
export class KnownForms {
  /** Of each form two: its own and that of the id, in the slot of both or the next free one. */
  readonly #hashes: Float64Array
  /** Of each slot the number of the kind, and one; 0 where it is free. */
  readonly #kinds: Uint8Array

  constructor(names: ReadonlyMap<string, readonly NameTerm[]>) {
    const count = [...names.values()].reduce((sum, { length }) => sum + 2 * length, 0)
    const size = 2 ** Math.ceil(Math.log2(2 * count + 2))
    this.#hashes = new Float64Array(2 * size)
    this.#kinds = new Uint8Array(size)
    for (const [id, own] of names) {
      for (const [kind, name] of own) {
        for (const form of [name, name.toUpperCase()]) this.#put(form, id, kind)
      }
    }
  }

  /** Of a string in its normal form; the first name of the entity that is such a string counts. */
  kindOf(form: string, id: string): MentionKind | undefined {
    return mentionKinds[(this.#kinds[this.#slotOf(textHash(form), textHash(id))] ?? 0) - 1]
  }

  #put(form: string, id: string, kind: MentionKind): void {
    const [ofForm, ofId] = [textHash(form), textHash(id)]
    const slot = this.#slotOf(ofForm, ofId)
    if (this.#kinds[slot] !== 0) return
    this.#hashes[2 * slot] = ofForm
    this.#hashes[2 * slot + 1] = ofId
    this.#kinds[slot] = mentionNumbers[kind] + 1
  }

  /** Where the kind of a form stands, or would. */
  #slotOf(ofForm: number, ofId: number): number {
    const last = this.#kinds.length - 1
    let slot = (ofForm ^ ofId) & last
    while (this.#kinds[slot] !== 0 && (this.#hashes[2 * slot] !== ofForm || this.#hashes[2 * slot + 1] !== ofId))
      slot = (slot + 1) & last
    return slot
  }
}
