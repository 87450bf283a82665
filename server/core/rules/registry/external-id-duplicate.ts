import type { Corpus } from "../../corpus/corpus.ts"
import type { Source } from "../../corpus/files.ts"
import type { Entity, ExternalId, RegistryFile } from "../../model/registry.ts"
import type { Report, Rule } from "../rule.ts"
import { removeExternalId } from "./remove-external-id.ts"

export const externalIdDuplicate: Rule = {
  meta: {
    code: "external-id-duplicate",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "Two entities have the same id of an authority such as Wikidata.",
    details:
      "Either the two are one thing and should be merged, or one of the ids is wrong. The first entity of the registry with the id is taken to be right; the finding stands at the others.",
    tags: ["registry"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  nordia: {type: country, name: Nordia, ids: {wikidata: Q230}}
  sudia: {type: country, name: Sudia, ids: {wikidata: Q230}}
`,
      good: `//- registry.yaml
format: 1
entities:
  nordia: {type: country, name: Nordia, ids: {wikidata: Q230}}
  sudia: {type: country, name: Sudia, ids: {wikidata: Q1428}}
`,
    },
  },
  *checkRegistry(source, corpus) {
    for (const entity of source.value.entities) {
      for (const external of entity.ids.values()) yield* duplicate(external, entity, source, corpus)
    }
  },
}

function* duplicate(
  external: ExternalId,
  owner: Entity,
  source: Source<RegistryFile>,
  corpus: Corpus,
): Generator<Report> {
  const { authority, value, span } = external
  const [first] = corpus.registry.withExternalId(authority, value)
  const other = first?.ids.get(authority)
  if (first === undefined || other === undefined || first.id.value === owner.id.value) return
  yield {
    at: span,
    message: `${authority} ${value} is also on ${first.id.value}`,
    related: [{ uri: first.uri, span: other.span, message: `${first.id.value} has it here` }],
    fix: () => removeExternalId(external, owner, source),
  }
}
