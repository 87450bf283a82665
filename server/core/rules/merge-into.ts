import { whyNotMerged } from "../acts/merge.ts"
import { mergeEntities, mergeTitles } from "../acts/merge-entities.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { fixInBits } from "./fix-in-bits.ts"
import type { Fix } from "./rule.ts"

/** Makes one entity of two: `into` takes over the names of the other and is named wherever that was. */
export function mergeInto(id: string, into: string, uri: string, corpus: Corpus): readonly Fix[] {
  const ids = new Set([id])
  if (whyNotMerged("entities", ids, into, uri, corpus) !== undefined) return []
  return [
    fixInBits(mergeTitles(ids, into).title, function* () {
      return (yield* mergeEntities(ids, into, uri, corpus)).changes
    }),
  ]
}
