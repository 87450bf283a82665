import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import type { NamedKind } from "./act-params.ts"
import { sidecarsNaming } from "./files-naming.ts"

/** How much is changed: `43 mentions and 7 claims in 31 files`. */
export function extentOf(
  kind: NamedKind,
  keys: ReadonlySet<string>,
  changes: readonly FileChange[],
  corpus: Corpus,
): string {
  let mentions = 0
  let claims = 0
  for (const uri of sidecarsNaming(keys, corpus)) {
    const facts = corpus.index.get(uri)
    if (facts === undefined) continue
    const uses = facts.uses.filter(({ key }) => keys.has(key))
    const ids = new Set(uses.map(({ id }) => id))
    mentions += facts.mentions.filter(({ entities }) => entities.some(id => ids.has(id))).length
    claims += new Set(uses.flatMap(({ span }) => claimOf(span.start, facts.claims) ?? [])).size
  }
  const parts = kind === "entities" ? [counted(mentions, "mention"), counted(claims, "claim")] : [counted(claims, "claim")]
  return `${parts.join(" and ")} in ${counted(changes.length, "file")}`
}

/** `1 file`, `2 files` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`
}

/** The slug of the claim whose entry an offset of the sidecar lies in. */
function claimOf(offset: number, claims: readonly { readonly slug: string; readonly at: { readonly start: number } }[]) {
  return claims.findLast(({ at }) => at.start <= offset)?.slug
}
