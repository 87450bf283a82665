import { detached } from "../../text/detached.ts"

/** Texts, each with a number. A number keeps its text as long as the table lasts. */
export interface TextTable {
  /** The number of a text, which is taken in where it is new. */
  intern(text: string): number
  /** The number of a text that the table has. */
  numberOf(text: string): number | undefined
  textOf(number: number): string
  readonly size: number
}

/** The texts that many files share. */
export class StringTable implements TextTable {
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #toKeep: (text: string) => string

  /** `toKeep` makes of a text the one that is kept. */
  constructor(toKeep: (text: string) => string = detached) {
    this.#toKeep = toKeep
  }

  intern(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const own = this.#toKeep(text)
    const number = this.#texts.push(own) - 1
    this.#numbers.set(own, number)
    return number
  }

  numberOf(text: string): number | undefined {
    return this.#numbers.get(text)
  }

  textOf(number: number): string {
    const text = this.#texts[number]
    if (text === undefined) throw new Error(`there is no text ${number} among ${this.#texts.length}`)
    return text
  }

  get size(): number {
    return this.#texts.length
  }
}
