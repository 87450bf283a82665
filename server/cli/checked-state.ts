import type { Corpus } from "../core/corpus/corpus.ts"
import { textHash } from "../core/similar/text-hash.ts"
import { toEnd } from "../core/text/bits.ts"
import { filesOf } from "../core/verdicts/corpus-state.ts"
import type { SeenFiles } from "../node/seen-files.ts"

/** Stands for all texts of a corpus as they were read, in any order: what two threads check is the same where it is. */
export function stateOf(corpus: Corpus, files: SeenFiles): number {
  let sum = 0
  for (const uri of toEnd(filesOf(corpus))) sum = (sum + (textHash(`${uri}\n${files.seenOf(uri)}`) >>> 0)) >>> 0
  return sum
}
