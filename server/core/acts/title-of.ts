import type { Corpus } from "../corpus/corpus.ts"

/** What an article is called in a list: its title, else the name of its file. */
export function titleOf(uri: string, corpus: Corpus): string {
  const path = corpus.pathOf(uri)
  const [main] = corpus.pairs.sidecarsOf(uri)
  const title = main === undefined ? undefined : corpus.index.get(main)?.title
  return title ?? path.slice(path.lastIndexOf("/") + 1)
}
