import type { ArticleText } from "../anchor/article-text.ts"
import type { Registry } from "../corpus/registry.ts"

/** Every known string by its first word. */
type ByFirstWord = ReadonlyMap<string, readonly string[]>

/** A registry that changes is another one. */
const kept = new WeakMap<Registry, ByFirstWord>()

const word = /[\p{L}\p{M}\p{N}]+/u

/** The strings of the registry that an article has; a few of them inside words only. */
export function namesInArticle({ normal: { text }, bounded }: ArticleText, registry: Registry): ReadonlySet<string> {
  const found = new Set<string>()
  if (!bounded) {
    for (const name of registry.names()) if (text.includes(name)) found.add(name)
    return found
  }
  const byFirstWord = indexOf(registry)
  for (const { 0: first, index } of text.matchAll(new RegExp(word, "gu"))) {
    for (const name of byFirstWord.get(first) ?? []) if (text.startsWith(name, index)) found.add(name)
  }
  return found
}

function indexOf(registry: Registry): ByFirstWord {
  const known = kept.get(registry)
  if (known !== undefined) return known
  const names = new Map<string, string[]>()
  for (const name of registry.names()) {
    const match = word.exec(name)
    // What begins with a mark, such as a quotation mark, is no name that a text can be searched for by its words.
    if (match === null || match.index > 0) continue
    const others = names.get(match[0])
    if (others === undefined) names.set(match[0], [name])
    else others.push(name)
  }
  kept.set(registry, names)
  return names
}
