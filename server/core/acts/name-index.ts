import type { Registry } from "../corpus/registry.ts"
import { searchNames } from "../corpus/search-names.ts"
import { closest } from "../similar/closest.ts"
import { foldForSearch, fuzzyScore } from "../similar/fuzzy.ts"

/** A name or the id of an entity, ready to be searched. */
interface IndexedName {
  readonly id: string
  readonly name: string
  readonly folded: string
  /** One bit for each letter that it has. */
  readonly letters: number
}

interface NameIndex {
  readonly names: readonly IndexedName[]
  readonly byLastWord: ReadonlyMap<string, readonly string[]>
}

/** A registry that changes is another one. */
const kept = new WeakMap<Registry, NameIndex>()

/** The entities of whose names the last word is this, or the last word of this: somebody's surname. */
export function withLastWord(words: string, registry: Registry): readonly string[] {
  const last = lastWord(foldForSearch(words))
  return last.length < 2 ? [] : (indexOf(registry).byLastWord.get(last) ?? [])
}

/** The entity with a name a slip away from these words. */
export function lookAlike(words: string, registry: Registry): string | undefined {
  const { names } = indexOf(registry)
  const name = closest(
    foldForSearch(words),
    names.map(({ folded }) => folded),
  )
  return names.find(({ folded }) => folded === name)?.id
}

/** Where a query fits, in the order of the registry, and how well (fuzzy.ts). `query` is folded. */
export function* searchRegistry(
  query: string,
  registry: Registry,
): Generator<{ readonly id: string; readonly name: string; readonly score: number }> {
  const wanted = lettersOf(query)
  for (const { id, name, folded, letters } of indexOf(registry).names) {
    // Most names of a large registry are told apart without looking at them.
    if ((letters & wanted) !== wanted) continue
    const score = fuzzyScore(query, folded)
    if (score !== undefined) yield { id, name, score }
  }
}

function indexOf(registry: Registry): NameIndex {
  const known = kept.get(registry) ?? makeIndex(registry)
  kept.set(registry, known)
  return known
}

function makeIndex(registry: Registry): NameIndex {
  const names: IndexedName[] = []
  const byLastWord = new Map<string, string[]>()
  for (const entity of registry.all()) {
    const id = entity.id.value
    for (const { name, folded } of searchNames(entity)) {
      names.push({ id, name, folded, letters: lettersOf(folded) })
      const last = lastWord(folded)
      const others = byLastWord.get(last)
      if (others === undefined) byLastWord.set(last, [id])
      else if (others.at(-1) !== id) others.push(id)
    }
  }
  return { names, byLastWord }
}

function lastWord(folded: string): string {
  return folded.slice(folded.lastIndexOf(" ") + 1).replace(/\P{L}+$/u, "")
}

/** Letters and digits share the bits of a number; blanks do not count. */
function lettersOf(folded: string): number {
  let letters = 0
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (code !== 32) letters |= 1 << (code & 31)
  }
  return letters
}
