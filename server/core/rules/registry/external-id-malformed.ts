import type { Source } from "../../corpus/files.ts"
import type { Entity, ExternalId, RegistryFile } from "../../model/registry.ts"
import { changeTo } from "../change-to.ts"
import type { Report, Rule } from "../rule.ts"
import { type ExternalIdForm, externalIdForms } from "./external-ids.ts"
import { removeExternalId } from "./remove-external-id.ts"

export const externalIdMalformed: Rule = {
  meta: {
    code: "external-id-malformed",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "An id under `ids` does not look like an id of that authority.",
    details: `Checked are ${[...externalIdForms].map(([authority, { says }]) => `${authority} (${says})`).join(", ")}. Whether the id exists, and means the same thing, only the authority can tell.`,
    tags: ["registry"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  nordia: {type: country, name: Nordia, ids: {wikidata: 230}}
`,
      good: `//- registry.yaml
format: 1
entities:
  nordia: {type: country, name: Nordia, ids: {wikidata: Q230}}
`,
    },
  },
  *checkRegistry(source) {
    for (const entity of source.value.entities) {
      for (const id of entity.ids.values()) {
        const form = externalIdForms.get(id.authority)
        if (form !== undefined && !form.pattern.test(id.value)) yield report(id, form, entity, source)
      }
    }
  },
}

function report(
  id: ExternalId,
  { pattern, says, repair }: ExternalIdForm,
  owner: Entity,
  source: Source<RegistryFile>,
): Report {
  const meant = repair(id.value)
  return {
    at: id.span,
    message: `"${id.value}" is not an id of ${id.authority}, which is ${says}`,
    fix: () => [
      ...(pattern.test(meant) ? [changeTo(source.uri, id.span, meant)] : []),
      ...removeExternalId(id, owner, source),
    ],
  }
}
