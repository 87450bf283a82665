import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"

/** The sidecar of an article that the person at work writes to: the coder's layer, else the main one. */
export interface OwnSidecar {
  readonly uri: string
  /** "" where it does not exist yet. */
  readonly text: string
  /** Absent where it does not exist yet. */
  readonly file?: CodedFile
}

/** Undefined where `article` is none of the corpus. */
export function ownSidecar(article: string, corpus: Corpus): OwnSidecar | undefined {
  if (!corpus.pairs.hasArticle(article)) return undefined
  const uri = ownSidecarUri(article, corpus)
  const file = corpus.coded(uri)
  return { uri, text: file?.text ?? corpus.textOf(uri) ?? "", ...(file && { file }) }
}

/** Where it lies, or would lie. */
export function ownSidecarUri(article: string, corpus: Corpus): string {
  return corpus.uriOf(corpus.layout.sidecarPath(corpus.pathOf(article), corpus.coder))
}
