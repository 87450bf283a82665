import { lineEndFrom, nextLineAfter, sign, skipBlanks } from "./signs.ts"

/** One line after the other, without those that are blank or a comment. Stands before the first to begin with. */
export class ContentLine {
  /** The first character that is no blank. */
  at = 0
  /** Behind the last character that is no blank. */
  end = 0
  /** Of `at`; -1 behind the last line. */
  column = -1
  readonly #text: string
  #next: number
  /** Of `#next`. */
  #column: number

  /** The first of them begins at `from`, which stands in `column`. */
  constructor(text: string, from: number, column: number) {
    this.#text = text
    this.#next = from
    this.#column = column
  }

  advance(): void {
    const text = this.#text
    while (this.#next < text.length) {
      const start = this.#next - this.#column
      const at = skipBlanks(text, this.#next)
      const lineEnd = lineEndFrom(text, at)
      this.#next = nextLineAfter(text, lineEnd)
      this.#column = 0
      if (at === lineEnd || text.charCodeAt(at) === sign.hash) continue
      let end = lineEnd
      while (text.charCodeAt(end - 1) === sign.space) end--
      this.at = at
      this.end = end
      this.column = at - start
      return
    }
    this.column = -1
  }

  /** To the line after that of `offset`. */
  advanceBehind(offset: number): void {
    this.#next = nextLineAfter(this.#text, lineEndFrom(this.#text, offset))
    this.advance()
  }
}
