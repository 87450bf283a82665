import type { Corpus } from "../core/corpus/corpus.ts"
import type { SidecarFacts } from "../core/corpus/facts.ts"
import { stemOf } from "../core/corpus/file-layout.ts"

/** The article's id; where it has none, its path without its ending. */
export function articleName({ articleId, articleUri, uri }: SidecarFacts, corpus: Corpus): string {
  return articleId ?? stemOf(corpus.pathOf(articleUri ?? uri))
}
