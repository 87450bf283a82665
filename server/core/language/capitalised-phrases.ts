import type { Span } from "../text/span.ts"

/** A name may go on behind a hyphen or an apostrophe (`O’Neill`), and over a few small words. */
const name = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-’'.]\p{Lu}[\p{L}\p{M}\p{N}]*)*`
const phrase = new RegExp(`${name}(?:(?: (?:of|for|and|the|de|van|von|al|bin))* ${name})*`, "gu")

/** A phrase of capitalised words. */
export interface CapitalisedPhrase {
  readonly start: number
  readonly end: number
  /** It opens a sentence or a quotation, where any word has a capital. */
  readonly isHead: boolean
}

/** The capitalised phrases of a text in normal form, in its order. None goes on over the end of a sentence. */
export function* capitalisedPhrases(text: string): Generator<CapitalisedPhrase> {
  for (const { 0: words, index } of text.matchAll(phrase)) {
    const isHead = /(?:^|[.!?:“"‘] ?)$/.test(text.slice(Math.max(0, index - 2), index))
    yield { start: index, end: index + words.length, isHead }
  }
}

/** The part of a phrase that a place is in: `Berlin and Paris` are two, `Ministry of Culture and Sports` is one. */
export function onePart<P extends Span>(phrase: P, at: number, text: string): P {
  const and = / and /.exec(text.slice(phrase.start, phrase.end))
  if (and === null || / (?:of|for) /.test(text.slice(phrase.start, phrase.start + and.index))) return phrase
  const middle = phrase.start + and.index
  if (at <= middle) return { ...phrase, end: middle }
  return onePart({ ...phrase, start: middle + and[0].length }, at, text)
}
