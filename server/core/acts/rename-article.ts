import type { Corpus } from "../corpus/corpus.ts"
import { findArticle } from "../corpus/defined-at.ts"
import { claimKey, linkTarget } from "../corpus/keys.ts"
import { toEnd } from "../text/bits.ts"
import type { FileChange } from "../text/edit.ts"
import { count } from "../text/wording.ts"
import { idFault } from "../yaml/id.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import { type Outcome, refuse } from "./act.ts"
import { editNaming } from "./files-naming.ts"
import { joined } from "./joined.ts"
import { respell } from "./respell.ts"

/** Gives an article another id, written in its sidecars, and in all links to its claims. */
export function renameArticle(id: string, to: string, corpus: Corpus): Outcome {
  const fault = idFault(to, "article")
  if (fault !== undefined) return refuse(`"${to}" ${fault}`)
  const article = findArticle(id, corpus)
  if (article === undefined) return refuse(`There is no article "${id}"`)
  const other = findArticle(to, corpus)
  if (other !== undefined) return refuse(`"${to}" is the id of "${corpus.pathOf(other)}" already; type another one`)
  const main = corpus.uriOf(corpus.layout.sidecarPath(corpus.pathOf(article)))
  const written = writtenIds([main, ...corpus.pairs.sidecarsOf(article)], to, corpus)
  const changes = joined([...toEnd(relinked(new Map([[id, to]]), corpus)), ...written])
  const places = changes.reduce((sum, { edits }) => sum + edits.length, 0)
  return {
    title: `Rename article "${id}" to "${to}"`,
    done: `Renamed article "${id}" to "${to}"`,
    changes,
    summary: [`${count(places, "place")} in ${count(changes.length, "file")}`],
  }
}

/** The links into articles whose ids change, from old to new. Yields after each file. */
export function* relinked(ids: ReadonlyMap<string, string>, corpus: Corpus): Generator<void, readonly FileChange[]> {
  const keys = new Set<string>()
  for (const id of ids.keys()) {
    for (const { claims, coder } of corpus.index.claims.naming(id)) {
      for (const { to } of claims.flatMap(claim => claim.links)) {
        const { article, slug } = linkTarget(to, undefined)
        if (article === id) keys.add(claimKey(article, slug, coder))
      }
      yield
    }
  }
  return yield* editNaming(keys, corpus, ({ text, uses }) =>
    respell(
      text,
      uses.filter(use => use.id.includes("/")),
      use => {
        const { article, slug } = linkTarget(use.id, undefined)
        return `${ids.get(article) ?? article}/${slug}`
      },
    ),
  )
}

/** Writes an article's id into its sidecars: into layers as well, for these do not ask the main one. */
export function writtenIds(sidecars: Iterable<string>, id: string, corpus: Corpus): readonly FileChange[] {
  return [...new Set(sidecars)].map(uri => {
    const edits = setField(corpus.textOf(uri) ?? "", sidecarSchema, ["article"], id) ?? []
    return { uri, edits }
  })
}
