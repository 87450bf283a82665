import type { Corpus } from "../../corpus/corpus.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setFields } from "../../yaml/set-field.ts"
import { mergeInto } from "../merge-into.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { isTypeConflict } from "./entity-type-conflict.ts"
import { type NamePair, namePairs } from "./name-pairs.ts"

export const aliasCollision: Rule = {
  meta: {
    code: "alias-collision",
    family: "registry",
    severity: "info",
    scope: "registry",
    summary: "Two entities have the same name or alias.",
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
      for (const pair of namePairs(entity, corpus)) {
        if (pair.likeness === "same" && !isTypeConflict(pair, corpus)) yield report(pair, corpus)
      }
    }
  },
}

function report(pair: NamePair, corpus: Corpus): Report {
  const { entity, name, other, otherName } = pair
  return {
    at: name.span,
    message: `"${name.value}" names ${other.id.value} and ${entity.id.value}`,
    related: [{ uri: other.uri, span: otherName.span, message: `a name of ${other.id.value}` }],
    fix: () => [
      ...toMetonym(pair, corpus),
      ...(entity.type?.value === other.type?.value
        ? mergeInto(entity.id.value, other.id.value, entity.uri, corpus)
        : []),
    ],
  }
}

/** An alias of either moves to its metonyms. */
function toMetonym({ entity, name, other, otherName }: NamePair, corpus: Corpus): readonly Fix[] {
  return [
    { owner: entity, text: name },
    { owner: other, text: otherName },
  ].flatMap(({ owner, text }) => {
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
  })
}
