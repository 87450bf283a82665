import type { Source } from "../../corpus/files.ts"
import type { Entity, ExternalId, RegistryFile } from "../../model/registry.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix } from "../rule.ts"

/** Takes an id from an entity, and `ids:` as well where nothing else is left in it. */
export function removeExternalId(
  { authority }: ExternalId,
  owner: Entity,
  source: Source<RegistryFile>,
): readonly Fix[] {
  const path = ["entities", owner.id.value, "ids", authority]
  const edits = setField(source.text, registrySchema, path, undefined)
  return edits === undefined
    ? []
    : [{ title: `Remove it from "${owner.id.value}"`, changes: [{ uri: source.uri, edits }] }]
}
