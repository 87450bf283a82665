import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { typeOf } from "./entity-facts.ts"

/** Whether an entity is of a type that a topic takes as target; any type, where it lists none. */
export function fitsTopic(id: string, topic: string | undefined, file: CodedFile, corpus: Corpus): boolean {
  const type = typeOf(id, file, corpus)
  const wanted = topic === undefined ? [] : (corpus.codes.get("topics", topic)?.targetTypes ?? [])
  if (type === undefined) return false
  return wanted.length === 0 || wanted.some(({ value }) => corpus.codes.isUnder("entity-types", type, value))
}
