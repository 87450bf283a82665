import { ByteReader } from "./byte-reader.ts"
import type { ByteWriter } from "./byte-writer.ts"
import type { PackedFacts } from "./packed-facts.ts"

/** Packed facts as one piece: how many texts they name, the numbers of those, and the body. */
export function writeRecord({ refs, body }: PackedFacts, writer: ByteWriter): void {
  writer.number(refs.length)
  for (let place = 0; place < refs.length; place++) writer.number(refs[place] ?? 0)
  writer.bytes(body)
}

/**
 * Packed facts as they are written. Very many files are asked for little: what one names is not read but when all of it
 * is asked for.
 */
export class RecordFacts implements PackedFacts {
  readonly body: Uint8Array
  readonly #record: Uint8Array
  readonly #numbers: Uint32Array | undefined
  #refs: Uint32Array | undefined

  /** `numbers` are those that the texts have elsewhere, by those in the record. */
  constructor(record: Uint8Array, numbers?: Uint32Array) {
    this.#record = record
    this.#numbers = numbers
    const reader = new ByteReader(record)
    reader.skip(reader.number())
    this.body = record.subarray(reader.at)
  }

  get refs(): Uint32Array {
    this.#refs ??= this.#readRefs()
    return this.#refs
  }

  placeOf(text: number): number {
    const reader = new ByteReader(this.#record)
    const count = reader.number()
    for (let place = 0; place < count; place++) {
      const number = reader.number()
      if ((this.#numbers === undefined ? number : this.#numbers[number]) === text) return place
    }
    return -1
  }

  #readRefs(): Uint32Array {
    const reader = new ByteReader(this.#record)
    const refs = reader.numbers(reader.number())
    const numbers = this.#numbers
    if (numbers !== undefined)
      for (let place = 0; place < refs.length; place++) refs[place] = numbers[refs[place] ?? 0] ?? 0
    return refs
  }
}
