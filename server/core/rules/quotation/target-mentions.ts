import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { tiesOf } from "../ties.ts"

/** Whether an entity is among those that are named, or what belongs to it or it belongs to. */
export function isNamedAmong(id: string, named: ReadonlySet<string>, file: CodedFile, corpus: Corpus): boolean {
  if (named.has(id)) return true
  const ties = tiesOf(id, file, corpus)
  return [...named].some(other => ties.has(other) || tiesOf(other, file, corpus).has(id))
}
