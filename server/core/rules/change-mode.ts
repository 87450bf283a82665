import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Claim } from "../model/claim.ts"
import { changeTo } from "./change-to.ts"
import type { Fix } from "./rule.ts"

/** Other modes for a claim, as far as the codebook has them. */
export function changeMode(
  { mode }: Claim,
  ids: readonly string[],
  { uri }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  if (mode === undefined) return []
  const known = ids.filter(id => corpus.codes.get("modes", id) !== undefined)
  return known.map(id => changeTo(uri, mode.span, id, `Change the mode to "${id}"`))
}
