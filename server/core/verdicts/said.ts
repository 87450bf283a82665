import type { SidecarFacts } from "../corpus/facts.ts"
import { ByteReader } from "../corpus/packed/byte-reader.ts"
import { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { bytesOf, wordsOf } from "../corpus/packed/columns.ts"
import { keysUsed } from "../corpus/packed/unpacked-facts.ts"
import { eachSaid } from "../corpus/signatures.ts"
import { textHash } from "../similar/text-hash.ts"

/**
 * What a file says to the others: under the hash of each key (`keyMark`) a hash of what it says there. Of two files that
 * say the same, nobody who asks the corpus can tell one from the other.
 */
export type Said = ReadonlyMap<number, number>

/** The 32 bits of a key's hash (`textHash`) by which changes and readers are matched: rather too many are found. */
export function keyMark(hash: number): number {
  return hash >>> 0
}

/** What a sidecar says, by its facts; nothing where there are none. */
export function saidBy(facts: SidecarFacts | undefined): Said {
  const said = new Map<number, number>()
  if (facts === undefined) return said
  let last = { text: "", mark: keyMark(textHash("")) }
  const say = (key: string, text: string) => {
    const mark = keyMark(textHash(key))
    // A claim says the same under all of its keys.
    if (text !== last.text) last = { text, mark: keyMark(textHash(text)) }
    // Of a key there may be several lines. Two keys may have one mark: a change of either is one of both.
    said.set(mark, (Math.imul(said.get(mark) ?? 0, 31) + last.mark) >>> 0)
  }
  eachSaid(facts, facts.claims, say)
  for (const key of keysUsed(facts)) say(`used:${key}`, "")
  return said
}

/** In bytes. Most keys are said the same of as the one before, those of one claim or of what is used: that is told once. */
export function packSaid(said: Said): Uint8Array {
  const writer = new ByteWriter()
  writer.number(said.size)
  writer.bytes(bytesOf(Uint32Array.from(said.keys())))
  let last = -1
  for (const what of said.values()) {
    writer.number(what === last ? 0 : what + 1)
    last = what
  }
  return writer.toBytes()
}

export function unpackSaid(bytes: Uint8Array): Said {
  const reader = new ByteReader(bytes)
  const said = new Map<number, number>()
  const marks = wordsOf(reader.bytes(4 * reader.number()))
  let last = -1
  for (const mark of marks) {
    const what = reader.number()
    if (what > 0) last = what - 1
    said.set(mark, last)
  }
  return said
}
