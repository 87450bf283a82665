import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"

/** Whether the registry, or for a local id the sidecar, defines an entity. */
export function isKnownEntity(id: string, file: CodedFile, corpus: Corpus): boolean {
  return id.startsWith("_") ? file.sidecar.local.has(id) : corpus.registry.get(id) !== undefined
}

/** The type of an entity of the registry or of the sidecar; `undefined` where nothing is said. */
export function typeOf(id: string, file: CodedFile, corpus: Corpus): string | undefined {
  const entity = id.startsWith("_") ? file.sidecar.local.get(id) : corpus.registry.get(id)
  return entity?.type?.value
}
