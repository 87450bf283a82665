import { bandsOf } from "../../similar/min-hash.ts"
import { readTextFacts } from "../text-facts.ts"

/** Under what an article is to be found: the bands of its sketch, and its short lines. */
export function readTextKeys(facts: Uint8Array): readonly number[] {
  const { sketch, lines } = readTextFacts(facts)
  return sketch === undefined ? lines : [...bandsOf(sketch), ...lines]
}
