import { foldTypography, normalize } from "./normal-form.ts"
import type { Span } from "./span.ts"

/**
 * The words of some parts of a text, and each other character that shows, in order. Blanks, line ends and characters that
 * do not show are none. Languages without spaces have a token for each character.
 */
export interface Tokens {
  /** The same number for what is the same but for typography. */
  readonly ids: Int32Array
  /** Where each begins and ends in the text. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly isWord: Uint8Array
  /** Whether a line ends between it and the one before it in its part. */
  readonly beginsLine: Uint8Array
  /** Which tokens each part has. */
  readonly parts: readonly Span[]
}

/** Numbers the tokens of several texts alike. */
export class Tokenizer {
  readonly #numbers = new Map<string, number>()

  /** The tokens of these spans of a text. */
  read(text: string, spans: readonly Span[]): Tokens {
    const tokens = new Builder(spans.reduce((sum, { start, end }) => sum + end - start, 0))
    for (const span of spans) {
      tokens.beginPart()
      this.#readSpan(text, span, tokens)
      tokens.endPart()
    }
    return tokens.finish()
  }

  #readSpan(text: string, { start, end }: Span, tokens: Builder): void {
    for (let at = start; at < end; ) {
      const kind = kindAt(text, at)
      const from = at
      at += widthAt(text, at)
      if (kind === lineEnd) tokens.endLine()
      if (kind !== word && kind !== alone) continue
      let last = at
      for (let next = kindAt(text, at); kind === word && at < end; next = kindAt(text, at)) {
        if (next !== word && next !== dropped) break
        at += widthAt(text, at)
        if (next === word) last = at
      }
      tokens.add(
        this.#numberOf(text.slice(from, last)),
        from,
        last,
        kind === word || isLetter.test(text.slice(from, last)),
      )
    }
  }

  #numberOf(token: string): number {
    const key = isAscii.test(token) ? token : foldTypography(normalize(token))
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

const [unknown, blank, lineEnd, dropped, word, alone] = [0, 1, 2, 3, 4, 5]
const isAscii = /^[!-~]+$/
const isLetter = /[\p{L}\p{M}\p{N}]/u
const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (Number.isNaN(unit)) return unknown
  const known = kinds[unit] ?? unknown
  if (known !== unknown) return known
  const character = String.fromCodePoint(text.codePointAt(at) ?? unit)
  const kind = kindOf(character)
  // A surrogate alone does not say which character it begins.
  if (character.length === 1 && (unit < 0xd800 || unit > 0xdfff)) kinds[unit] = kind
  return kind
}

function kindOf(character: string): number {
  if (character === "\n" || character === "\r") return lineEnd
  if (/[\u00ad\u200b\ufeff]/.test(character)) return dropped
  if (/\s/.test(character)) return blank
  return isLetter.test(character) && !isUnspaced.test(character) ? word : alone
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

class Builder {
  readonly #ids: Int32Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #isWord: Uint8Array
  readonly #beginsLine: Uint8Array
  readonly #parts: Span[] = []
  #count = 0
  #partStart = 0
  #lineEnded = false

  constructor(mostTokens: number) {
    this.#ids = new Int32Array(mostTokens)
    this.#starts = new Int32Array(mostTokens)
    this.#ends = new Int32Array(mostTokens)
    this.#isWord = new Uint8Array(mostTokens)
    this.#beginsLine = new Uint8Array(mostTokens)
  }

  beginPart(): void {
    this.#partStart = this.#count
    this.#lineEnded = false
  }

  endPart(): void {
    this.#parts.push({ start: this.#partStart, end: this.#count })
  }

  endLine(): void {
    this.#lineEnded = true
  }

  add(id: number, start: number, end: number, isWord: boolean): void {
    const index = this.#count++
    this.#ids[index] = id
    this.#starts[index] = start
    this.#ends[index] = end
    this.#isWord[index] = isWord ? 1 : 0
    this.#beginsLine[index] = this.#lineEnded ? 1 : 0
    this.#lineEnded = false
  }

  finish(): Tokens {
    return {
      ids: this.#ids.subarray(0, this.#count),
      starts: this.#starts.subarray(0, this.#count),
      ends: this.#ends.subarray(0, this.#count),
      isWord: this.#isWord.subarray(0, this.#count),
      beginsLine: this.#beginsLine.subarray(0, this.#count),
      parts: this.#parts,
    }
  }
}
