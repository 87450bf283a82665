import type { Corpus } from "../core/corpus/corpus.ts"
import { uriToPath } from "../node/file-uri.ts"
import { writeFile } from "../node/write-file.ts"

/** Puts a text in the place of the one that it was made of. Answers why it could not; what somebody has changed since stays. */
export function rewrite(uri: string, before: string, text: string, corpus: Corpus): string | undefined {
  if (corpus.textOf(uri) !== before) return changedMeanwhile(uri, corpus)
  return writeFile(uriToPath(uri) ?? "", text, uriToPath(corpus.root) ?? "")
}

export function changedMeanwhile(uri: string, corpus: Corpus): string {
  return `"${corpus.pathOf(uri)}" changed in the meantime and stays as it is: try it again`
}
