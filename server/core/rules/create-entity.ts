import { isRefusal } from "../acts/act.ts"
import { addEntity } from "../acts/add-entity.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { idFault } from "../yaml/id.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import type { Fix } from "./rule.ts"

/** Repairs that define an entity: in the registry, or in the sidecar if the id is local. None where it is no id. */
export function createEntity(id: string, file: CodedFile | undefined, corpus: Corpus): readonly Fix[] {
  if (idFault(id, id.startsWith("_") ? "local" : "entity") !== undefined) return []
  const [type, name] = [commonType(corpus), nameOf(id, file)]
  if (!id.startsWith("_")) {
    const change = addEntity(id, type, new Map([["name", name]]), corpus)
    return isRefusal(change) ? [] : [{ title: `Create "${id}" in the registry`, changes: [change] }]
  }
  if (file === undefined) return []
  const flow = new Map([
    ["type", type],
    ["name", name],
  ])
  const edits = setField(file.text, sidecarSchema, ["local", id], { flow })
  return edits === undefined ? [] : [{ title: `Create "${id}" under "local:"`, changes: [{ uri: file.uri, edits }] }]
}

/** Most entities that are missing are people. */
export function commonType(corpus: Corpus): string {
  if (corpus.codes.get("entity-types", "person")?.abstract === false) return "person"
  return [...corpus.codes.all("entity-types")].find(code => !code.abstract)?.id.value ?? "person"
}

/** The words that stand for it in the article, else those of its id. */
function nameOf(id: string, file: CodedFile | undefined): string {
  const surface = file?.sidecar.surfaces.find(({ readings }) =>
    readings.some(({ target }) => target.entities.length === 1 && target.entities[0]?.value === id),
  )
  if (surface !== undefined) return surface.text.value
  return nameFromId(id)
}

/** `south-ossetia` gives South Ossetia. */
export function nameFromId(id: string): string {
  const words = id.split(/[-_]/).filter(word => word !== "")
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ")
}
