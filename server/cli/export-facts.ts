import type { Corpus } from "../core/corpus/corpus.ts"
import { publishedIn, sidecarRows } from "./export-sidecar.ts"
import type { TableRow } from "./export-tables.ts"
import { vocabularyRows } from "./export-vocabulary.ts"

/** All rows of a corpus, file by file, so that no more than one file's are there at a time. */
export function* exportedRows(
  corpus: Corpus,
  nameOf: (uri: string) => string,
  show: (done: number, total: number) => void,
): Generator<TableRow> {
  yield* vocabularyRows(corpus, nameOf)
  for (const uri of corpus.pairs.articles()) yield articleRow(uri, corpus, nameOf)
  let done = 0
  for (const facts of corpus.index.all()) {
    yield* sidecarRows({ facts, text: corpus.textOf(facts.uri) ?? "", nameOf })
    show(++done, corpus.index.size)
  }
}

function articleRow(uri: string, corpus: Corpus, nameOf: (uri: string) => string): TableRow {
  const main = corpus.pairs.sidecarsOf(uri).find(sidecar => corpus.pairs.nameOf(sidecar)?.coder === undefined)
  const facts = main === undefined ? undefined : corpus.index.get(main)
  const own = { file: nameOf(uri), article: corpus.articleId(uri), sidecar: main && nameOf(main) }
  const said = { title: facts?.title, ...publishedIn({ ...facts }), language: facts?.language }
  return { table: "articles", row: { ...own, ...said } }
}
