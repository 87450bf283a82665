import { removeEntities } from "../../acts/registry-edits.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const entityUnused: Rule = {
  meta: {
    code: "entity-unused",
    family: "registry",
    severity: "hint",
    scope: "corpus",
    summary: "No annotation names an entity, and no other entity of the registry does.",
    details:
      "Keep it if it is there to tell namesakes apart, or for articles to come. An entity that others belong to, or that ids were merged into, is in use.",
    tags: ["registry"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      "adler: {type: person, name: Ida Adler, aliases: [Adler]}",
      "adler: {type: person, name: Ida Adler, aliases: [Adler]}\n  moss: {type: person, name: Jon Moss}",
    ),
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      if (id.value === "" || corpus.registry.get(id.value)?.uri !== uri) continue
      if (corpus.index.isUsed(`entity:${id.value}`) || corpus.registry.isNamed(id.value)) continue
      yield {
        at: id.span,
        message: `no annotation uses ${id.value}`,
        fix: () => [{ title: `Delete "${id.value}"`, changes: removeEntities(new Set([id.value]), corpus) }],
      }
    }
  },
}
