/** Somebody who types goes on within this time. */
const pauseMs = 400
/** Who never pauses is told something from time to time all the same. */
const longestWaitMs = 5000

interface Waiting {
  readonly since: number
  timer: NodeJS.Timeout
}

/** What is to be done about documents once they are left alone for a while, each on its own. */
export class Pauses {
  readonly #run: (uri: string) => void
  readonly #waiting = new Map<string, Waiting>()

  constructor(run: (uri: string) => void) {
    this.#run = run
  }

  /** Waits, from now on anew, until the document is left alone. */
  later(uri: string): void {
    const known = this.#waiting.get(uri)
    clearTimeout(known?.timer)
    const since = known?.since ?? performance.now()
    const left = Math.max(0, Math.min(pauseMs, since + longestWaitMs - performance.now()))
    this.#waiting.set(uri, { since, timer: setTimeout(() => this.end(uri), left) })
  }

  has(uri: string): boolean {
    return this.#waiting.has(uri)
  }

  uris(): Iterable<string> {
    return this.#waiting.keys()
  }

  /** Does now what waits for this document. */
  end(uri: string): void {
    if (this.drop(uri)) this.#run(uri)
  }

  /** Nothing waits for this document any more; answers whether something did. */
  drop(uri: string): boolean {
    clearTimeout(this.#waiting.get(uri)?.timer)
    return this.#waiting.delete(uri)
  }

  dispose(): void {
    for (const uri of [...this.#waiting.keys()]) this.drop(uri)
  }
}
