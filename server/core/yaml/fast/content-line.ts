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

  constructor(text: string) {
    this.#text = text
    this.#next = text.charCodeAt(0) === 0xfeff ? 1 : 0
  }

  advance(): void {
    const text = this.#text
    while (this.#next < text.length) {
      const start = this.#next
      const at = skipBlanks(text, start)
      const lineEnd = lineEndFrom(text, at)
      this.#next = nextLineAfter(text, lineEnd)
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
