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
 * The names that describe nouns in a phrase: `Georgia's` and `US` in "Georgia's US friends", `géorgiennes` in "les régions
 * géorgiennes". Names in a compound with a hyphen, behind a preposition, behind `former` or in a longer name are none.
 */
export function findModifiers(phrase: string, language: string | undefined, corpus: Corpus): readonly Modifier[] {
  const grammar = forLanguage(modifierWords, language)
  if (grammar === undefined) return []
  const spaced = grammar.place === "behind" ? phrase.replace(/(?<![\p{L}])([dl]['’])(?=\p{L})/giu, "$1 ") : phrase
  const words = spaced.split(/\s+/).filter(word => word !== "")
  return grammar.place === "behind" ? behindNouns(words, grammar, corpus) : beforeNouns(words, grammar, corpus)
}

function beforeNouns(words: readonly string[], grammar: ModifierWords, corpus: Corpus): readonly Modifier[] {
  const result: Modifier[] = []
  for (let at = 0; at < words.length - 1; ) {
    const modifier = longestAt(words, at, words.length - 1 - at, grammar, corpus)
    const marked = modifier && (grammar.place === "before" ? modifier : withEnding(modifier))
    if (marked !== undefined && canModify(words[at - 1], at, grammar)) result.push(marked)
    at += modifier?.words.split(" ").length ?? 1
  }
  return result
}

/** Behind "de" and the like, or as an adjective; what the phrase begins with is its noun. */
function behindNouns(words: readonly string[], grammar: ModifierWords, corpus: Corpus): readonly Modifier[] {
  const result: Modifier[] = []
  if (words.some(word => grammar.takesBack.has(word.toLowerCase()))) return result
  for (let at = 1; at < words.length; ) {
    const modifier = longestAt(words, at, words.length - at, grammar, corpus)
    const length = modifier?.words.split(" ").length ?? 1
    if (modifier !== undefined) {
      const others = [...words.slice(0, at), ...words.slice(at + length)].map(word => word.toLowerCase())
      const known = isLinked(words, at, grammar) ? modifier.known : modifier.known.filter(isAdjective)
      if (known.length > 0 && at > 1) result.push({ ...modifier, known, behind: others })
    }
    at += length
  }
  return result
}

/** "de Géorgie", "de la Géorgie"; not "près de Géorgie". */
function isLinked(words: readonly string[], at: number, { links, prepositions }: ModifierWords): boolean {
  const bare = (index: number) => (words[index] ?? "").toLowerCase().replace(/['’]$/, "")
  let before = at - 1
  while (before > 0 && links?.has(bare(before))) before--
  return before < at - 1 && !prepositions.has(bare(before))
}

/** Only an adjective or a genitive describes the noun behind it there. */
function withEnding(modifier: Modifier): Modifier | undefined {
  const known = modifier.known.filter(name => isAdjective(name) || modifier.words !== name.text.value)
  return known.length === 0 ? undefined : { ...modifier, known }
}

function isAdjective({ kind }: KnownName): boolean {
  return kind === "adjective"
}

/** A possessive ends the name; `room` words are left for it. */
function longestAt(
  words: readonly string[],
  at: number,
  room: number,
  grammar: ModifierWords,
  corpus: Corpus,
): Modifier | undefined {
  for (let count = Math.min(mostWords, room); count > 0; count--) {
    const written = words.slice(at, at + count).join(" ")
    const known = knownAs(written, grammar, corpus)
    if (known.length === 0) continue
    const behind = words.slice(at + count).map(word => word.toLowerCase().replace(grammar.possessive, ""))
    return { words: written, known, behind }
  }
  return undefined
}

/** With its ending, where that is part of the name; else without. */
function knownAs(written: string, { possessive, inflection }: ModifierWords, corpus: Corpus): readonly KnownName[] {
  const bare = corpus.registry.named(written.replace(possessive, ""))
  if (bare.length > 0 || inflection === undefined) return bare
  const whole = corpus.registry.named(written)
  return whole.length > 0 ? whole : corpus.registry.named(written.replace(inflection, "")).filter(isAdjective)
}

function canModify(before: string | undefined, at: number, grammar: ModifierWords): boolean {
  if (before === undefined || grammar.possessive.test(before)) return true
  const opensPhrase = at === 1 && /^\p{Lu}\p{Ll}{0,2}$/u.test(before)
  const inLongerName = /^\p{Lu}/u.test(before) && !opensPhrase
  const lower = before.toLowerCase()
  return !inLongerName && !grammar.prepositions.has(lower) && !grammar.takesBack.has(lower)
}
