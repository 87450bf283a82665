/** Longest time for which work in the background keeps requests waiting. */
const sliceMs = 10

/** Does work bit by bit on the main loop, between the messages of the client. */
export class Background {
  readonly #step: () => boolean
  readonly #afterSlice: () => void
  readonly #failed: (error: unknown) => void
  #scheduled = false

  /** `step` does one bit and answers whether there is more; `afterSlice` may tell the client what has come of it. */
  constructor(step: () => boolean, afterSlice: () => void, failed: (error: unknown) => void) {
    this.#step = step
    this.#afterSlice = afterSlice
    this.#failed = failed
  }

  /** There is something to do. */
  wake(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.#slice())
  }

  #slice(): void {
    this.#scheduled = false
    const end = performance.now() + sliceMs
    let more = true
    while (more && performance.now() < end) more = this.#try(this.#step) ?? true
    this.#try(this.#afterSlice)
    if (more) this.wake()
  }

  /** A bug of ours must not end the program: a step that failed is not taken again. */
  #try<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }
}
