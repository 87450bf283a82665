import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import type { LocatedText } from "../../text/span.ts"
import { mergeInto } from "../merge-into.ts"
import type { Report, Rule } from "../rule.ts"
import { isToldApart } from "./entity-near-duplicate.ts"
import { isPerson } from "./name-pairs.ts"

export const entitySurnameSplit: Rule = {
  meta: {
    code: "entity-surname-split",
    family: "registry",
    severity: "info",
    scope: "registry",
    summary: "A person known by a surname only is probably another person of the registry, known by the full name.",
    details:
      "It fires where one person only has that surname. Merge the two, or give the first a full name, an `ids` entry or `born` that tells them apart. A surname that the other has as an alias is told by `alias-collision`.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  ida-adler: {type: person, name: Ida Adler}
  adler: {type: person, name: Adler}
`,
      good: `//- registry.yaml
format: 1
entities:
  ida-adler: {type: person, name: Ida Adler}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      const entity = corpus.registry.get(id.value)
      if (entity?.name === undefined || entity.uri !== uri || /\s/.test(entity.name.value.trim())) continue
      if (!isPerson(entity.type?.value, corpus)) continue
      const [full, second] = fullNames(entity.name.value, entity, corpus)
      if (full !== undefined && second === undefined) yield report(entity, entity.name, full, corpus)
    }
  },
}

/** The persons whose name ends in this surname; none where somebody has it as an alias. */
function fullNames(surname: string, entity: RegisteredEntity, corpus: Corpus): readonly RegisteredEntity[] {
  const known = corpus.registry.named(surname).some(({ entity: owner }) => owner.id.value !== entity.id.value)
  if (known) return []
  return corpus.registry
    .surnamed(surname)
    .filter(other => other.id.value !== entity.id.value && isPerson(other.type?.value, corpus))
    .filter(other => !isToldApart(entity, other))
}

function report(entity: RegisteredEntity, name: LocatedText, full: RegisteredEntity, corpus: Corpus): Report {
  const [id, fullName] = [full.id.value, full.name?.value ?? full.id.value]
  return {
    at: name.span,
    message: `"${name.value}" (${entity.id.value}) may be "${fullName}" (${id})`,
    related: [{ uri: full.uri, span: full.name?.span ?? full.id.span, message: "the full name" }],
    fix: () => mergeInto(entity.id.value, id, entity.uri, corpus),
  }
}
