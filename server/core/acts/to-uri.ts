import type { Corpus } from "../corpus/corpus.ts"

/** The URI of a file by its path in the corpus. */
export function toUri(path: string, { root }: Corpus): string {
  return root + path.split("/").map(encodeURIComponent).join("/")
}
