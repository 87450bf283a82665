import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import { wordsOf } from "../../similar/spelling.ts"
import { mostListed } from "../../text/wording.ts"
import type { Report, Rule } from "../rule.ts"
import { isPerson, type NamePair, namePairs } from "./name-pairs.ts"
import { groupsOfPairs, mergesOf, otherName, type PairGroup, relatedNames } from "./pair-groups.ts"

export const entityNearDuplicate: Rule = {
  meta: {
    code: "entity-near-duplicate",
    family: "registry",
    severity: "info",
    scope: "registry",
    summary: "Two entities of one type have names that differ in a letter or two, or in the order of words only.",
    details:
      "Probably one thing was entered twice, in two spellings; merging makes the second spelling an alias. Brothers and fathers are told apart by different `born` dates or different `ids`; so are a Petrov and a Petrova, and a summit and the next one by their numbers.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  saudabayev: {type: person, name: Kanat Saudabayev}
  saudabaev: {type: person, name: Kanat Saudabaev}
`,
      good: `//- registry.yaml
format: 1
entities:
  saudabayev: {type: person, name: Kanat Saudabayev}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      const entity = corpus.registry.get(id.value)
      if (entity === undefined || entity.uri !== uri) continue
      const likely = namePairs(entity, corpus).filter(pair => pair.likeness === "spelling" && isLikely(pair, corpus))
      for (const pairs of groupsOfPairs(likely)) yield report(pairs, corpus)
    }
  },
}

function isLikely({ entity, name, other, otherName }: NamePair, corpus: Corpus): boolean {
  if (entity.type?.value !== other.type?.value || isToldApart(entity, other)) return false
  return !isPerson(entity.type?.value, corpus) || !isOtherSex(name.value, otherName.value)
}

/** Whether the registry knows something of both that cannot be true of one. */
export function isToldApart(a: RegisteredEntity, b: RegisteredEntity): boolean {
  if (a.born && b.born && a.born.value !== b.born.value) return true
  for (const [authority, { value }] of a.ids) {
    const other = b.ids.get(authority)
    if (other !== undefined && other.value !== value) return true
  }
  return a.partOf?.value === b.id.value || b.partOf?.value === a.id.value
}

/** Petrov and Petrova, Alexander and Alexandra. */
function isOtherSex(a: string, b: string): boolean {
  const [one, two] = [wordsOf(a), wordsOf(b)]
  return one.length === two.length && one.some((word, at) => word.endsWith("a") !== two[at]?.endsWith("a"))
}

function report(pairs: PairGroup, corpus: Corpus): Report {
  const [{ entity, name }] = pairs
  const first = pairs.slice(0, mostListed)
  const what = isPerson(entity.type?.value, corpus) ? "person" : "thing"
  return {
    at: name.span,
    message: `"${name.value}" and ${otherName(pairs)} look like one ${what}`,
    related: relatedNames(pairs),
    fix: () => mergesOf(first, corpus),
  }
}
