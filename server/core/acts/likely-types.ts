import type { Corpus } from "../corpus/corpus.ts"
import type { Registry } from "../corpus/registry.ts"
import { forLanguage } from "../language/for-language.ts"
import { typeWords } from "../language/type-words.ts"

/** The types that a new entity of that name may have, the likeliest first. */
export function likelyTypes(name: string, language: string | undefined, corpus: Corpus): readonly string[] {
  const types = [...corpus.codes.all("entity-types")].filter(code => !code.abstract && code.deprecated === undefined)
  const guessed = guess(name, language, corpus)
  const counts = countsOf(corpus.registry)
  const rank = (id: string) => (guessed !== undefined && isA(id, guessed, corpus) ? -1 : 0)
  return types
    .map(code => code.id.value)
    .sort((a, b) => rank(a) - rank(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
}

/** A registry that changes is another one. */
const kept = new WeakMap<Registry, ReadonlyMap<string, number>>()

/** How many entities there are of each type. */
function countsOf(registry: Registry): ReadonlyMap<string, number> {
  const known = kept.get(registry)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const { type } of registry.all()) if (type) counts.set(type.value, (counts.get(type.value) ?? 0) + 1)
  kept.set(registry, counts)
  return counts
}

/** A title or two words with capitals are a person; a word such as Council tells the rest. */
function guess(name: string, language: string | undefined, corpus: Corpus): string | undefined {
  const words = forLanguage(typeWords, language) ?? []
  const told = words.find(({ pattern }) => pattern.test(name))
  if (told !== undefined) return told.type
  const titles = [...corpus.codes.all("roles")].flatMap(role => role.titles.map(({ value }) => value.toLowerCase()))
  const lower = name.toLowerCase()
  if (titles.some(title => lower.startsWith(`${title} `))) return "person"
  return /^\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:de|van|von|al|bin|\p{Lu}[\p{L}\p{M}.’'-]*)){1,2}$/u.test(name)
    ? "person"
    : undefined
}

function isA(id: string, type: string, corpus: Corpus): boolean {
  return id === type || corpus.codes.isUnder("entity-types", id, type)
}
