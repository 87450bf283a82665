/** Longer turns of the main loop are noticed by whoever types. */
const longestMs = 50

/** Tells of work that kept everybody waiting, once for each kind and file: a huge file is slow at every keystroke. */
export class LongTurns {
  /** Writes a line for who looks for the reason of something. */
  readonly tell: (line: string) => void
  readonly #told = new Set<string>()

  constructor(tell: (line: string) => void) {
    this.tell = tell
  }

  /** Does it; `what` and `file` say what was being done with what. */
  time<T>(what: string, file: string, run: () => T): T {
    const start = performance.now()
    try {
      return run()
    } finally {
      this.#took(performance.now() - start, `${what} ${file}`)
    }
  }

  #took(ms: number, what: string): void {
    if (ms <= longestMs || this.#told.has(what)) return
    this.#told.add(what)
    this.tell(`${what} took ${Math.round(ms)} ms in one go`)
  }
}
