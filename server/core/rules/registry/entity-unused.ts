import { removeEntities } from "../../acts/registry-edits.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Registry } from "../../corpus/registry.ts"
import { usesOfRegistry } from "../../corpus/vocabulary-uses.ts"
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
    const unused = value.entities.filter(({ id }) => {
      return corpus.registry.get(id.value)?.uri === uri && !corpus.index.isUsed(`entity:${id.value}`)
    })
    if (unused.length === 0) return
    const named = namedInRegistry(corpus)
    for (const { id } of unused) {
      if (named.has(id.value)) continue
      yield {
        at: id.span,
        message: `no annotation uses ${id.value}`,
        fix: () => [{ title: `Delete "${id.value}"`, changes: removeEntities(new Set([id.value]), corpus) }],
      }
    }
  },
}

/** A registry that changes is another one. */
const kept = new WeakMap<Registry, ReadonlySet<string>>()

function namedInRegistry(corpus: Corpus): ReadonlySet<string> {
  // Who else is named anywhere in the registry depends on all of it.
  corpus.registry.ids()
  const known = kept.get(corpus.registry) ?? namesIn(corpus)
  kept.set(corpus.registry, known)
  return known
}

function namesIn(corpus: Corpus): ReadonlySet<string> {
  const uses = [...corpus.registryFiles].flatMap(({ value }) => [...usesOfRegistry(value)])
  return new Set(uses.filter(({ key, declares }) => !declares && key.startsWith("entity:")).map(({ id }) => id))
}
