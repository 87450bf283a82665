import type { Corpus } from "../corpus/corpus.ts"
import { type LargeAct, refuse } from "./act.ts"
import type { NamedKind } from "./act-params.ts"
import { mergeCodes } from "./merge-codes.ts"
import { mergeEntities } from "./merge-entities.ts"
import { isNamed, toNamedKind, whyNotEverywhere } from "./named-things.ts"
import { noSubstitute } from "./replace.ts"

/** Makes one of several entities or codes: the survivor is named wherever one of the others was. */
export const merge: LargeAct<"merge"> = {
  name: "merge",
  *runInBits({ uri, kind, ids, into }, context) {
    const named = toNamedKind(kind)
    if (named === undefined) return refuse(`"${kind}" cannot be merged`)
    const others = new Set(ids)
    const refused = whyNotMerged(named, others, into, uri, context.corpus)
    if (refused !== undefined) return refuse(refused)
    if (named === "entities") return yield* mergeEntities(others, into, uri, context.corpus)
    return yield* mergeCodes(named, others, into, context)
  },
}

/** Why several entities or codes cannot become another one now. */
export function whyNotMerged(
  kind: NamedKind,
  ids: ReadonlySet<string>,
  into: string,
  uri: string,
  corpus: Corpus,
): string | undefined {
  const notNow = whyNotEverywhere(corpus)
  if (notNow !== undefined) return notNow
  if (ids.size === 0) return `Say what is to be merged into "${into}"`
  for (const id of ids) {
    const refused = noSubstitute(kind, uri, id, into, corpus)
    if (refused !== undefined) return refused
    if (!isNamed(kind, id, uri, corpus)) return `Nothing here is called "${id}"`
  }
  return undefined
}
