import { ByteReader } from "./byte-reader.ts"
import type { ByteWriter } from "./byte-writer.ts"
import type { PackedFacts } from "./packed-facts.ts"

/** Packed facts as one piece: how many texts they name, the numbers of those, and the body. */
export function writeRecord({ refs, body }: PackedFacts, writer: ByteWriter): void {
  writer.number(refs.length)
  for (let place = 0; place < refs.length; place++) writer.number(refs[place] ?? 0)
  writer.bytes(body)
}

/** `numbers` are those that the texts have elsewhere, by those in the record. */
export function readRecord(record: Uint8Array, numbers?: Uint32Array): PackedFacts {
  const reader = new ByteReader(record)
  const refs = reader.numbers(reader.number())
  if (numbers !== undefined)
    for (let place = 0; place < refs.length; place++) refs[place] = numbers[refs[place] ?? 0] ?? 0
  return { refs, body: record.subarray(reader.at) }
}

/** The body without the rest, which costs less. */
export function bodyOf(record: Uint8Array): Uint8Array {
  const reader = new ByteReader(record)
  reader.skip(reader.number())
  return record.subarray(reader.at)
}
