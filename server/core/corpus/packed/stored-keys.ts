import { ByteReader } from "./byte-reader.ts"
import { keyKinds, numberKey } from "./fact-keys.ts"
import { noText, type PackedFacts, sectionNumbers, startsOf } from "./packed-facts.ts"

/** The keys of packed facts (fact-keys.ts) with the numbers that their texts have in the table. */
export interface StoredKeys {
  /** -1 for a main sidecar. */
  readonly coder: number
  readonly claims: number
  readonly first: number
  readonly last: number
  readonly entities: readonly StoredShare[]
  /** Of the stances that claims have. */
  readonly stances: readonly number[]
  /** All that the sidecar is found under in a `KeyedFiles`. */
  readonly keys: readonly number[]
}

/** The share of a sidecar in the figures of an entity, which is given by its number. */
export interface StoredShare {
  readonly entity: number
  readonly mentions: number
  readonly claimsBy: number
  readonly claimsAbout: number
}

export function readKeys({ refs, body }: PackedFacts): StoredKeys {
  const reader = new ByteReader(body, startsOf(body)[sectionNumbers.keys])
  const place = reader.number()
  const coder = place === noText ? -1 : (refs[place / 2] ?? -1)
  const [claims, first, last] = [reader.number(), reader.signed(), reader.signed()]
  const entities: StoredShare[] = []
  const stances: number[] = []
  const keys: number[] = []
  for (let count = reader.number(); count > 0; count--) {
    const entity = refs[reader.number() / 2] ?? 0
    const [mentions, claimsBy, claimsAbout] = [reader.number(), reader.number(), reader.number()]
    if (mentions % 2 === 1) keys.push(numberKey("entity", entity))
    if (claimsBy > 0) keys.push(numberKey("speaker", entity))
    if (claimsAbout > 0) keys.push(numberKey("target", entity))
    entities.push({ entity, mentions: mentions >>> 1, claimsBy, claimsAbout })
  }
  for (let count = reader.number(); count > 0; count--) {
    const kind = keyKinds[reader.number()] ?? "entity"
    const number = refs[reader.number() / 2] ?? 0
    if (kind === "stance") stances.push(number)
    else keys.push(numberKey(kind, number))
  }
  for (let count = reader.number(); count > 0; count--) keys.push(reader.number())
  return { coder, claims, first, last, entities, stances, keys }
}
