import type { Corpus } from "../corpus/corpus.ts"
import { claimKey } from "../corpus/keys.ts"
import type { Use } from "../corpus/uses.ts"
import { count } from "../text/wording.ts"
import { idFault } from "../yaml/id.ts"
import { type Outcome, refuse } from "./act.ts"
import { filesNaming } from "./files-naming.ts"
import { sidecarsAround } from "./named-things.ts"
import { respell } from "./respell.ts"

/** Gives a claim of an article another slug, in all layers and in the links of other articles. */
export function renameClaim(uri: string, slug: string, to: string, corpus: Corpus): Outcome {
  const fault = idFault(to, "claim")
  if (fault !== undefined) return refuse(`"${to}" ${fault}`)
  const own = sidecarsAround(uri, corpus)
  const facts = own.flatMap(sidecar => corpus.index.get(sidecar) ?? [])
  const has = (name: string) => facts.some(({ claims }) => claims.some(claim => claim.slug === name))
  if (!has(slug)) return refuse(`There is no claim "${slug}" here`)
  if (has(to)) return refuse(`"${to}" is a claim of this article already; type another slug`)
  const keys = new Set(facts.map(({ articleId, coder }) => claimKey(articleId ?? "", slug, coder)))
  const hasId = facts.some(({ articleId }) => articleId !== undefined)
  // A slug alone is meant in its own article, and another article can have the same id by mistake.
  const isMeant = (file: string, { id }: Use) => own.includes(file) || (hasId && id.includes("/"))
  const changes = [...filesNaming(keys, corpus)].flatMap(file => {
    const uses = file.uses.filter(use => isMeant(file.uri, use))
    const edits = respell(file.text, uses, ({ id }) => id.slice(0, id.indexOf("/") + 1) + to)
    return edits.length > 0 ? [{ uri: file.uri, edits }] : []
  })
  const places = changes.reduce((sum, { edits }) => sum + edits.length, 0)
  return {
    title: `Rename claim "${slug}" to "${to}"`,
    done: `Renamed claim "${slug}" to "${to}"`,
    changes,
    summary: [`${count(places, "place")} in ${count(changes.length, "file")}`],
  }
}
