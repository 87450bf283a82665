import { ByteReader } from "./byte-reader.ts"
import { keyNumbers, keyOf as numberKeyOf, thingOf } from "./fact-keys.ts"
import { grown } from "./grown.ts"
import { noText, type PackedFacts, startOf } from "./packed-facts.ts"

/** Stands for the coder of a main sidecar. */
export const noCoder = -1

/** The keys of packed facts (fact-keys.ts) with the numbers that their texts have in the table. */
export interface StoredKeys {
  /** `noCoder` for a main sidecar. */
  readonly coder: number
  readonly claims: number
  readonly first: number
  readonly last: number
  /** Four numbers for each entity and code: `thingOf` it, mentions or uses, claims that it makes, claims about it. */
  readonly shares: readonly number[]
  /** Of the stances that claims have. */
  readonly stances: readonly number[]
  /** All that the sidecar is found under in a `KeyedFiles`; good until other keys are read. */
  readonly keys: Float64Array
}

/** Files are read by the ten thousand: their keys go into the same memory, one after the other. */
let scratch = new Float64Array(1024)

/** `keyOf` makes the keys of texts, by the place of a kind and the number of a text. */
export function readKeys({ refs, body }: PackedFacts, keyOf = numberKeyOf): StoredKeys {
  const reader = new ByteReader(body, startOf("keys", body))
  const place = reader.number()
  const coder = place === noText ? noCoder : (refs[place / 2] ?? noCoder)
  const [claims, first, last] = [reader.number(), reader.signed(), reader.signed()]
  const shares: number[] = []
  const stances: number[] = []
  let end = 0
  let count = reader.number()
  reserve(3 * count)
  for (; count > 0; count--) {
    const entity = refs[reader.number() >>> 1] ?? 0
    const mentions = reader.number()
    const claimsBy = reader.number()
    const claimsAbout = reader.number()
    if (mentions & 1) scratch[end++] = keyOf(keyNumbers.entity, entity)
    if (claimsBy > 0) scratch[end++] = keyOf(keyNumbers.speaker, entity)
    if (claimsAbout > 0) scratch[end++] = keyOf(keyNumbers.target, entity)
    if (mentions > 1 || claimsBy > 0 || claimsAbout > 0) {
      shares.push(thingOf(keyNumbers.entity, entity), mentions >>> 1, claimsBy, claimsAbout)
    }
  }
  count = reader.number()
  reserve(end + count)
  for (; count > 0; count--) {
    const kind = reader.number()
    const number = refs[reader.number() >>> 1] ?? 0
    if (kind === keyNumbers.stance) stances.push(number)
    else scratch[end++] = keyOf(kind, number)
  }
  count = reader.number()
  reserve(end + count)
  for (; count > 0; count--) {
    const kind = reader.number()
    const code = refs[reader.number() >>> 1] ?? 0
    scratch[end++] = keyOf(kind, code)
    shares.push(thingOf(kind, code), reader.number(), 0, 0)
  }
  count = reader.number()
  reserve(end + count)
  for (; count > 0; count--) scratch[end++] = reader.number()
  return { coder, claims, first, last, shares, stances, keys: scratch.subarray(0, end) }
}

function reserve(size: number): void {
  if (size > scratch.length) scratch = grown(scratch, size)
}
