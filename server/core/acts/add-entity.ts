import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { setField } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { type Refusal, refuse } from "./act.ts"
import { newRegistry } from "./new-files.ts"
import { registryPlace } from "./registry-place.ts"

/** Defines an entity in the registry, which is created where there is none. */
export function addEntity(
  id: string,
  type: string,
  fields: ReadonlyMap<string, Writable>,
  corpus: Corpus,
): FileChange | Refusal {
  const place = registryPlace(id, type, corpus)
  if (place === undefined) return refuse(`"postil.yaml" names no registry file that "${id}" could go to: name one`)
  const { uri, text, before } = place
  const all = new Map<string, Writable>([["type", type], ...fields])
  const value = place.inBraces ? { flow: all } : all
  const path = ["entities", id]
  if (text === undefined) {
    const newText = newRegistry([{ path, value }]) ?? ""
    return { uri, edits: [{ span: { start: 0, end: 0 }, newText }] }
  }
  const edits = setField(text, registrySchema, path, value, before)
  return edits === undefined
    ? refuse(`"${id}" cannot be added to "${corpus.pathOf(uri)}": mend that file first`)
    : { uri, edits }
}
