import { whyNotMerged } from "../acts/merge.ts"
import { mergeEntities, mergeTitles } from "../acts/merge-entities.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { toEnd } from "../text/bits.ts"
import type { Fix } from "./rule.ts"

/**
 * Makes one entity of two: `into` takes over the names of the other and is named wherever that was. Thousands of files may
 * have to be read for it, so that is done when somebody asks for the changes.
 */
export function mergeInto(id: string, into: string, uri: string, corpus: Corpus): readonly Fix[] {
  const ids = new Set([id])
  if (whyNotMerged("entities", ids, into, uri, corpus) !== undefined) return []
  function* changesInBits() {
    return (yield* mergeEntities(ids, into, uri, corpus)).changes
  }
  return [
    {
      title: mergeTitles(ids, into).title,
      changesInBits,
      get changes() {
        return toEnd(changesInBits())
      },
    },
  ]
}
