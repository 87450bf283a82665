import { writtenIds } from "../acts/rename-article.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { nameIn } from "../corpus/file-layout.ts"
import type { FileChange } from "../text/edit.ts"
import { idFault } from "../yaml/id.ts"
import type { Fix } from "./rule.ts"
import { articleOfOrphan } from "./same-text.ts"

/** The repair that gives a sidecar and its layers the name of the article that they name, or that they were made for. */
export function renameToArticle(file: CodedFile, corpus: Corpus): readonly Fix[] {
  const whole = corpus.uriOf(corpus.pairs.nameOf(file.uri)?.stem ?? "")
  const isNamed = corpus.pairs.hasArticle(whole)
  const article = isNamed ? whole : articleOfOrphan(file, corpus)
  if (article === undefined) return []
  const path = corpus.pathOf(article)
  const renames = sidecarsBeside(file, corpus).flatMap(from => {
    const to = corpus.uriOf(corpus.layout.sidecarPath(path, corpus.pairs.nameOf(from)?.coder))
    return corpus.textOf(to) === undefined ? [{ from, to }] : []
  })
  const own = renames.find(({ from }) => from === file.uri)
  if (own === undefined) return []
  const why = isNamed ? "" : `, for it fits the text of "${path}"`
  const title = `Rename to "${corpus.pathOf(own.to)}"${why}`
  return [{ title, changes: oldId(renames, file, corpus), renames }]
}

function sidecarsBeside({ uri }: CodedFile, corpus: Corpus): readonly string[] {
  const stem = corpus.pairs.nameOf(uri)?.stem
  return [...corpus.pairs.sidecars()].filter(other => corpus.pairs.nameOf(other)?.stem === stem)
}

/** What links to its claims names it by the id that it had from its name, if that is nobody else's by now. */
function oldId(renames: NonNullable<Fix["renames"]>, file: CodedFile, corpus: Corpus): readonly FileChange[] {
  const stem = corpus.pairs.nameOf(file.uri)?.stem ?? ""
  const id = nameIn(stem)
  if (file.coder !== undefined || file.sidecar.article !== undefined || idFault(id, "article") !== undefined) return []
  if (corpus.index.withArticleId(id).length > 0 || corpus.pairs.named(id).size > 0) return []
  const isLinked = file.sidecar.claims.some(
    ({ slug }) => corpus.index.claims.linksTo(id, slug.value, undefined).length > 0,
  )
  return isLinked
    ? writtenIds(
        renames.map(({ from }) => from),
        id,
        corpus,
      ).filter(({ edits }) => edits.length > 0)
    : []
}
