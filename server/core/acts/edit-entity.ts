import type { Corpus } from "../corpus/corpus.ts"
import { entityName } from "../corpus/names.ts"
import { type RecordShape, recordsIn, shapeAt } from "../yaml/schema.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import type { Fields } from "./act-params.ts"
import { toChanges } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"
import { registeredEntity } from "./registered-entity.ts"
import { draftOf } from "./sidecar-draft.ts"

/** Sets, replaces or takes out what is said of an entity; `ids.wikidata` leads to one of its ids. */
export const editEntity: Act<"edit-entity"> = {
  name: "edit-entity",
  run({ uri, entity, set }, { corpus }) {
    return entity.startsWith("_") ? editLocal(uri, entity, set, corpus) : editRegistered(entity, set, corpus)
  },
}

const entityShape = recordAt(registrySchema, "entities")
const localShape = recordAt(sidecarSchema, "local")

function editRegistered(id: string, set: Fields, corpus: Corpus): Outcome {
  const found = registeredEntity(id, corpus)
  if (isRefusal(found)) return found
  const fault = fieldsFault(set, entityShape, { corpus }) ?? missingFault(set, ["type", "name"])
  if (fault !== undefined) return refuse(fault)
  const edits = setFields(found.text, registrySchema, toChanges(["entities", id], set, entityShape))
  return toOutcome(edits, found.entity.uri, entityName(id, undefined, corpus), corpus)
}

function editLocal(uri: string, id: string, set: Fields, corpus: Corpus): Outcome {
  const draft = draftOf(uri, corpus)
  if (isRefusal(draft)) return draft
  const { file } = draft
  if (!file.sidecar.local.has(id)) return refuse(`"${id}" is not under "local:" of this article: create it first`)
  const fault = fieldsFault(set, localShape, { corpus, file }) ?? missingFault(set, ["type"])
  if (fault !== undefined) return refuse(fault)
  const edits = setFields(file.text, sidecarSchema, toChanges(["local", id], set, localShape))
  return toOutcome(edits, file.uri, entityName(id, file, corpus), corpus)
}

function recordAt(schema: RecordShape, section: string): RecordShape {
  const [record] = recordsIn(shapeAt(schema, [section, "id"]) ?? schema)
  return record ?? schema
}

function missingFault(set: Fields, required: readonly string[]): string | undefined {
  const missing = required.find(key => set[key] === null || set[key] === "")
  return missing === undefined ? undefined : `"${missing}" cannot be left out: give it another value`
}

function toOutcome(edits: ReturnType<typeof setFields>, uri: string, name: string, corpus: Corpus): Outcome {
  if (edits === undefined) return refuse(`"${name}" cannot be changed in "${corpus.pathOf(uri)}": mend its entry first`)
  if (edits.length === 0) return refuse(`"${name}" is like this already`)
  return { title: `Change ${name}`, done: `Changed ${name}`, changes: [{ uri, edits }] }
}
