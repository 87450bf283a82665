import type { Corpus } from "../core/corpus/corpus.ts"
import type { KnownName } from "../core/corpus/registry.ts"
import { closest } from "../core/similar/closest.ts"
import { Refusal } from "./command.ts"

/** The id that a word of the command line means in each corpus that knows it: itself, or of whom it is the name. */
export function findEntity(word: string, corpora: readonly Corpus[]): ReadonlyMap<Corpus, string> {
  const found = new Map<Corpus, string>()
  for (const corpus of corpora) {
    const id = idIn(word, corpus)
    if (id !== undefined) found.set(corpus, id)
  }
  if (found.size === 0) throw new Refusal(unknown(word, corpora))
  return found
}

function idIn(word: string, corpus: Corpus): string | undefined {
  if (corpus.registry.get(word) !== undefined) return word
  const merged = corpus.registry.mergedInto(word)
  if (merged !== undefined) return merged
  // A registry may be missing or behind: what sidecars name can be asked for as well.
  if (word === "narrator" || isUsed(word, corpus)) return word
  return idOfName(word, corpus)
}

function isUsed(id: string, { index }: Corpus): boolean {
  for (const _ of index.using(`entity:${id}`)) return true
  if (!id.startsWith("_")) return false
  return [...index.all()].some(facts => facts.uses.some(use => use.id === id && use.declares))
}

/** What it is the name of; what it is another word for, where it is no name. */
function idOfName(word: string, corpus: Corpus): string | undefined {
  const exact = corpus.registry.named(word)
  const known = exact.length > 0 ? exact : inAnyCase(word, corpus)
  const named = idsOf(known.filter(({ kind }) => kind === "name"))
  const ids = named.length > 0 ? named : idsOf(known)
  if (ids.length > 1) throw new Refusal(`"${word}" is a name of ${ids.join(" and of ")}; give the id.`)
  return ids[0]
}

function inAnyCase(word: string, { registry }: Corpus): readonly KnownName[] {
  const lower = word.toLowerCase()
  return [...registry.names()].filter(name => name.toLowerCase() === lower).flatMap(name => registry.named(name))
}

function idsOf(known: readonly KnownName[]): string[] {
  return [...new Set(known.map(({ entity }) => entity.id.value))]
}

function unknown(word: string, corpora: readonly Corpus[]): string {
  const candidates = corpora.flatMap(({ registry }) => [...registry.ids(), ...registry.names()])
  const meant = closest(word, candidates)
  return `"${word}" is no entity of the registry.${meant === undefined ? "" : ` Did you mean "${meant}"?`}`
}
