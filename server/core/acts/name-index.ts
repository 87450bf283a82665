import type { Registry } from "../corpus/registry.ts"
import { searchNames } from "../corpus/search-names.ts"
import { closest } from "../similar/closest.ts"
import { foldForSearch } from "../similar/fuzzy.ts"

/** The names of a registry by their words, in the form in which they are searched. */
interface NameIndex {
  readonly byLastWord: ReadonlyMap<string, readonly string[]>
  readonly byName: ReadonlyMap<string, string>
}

/** A registry that changes is another one. */
const kept = new WeakMap<Registry, NameIndex>()

/** The entities of whose names the last word is this, or the last word of this: somebody's surname. */
export function withLastWord(words: string, registry: Registry): readonly string[] {
  const last = lastWord(foldForSearch(words))
  return last.length < 2 ? [] : (indexOf(registry).byLastWord.get(last) ?? [])
}

/** The entity with a name a slip away from these words. */
export function lookAlikes(words: string, registry: Registry): readonly string[] {
  const { byName } = indexOf(registry)
  const name = closest(foldForSearch(words), byName.keys())
  const id = name === undefined ? undefined : byName.get(name)
  return id === undefined ? [] : [id]
}

function indexOf(registry: Registry): NameIndex {
  const known = kept.get(registry) ?? makeIndex(registry)
  kept.set(registry, known)
  return known
}

function makeIndex(registry: Registry): NameIndex {
  const byLastWord = new Map<string, string[]>()
  const byName = new Map<string, string>()
  for (const entity of registry.all()) {
    const id = entity.id.value
    for (const { name, folded } of searchNames(entity)) {
      if (name === id) continue
      if (!byName.has(folded)) byName.set(folded, id)
      const last = lastWord(folded)
      const others = byLastWord.get(last)
      if (others === undefined) byLastWord.set(last, [id])
      else if (others.at(-1) !== id) others.push(id)
    }
  }
  return { byLastWord, byName }
}

function lastWord(folded: string): string {
  return /[\p{L}\p{M}\p{N}]+(?=[^\p{L}\p{M}\p{N}]*$)/u.exec(folded)?.[0] ?? ""
}
