import type { Corpus } from "../corpus/corpus.ts"
import type { KnownName } from "../corpus/registry.ts"
import { forLanguage } from "../language/for-language.ts"
import { type ModifierWords, modifierWords } from "../language/modifier-words.ts"

/** A name of the registry that describes the noun behind it. */
export interface Modifier {
  /** As written, with its ending. */
  readonly words: string
  /** What the name can stand for. */
  readonly known: readonly KnownName[]
  /** The words behind it, in lower case: the noun is among them. */
  readonly behind: readonly string[]
}

/** No name of a modifier is longer. */
const mostWords = 5

/**
 * The names before nouns in a phrase: `Georgia's` and `US` in "Georgia's US friends". Names in a compound with a hyphen,
 * behind a preposition, behind `former` or in a longer name are none.
 */
export function findModifiers(phrase: string, language: string | undefined, corpus: Corpus): readonly Modifier[] {
  const grammar = forLanguage(modifierWords, language)
  if (grammar === undefined) return []
  const words = phrase.split(/\s+/).filter(word => word !== "")
  const result: Modifier[] = []
  for (let at = 0; at < words.length - 1; ) {
    const modifier = longestAt(words, at, grammar, corpus)
    if (modifier !== undefined && canModify(words[at - 1], at, grammar)) result.push(modifier)
    at += modifier?.words.split(" ").length ?? 1
  }
  return result
}

/** A noun must follow, and a possessive ends the name. */
function longestAt(words: readonly string[], at: number, grammar: ModifierWords, corpus: Corpus): Modifier | undefined {
  for (let count = Math.min(mostWords, words.length - 1 - at); count > 0; count--) {
    const written = words.slice(at, at + count).join(" ")
    const known = corpus.registry.named(written.replace(grammar.possessive, ""))
    if (known.length === 0) continue
    const behind = words.slice(at + count).map(word => word.toLowerCase().replace(grammar.possessive, ""))
    return { words: written, known, behind }
  }
  return undefined
}

function canModify(before: string | undefined, at: number, grammar: ModifierWords): boolean {
  if (before === undefined || grammar.possessive.test(before)) return true
  const opensPhrase = at === 1 && /^\p{Lu}\p{Ll}{0,2}$/u.test(before)
  const inLongerName = /^\p{Lu}/u.test(before) && !opensPhrase
  const lower = before.toLowerCase()
  return !inLongerName && !grammar.prepositions.has(lower) && !grammar.takesBack.has(lower)
}
