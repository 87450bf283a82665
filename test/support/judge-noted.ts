import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { judgeAllNoted, type NotedVerdict } from "../../server/core/verdicts/noted-verdict.ts"

/** What is found in one file, by itself. */
export function judgeNoted(uri: string, corpus: Corpus): NotedVerdict {
  const [one] = judgeAllNoted([uri], corpus)
  if (one === undefined) throw new Error(`${uri} was not checked`)
  return one
}
