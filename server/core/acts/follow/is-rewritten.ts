import type { FollowedWords } from "../../anchor/followed.ts"
import { closest } from "../../similar/closest.ts"
import { Tokenizer } from "../../text/tokens.ts"

/**
 * Whether a quote has fewer than half of its words, or words like them, in what stands in its place now: a short line that
 * says something else is about as long as a version of it. Whoever chooses to may still take it for one.
 */
export function isRewritten({ role, selector }: FollowedWords, now: string): boolean {
  if (role !== "quote") return false
  const [own, present] = [wordsOf(selector.exact.value), wordsOf(now)]
  const isThere = new Set(present)
  const missing = own.filter(word => !isThere.has(word))
  const isMost = (words: readonly string[]) => 2 * words.length > own.length
  return isMost(missing) && isMost(missing.filter(word => closest(word, isThere) === undefined))
}

function wordsOf(text: string): readonly string[] {
  const { starts, ends, isWord } = new Tokenizer().read(text, [{ start: 0, end: text.length }])
  return Array.from(starts, (start, token) =>
    isWord[token] === 1 ? text.slice(start, ends[token]).toLowerCase() : "",
  ).filter(word => word !== "")
}
