import { isRefusal } from "../acts/act.ts"
import { merge } from "../acts/merge.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { toEnd } from "../text/bits.ts"
import type { Fix } from "./rule.ts"

/** Makes one entity of two: `into` takes over the names of the other and is named wherever that was. */
export function mergeInto(id: string, into: string, uri: string, corpus: Corpus): readonly Fix[] {
  const outcome = toEnd(merge.runInBits({ uri, kind: "entities", ids: [id], into }, { corpus, today: "" }))
  return isRefusal(outcome) ? [] : [{ title: outcome.title, changes: outcome.changes }]
}
