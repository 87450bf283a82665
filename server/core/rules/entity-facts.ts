import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"

/** Whether the registry or the sidecar defines an entity; a local one that lacks its "_" is told by `id-invalid`. */
export function isKnownEntity(id: string, file: CodedFile, corpus: Corpus): boolean {
  return file.sidecar.local.has(id) || (!id.startsWith("_") && corpus.registry.get(id) !== undefined)
}

/** The type of an entity of the registry or of the sidecar; `undefined` where nothing is said. */
export function typeOf(id: string, file: CodedFile, corpus: Corpus): string | undefined {
  const entity = id.startsWith("_") ? file.sidecar.local.get(id) : corpus.registry.get(id)
  return entity?.type?.value
}
