import type { Corpus, } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import type { ExternalId } from "../../model/registry.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const externalIdDuplicate: Rule = {
  meta: {
    code: "external-id-duplicate",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "Two entities have the same id of an authority such as Wikidata.",
    details:
      "Either the two are one thing, then merge them, or one of the ids is wrong. The first entity of the registry with the id is taken to be right; the finding stands at the others.",
  },
  *checkRegistry({ value, uri, text }, corpus) {
    for (const { id, ids } of value.entities) {
      for (const external of ids.values()) yield* duplicate(external, id.value, uri, text, corpus)
    }
  },
}
