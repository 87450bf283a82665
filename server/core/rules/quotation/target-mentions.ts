import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { tiesOf } from "../ties.ts"

/** Whether some of these mentions name an entity, or what belongs to it or it belongs to. */
export function isNamedAmong(id: string, mentions: readonly Mention[], file: CodedFile, corpus: Corpus): boolean {
  const named = new Set(mentions.flatMap(({ entities }) => entities))
  if (named.has(id)) return true
  const ties = tiesOf(id, file, corpus)
  return [...named].some(other => ties.has(other) || tiesOf(other, file, corpus).has(id))
}
