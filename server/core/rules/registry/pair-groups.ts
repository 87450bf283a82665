import type { Corpus } from "../../corpus/corpus.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { mergeInto } from "../merge-into.ts"
import type { Fix, Related } from "../rule.ts"
import type { NamePair } from "./name-pairs.ts"

/** Pairs of one entity and one of its names with others that have the same other name. */
export type PairGroup = readonly [NamePair, ...NamePair[]]

/**
 * The pairs of one entity by the names that are alike: where thirty share an alias, what is found of it is told once at each
 * of them, not once for each of the others.
 */
export function groupsOfPairs(pairs: readonly NamePair[]): Iterable<PairGroup> {
  const groups = new Map<string, [NamePair, ...NamePair[]]>()
  for (const pair of pairs) {
    const names = `${pair.name.span.start} ${pair.otherName.value}`
    const group = groups.get(names)
    if (group === undefined) groups.set(names, [pair])
    else group.push(pair)
  }
  return groups.values()
}

/** Where the others have the name. */
export function relatedNames(pairs: PairGroup): readonly Related[] {
  return pairs.map(({ other, otherName }) => {
    return { uri: other.uri, span: otherName.span, message: `a name of ${other.id.value}` }
  })
}

/** For a sentence about the names of a group: the other name, and who has it. */
export function otherName(pairs: PairGroup): string {
  const ids = pairs.map(({ other }) => other.id.value)
  return `"${pairs[0].otherName.value}" (${listed(ids, "and", mostListed)})`
}

/** The entity becomes one with one of the others, if those are of its type. */
export function mergesOf(pairs: readonly NamePair[], corpus: Corpus): readonly Fix[] {
  return pairs.flatMap(({ entity, other }) =>
    entity.type?.value === other.type?.value ? mergeInto(entity.id.value, other.id.value, entity.uri, corpus) : [],
  )
}
