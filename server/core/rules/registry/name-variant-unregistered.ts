import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import { slipsBetween } from "../../similar/spelling.ts"
import type { LocatedText } from "../../text/span.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { type SingleReading, singleReadings } from "../single-readings.ts"
import { withMistake } from "../with-mistake.ts"

export const nameVariantUnregistered: Rule = {
  meta: {
    code: "name-variant-unregistered",
    family: "registry",
    severity: "info",
    scope: "annotation",
    summary: "A string is tagged as an entity whose name is spelt almost like it, but the registry does not have it.",
    details:
      "With the alias, Postil counts the string as a name, finds it in other articles and notices when it is tagged as somebody else. Plurals and possessives of a name, and names of other entities, are left alone.",
    tags: ["names", "registry"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev, Nazarbaev]}
//- a.txt
Nazarbaev opened the bridge.
//- a.ann.yaml
mentions:
  Nazarbaev: nazarbayev
`,
      "nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev, Nazarbaev]}",
      "nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev]}",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const reading of singleReadings(file)) {
      const report = variant(reading, corpus)
      if (report !== undefined) yield report
    }
  },
}

function variant({ surface, entity, occurrence }: SingleReading, corpus: Corpus): Report | undefined {
  const words = surface.text.value
  if (occurrence === undefined || occurrence.kind !== "description" || !/^\p{Lu}/u.test(words)) return undefined
  if (corpus.registry.named(words).length > 0) return undefined
  const meant = corpus.registry.get(entity.value)
  const name = meant && likeOneOf(meant, words)
  if (meant === undefined || name === undefined) return undefined
  return {
    at: surface.text.span,
    message: `"${words}" looks like "${name.value}" (${entity.value})`,
    inArticle: occurrence.span,
    related: [{ uri: meant.uri, span: name.span, message: `a name of ${entity.value}` }],
    fix: () => addAlias(words, meant, corpus),
  }
}

/** Neither a plural nor another form of it: none begins with the other. */
function likeOneOf({ name, aliases }: RegisteredEntity, words: string): LocatedText | undefined {
  const names = name === undefined ? aliases : [name, ...aliases]
  return names.find(({ value }) => {
    if (slipsBetween(words, value) === undefined) return false
    return value.toLowerCase() === words.toLowerCase() || !(value.startsWith(words) || words.startsWith(value))
  })
}

function addAlias(words: string, { id, uri, aliases }: RegisteredEntity, corpus: Corpus): readonly Fix[] {
  const names = [...aliases.map(({ value }) => value), words]
  const text = corpus.registryFile(uri)?.text
  const edits = text && setField(text, registrySchema, ["entities", id.value, "aliases"], names)
  return edits ? [{ title: `Make it an alias of "${id.value}"`, changes: [{ uri, edits }] }] : []
}
