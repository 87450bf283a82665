import type { Progress } from "../core/corpus/files.ts"
import type { Terminal } from "./command.ts"
import { printable } from "./style.ts"

const atMostEveryMs = 100
const clearLine = "\r\u001b[K"

/** One line that says how far a long work is, for somebody who waits at a terminal; nothing for anybody else. */
export class ProgressLine {
  readonly #terminal: Terminal
  #lastAt = 0
  #shown = false

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** `Reading 120 of 1000 in north/press`; the path of the corpus is empty where it is the folder asked for. */
  show(work: string, { done, total }: Progress, corpus: string): void {
    if (!this.#terminal.progress || Date.now() - this.#lastAt < atMostEveryMs) return
    this.#lastAt = Date.now()
    this.#shown = true
    const where = corpus === "" ? "" : ` in ${printable(corpus.replace(/\/$/, ""))}`
    this.#terminal.say(`${clearLine}${work} ${done} of ${total}${where}`)
  }

  /** Takes the line away. */
  end(): void {
    if (this.#shown) this.#terminal.say(clearLine)
    this.#shown = false
  }
}
