import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import type { LocatedText } from "../../text/span.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setFields } from "../../yaml/set-field.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { isTypeConflict } from "./entity-type-conflict.ts"
import { namePairs } from "./name-pairs.ts"
import { groupsOfPairs, mergesOf, type PairGroup, relatedNames } from "./pair-groups.ts"

export const aliasCollision: Rule = {
  meta: {
    code: "alias-collision",
    family: "registry",
    severity: "info",
    scope: "registry",
    summary: "Two or more entities have the same name or alias.",
    details:
      "Where that is so on purpose, as with the country and the US state of Georgia, leave it: every use is then checked by `homonym-implausible`. Where the name of one thing stands for another, as a capital does for its government, write it under `metonyms`, which may be shared.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
  tom-adler: {type: person, name: Tom Adler, aliases: [Adler]}
`,
      good: `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
  tom-adler: {type: person, name: Tom Adler}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      const entity = corpus.registry.get(id.value)
      if (entity === undefined || entity.uri !== uri) continue
      const same = namePairs(entity, corpus).filter(pair => pair.likeness === "same" && !isTypeConflict(pair, corpus))
      for (const pairs of groupsOfPairs(same)) yield report(pairs, corpus)
    }
  },
}

function report(pairs: PairGroup, corpus: Corpus): Report {
  const [{ entity, name }] = pairs
  const first = pairs.slice(0, mostListed)
  const ids = [...pairs.map(({ other }) => other.id.value), entity.id.value]
  return {
    at: name.span,
    message: `"${name.value}" names ${listed(ids, "and", mostListed)}`,
    related: relatedNames(pairs),
    fix: () => {
      const [only, second] = first
      return [
        ...toMetonym(entity, name, corpus),
        ...(only && second === undefined ? toMetonym(only.other, only.otherName, corpus) : []),
        ...mergesOf(first, corpus),
      ]
    },
  }
}

/** An alias moves to the metonyms of its entity. */
function toMetonym(owner: RegisteredEntity, text: LocatedText, corpus: Corpus): readonly Fix[] {
  const source = corpus.registryFile(owner.uri)
  if (source === undefined || !owner.aliases.includes(text)) return []
  const aliases = owner.aliases.filter(alias => alias !== text).map(({ value }) => value)
  const metonyms = [...owner.metonyms.map(({ value }) => value), text.value]
  const path = ["entities", owner.id.value]
  const edits = setFields(source.text, registrySchema, [
    { path: [...path, "aliases"], value: aliases.length === 0 ? undefined : aliases },
    { path: [...path, "metonyms"], value: metonyms },
  ])
  if (edits === undefined) return []
  return [{ title: `Make it a metonym of "${owner.id.value}"`, changes: [{ uri: owner.uri, edits }] }]
}
