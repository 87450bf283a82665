import { distance } from "fastest-levenshtein"
import { detached } from "../text/detached.ts"
import { foldForSearch } from "./fuzzy.ts"

/** By words: names share most of theirs. */
const kept = new Map<string, string>()
const mostKept = 100_000

/**
 * A rough spelling that names share which differ by a slip or by another way of writing foreign letters: consonants
 * only, without doubles, the words in alphabetical order. Undefined for what is too short to tell anything.
 */
export function spellingKey(name: string): string | undefined {
  const key = wordsOf(name).map(roughly).sort().join(" ")
  return key.replace(/ /g, "").length < 3 ? undefined : key
}

/** How many letters two names differ in, whatever the order of their words; undefined where those are too many. */
export function slipsBetween(a: string, b: string): number | undefined {
  const [one, other] = [a, b].map(name => wordsOf(name).sort().join(" "))
  if (one === undefined || other === undefined) return undefined
  const shorter = Math.min(one.length, other.length)
  const slips = distance(one, other)
  return shorter >= 6 && slips <= Math.max(1, Math.floor(shorter / 7)) ? slips : undefined
}

/** The words of a name in small letters and without accents. */
export function wordsOf(name: string): string[] {
  return foldForSearch(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** The last word of a name, in small letters and without accents. */
export function lastWord(name: string): string {
  return wordsOf(name).at(-1) ?? ""
}

/** Letters that stand for one another where a name comes from another script. */
const equivalents: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/[ckq]h?/g, "k"],
  [/[sz]?[cz]h|[szx]h?|ts/g, "s"],
  [/w/g, "v"],
  [/dj|[jy]/g, "i"],
  [/[aeiouh]/g, ""],
  [/(.)\1+/g, "$1"],
  // A plural or another case.
  [/(?<=..)[sn]+$/g, ""],
]

function roughly(word: string): string {
  const known = kept.get(word)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const rough = detached(roughlySpelt(word))
  kept.set(detached(word), rough)
  return rough
}

/** Numbers, in Roman figures too, are all that tells one summit or king from the next. */
function roughlySpelt(word: string): string {
  if (/^\p{N}+$/u.test(word) || /^[ivx]+$/.test(word)) return `${word}.`
  const rough = equivalents.reduce((rest, [from, to]) => rest.replace(from, to), word)
  return rough === "" ? word.slice(0, 1) : rough
}
