import { isInBraces } from "../acts/registry-place.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { idFault } from "../yaml/id.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField, setFields } from "../yaml/set-field.ts"
import type { Fix } from "./rule.ts"

/** Repairs that define an entity: in the registry, or in the sidecar if the id is local. None where it is no id. */
export function createEntity(id: string, file: CodedFile | undefined, corpus: Corpus): readonly Fix[] {
  if (idFault(id, id.startsWith("_") ? "local" : "entity") !== undefined) return []
  const fields = new Map([
    ["type", commonType(corpus)],
    ["name", nameOf(id, file)],
  ])
  if (!id.startsWith("_")) return inRegistry(id, fields, corpus)
  if (file === undefined) return []
  const edits = setField(file.text, sidecarSchema, ["local", id], { flow: fields })
  return edits === undefined ? [] : [{ title: `Create "${id}" under "local:"`, changes: [{ uri: file.uri, edits }] }]
}

function inRegistry(id: string, fields: ReadonlyMap<string, string>, corpus: Corpus): readonly Fix[] {
  const uri = registryFor(corpus)
  if (uri === undefined) return []
  const source = corpus.registryFile(uri)
  const last = source?.value.entities.at(-1)
  const inBraces = source === undefined || last === undefined || isInBraces(last, source.text)
  const edits = setFields(source?.text ?? "", registrySchema, [
    ...(source?.text.trim() ? [] : [{ path: ["format"], value: "1" }]),
    { path: ["entities", id], value: inBraces ? { flow: fields } : fields },
  ])
  return edits === undefined ? [] : [{ title: `Create "${id}" in the registry`, changes: [{ uri, edits }] }]
}

/** The first registry file there is; else the first that `postil.yaml` names, if it is no pattern. */
function registryFor(corpus: Corpus): string | undefined {
  const [first] = [...corpus.registryFiles].map(({ uri }) => uri).sort()
  const named = corpus.config.value.registry.find(path => !/[*?{[]/.test(path))
  return first ?? (named === undefined ? undefined : corpus.root + named.split("/").map(encodeURIComponent).join("/"))
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
