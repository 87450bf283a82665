import { bandsOf } from "../../similar/min-hash.ts"
import { readTextFacts } from "../text-facts.ts"

/** Under what an article is to be found: the bands of its sketch, and its short lines. */
export function* readTextKeys(facts: Uint8Array): Generator<number> {
  const { sketch, lines } = readTextFacts(facts)
  if (sketch !== undefined) yield* bandsOf(sketch)
  yield* lines
}
