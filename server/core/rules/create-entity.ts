import { addEntity } from "../acts/add-entry.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { TextEdit } from "../text/edit.ts"
import { insertEntry, insertSection } from "../yaml/edit-entry.ts"
import { idFault } from "../yaml/id.ts"
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
  const edits = inSidecar(id, fields, file)
  return [{ title: `Create "${id}" under "local:"`, changes: [{ uri: file.uri, edits }] }]
}

function inRegistry(id: string, fields: ReadonlyMap<string, string>, corpus: Corpus): readonly Fix[] {
  const uri = registryFor(corpus)
  if (uri === undefined) return []
  const source = corpus.registryFile(uri)
  const edits = addEntity(source?.text ?? "", source?.value.entities ?? [], id, fields)
  return [{ title: `Create "${id}" in the registry`, changes: [{ uri, edits }] }]
}

/** The first registry file there is; else the first that `postil.yaml` names, if it is no pattern. */
function registryFor(corpus: Corpus): string | undefined {
  const [first] = [...corpus.registryFiles].map(({ uri }) => uri).sort()
  const named = corpus.config.value.registry.find(path => !/[*?{[]/.test(path))
  return first ?? (named === undefined ? undefined : corpus.root + named.split("/").map(encodeURIComponent).join("/"))
}

function inSidecar(id: string, fields: ReadonlyMap<string, string>, { text, sidecar }: CodedFile): readonly TextEdit[] {
  const local = [...sidecar.local.values()].at(-1)
  if (local === undefined)
    return insertSection(text, sidecar.sections, "local", new Map([[id, { flow: fields }]]), order)
  const place = { key: local.id.span, value: { start: local.id.span.end, end: local.span.end } }
  return insertEntry(text, [place], id, { flow: fields })
}

/** What stands before `local` in a sidecar (format.md section 10), and `local` itself. */
const order = ["format", "article", "source", "language", "status", "coders", "tags", "regions", "boilerplate", "local"]

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
