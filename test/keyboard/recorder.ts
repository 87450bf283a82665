import type { Page } from "playwright-core"
import { pressKey } from "../support/editor-host/editor-page.ts"

/** Presses keys and counts them; measures what a person waits for. */
export class Recorder {
  readonly #page: Page
  readonly #waits: { readonly what: string; readonly ms: number }[] = []
  #count = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** A key or a chord counts as one keystroke. */
  async press(key: string): Promise<void> {
    this.#count++
    await pressKey(this.#page, key)
  }

  async type(words: string): Promise<void> {
    this.#count += words.length
    await this.#page.keyboard.type(words)
  }

  /** How long it takes from now until something is so. */
  async wait<T>(what: string, until: () => Promise<T>): Promise<T> {
    const start = performance.now()
    const value = await until()
    this.#waits.push({ what, ms: performance.now() - start })
    return value
  }

  get count(): number {
    return this.#count
  }

  /** `tag to file: 24 times, median 90 ms, longest 140 ms` */
  summary(): readonly string[] {
    return [...new Set(this.#waits.map(({ what }) => what))].map(what => {
      const times = this.#waits.filter(wait => wait.what === what).map(({ ms }) => Math.round(ms))
      const sorted = times.toSorted((a, b) => a - b)
      return `${what}: ${times.length} times, median ${sorted[sorted.length >> 1]} ms, longest ${sorted.at(-1)} ms`
    })
  }
}
