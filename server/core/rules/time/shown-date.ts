import type { CodedFile } from "../../corpus/coded-file.ts"

/** When the article was published, as its sidecar says it. */
export function shownDate({ sidecar }: CodedFile): string {
  return sidecar.source.published?.value ?? "its date"
}
