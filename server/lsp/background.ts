/** Longest time for which work in the background keeps requests waiting. */
const sliceMs = 10
/** The same while somebody types, who goes on within a while. */
const shortSliceMs = 4
const typingMs = 500
/** Requests come in flocks, one after another; work that can wait lets them pass, but not for ever. */
const quietMs = 15
const longestPauseMs = 150

export interface Work {
  /** Does one bit; answers whether there is more. */
  step(): boolean
  /** Whether somebody waits for the next bit. */
  isUrgent(): boolean
  /** Whether a large answer is on its way to the client. */
  isAnswering(): boolean
  /** The client may be told what has come of the last bits. */
  afterSlice(): void
  /** Nothing is left to do. */
  idle(): void
  /** A bug of ours, which must not end the program. */
  failed(error: unknown): void
}

/** Does work bit by bit on the main loop, between the messages of the client. */
export class Background {
  readonly #work: Work
  #scheduled = false
  #ended = false
  #isHeldBack = false
  #lastAsked = 0
  #lastSlice = 0

  constructor(work: Work) {
    this.#work = work
  }

  /** There is something to do. */
  wake(): void {
    if (this.#scheduled || this.#ended) return
    this.#scheduled = true
    // What the client asks along with an edit is read in the next turn, and answered before all that the edit means.
    setImmediate(() => setImmediate(() => this.#sliceOrPause()))
  }

  /** The client is asking things. */
  asked(): void {
    this.#lastAsked = performance.now()
  }

  /** What nobody waits for is left until it is let go. */
  holdBack(): void {
    this.#isHeldBack = true
  }

  letGo(): void {
    this.#isHeldBack = false
  }

  /** Nothing more is done. */
  end(): void {
    this.#ended = true
  }

  #sliceOrPause(): void {
    if (this.#ended) return
    const now = performance.now()
    const slice = now - this.#lastAsked < typingMs ? shortSliceMs : sliceMs
    const isAwaited = now - this.#lastAsked < quietMs || this.#work.isAnswering()
    const isPause = isAwaited && now - this.#lastSlice < longestPauseMs
    if ((isPause || this.#isHeldBack) && !this.#work.isUrgent()) setTimeout(() => this.#sliceOrPause(), quietMs)
    else this.#slice(now + slice)
  }

  #slice(end: number): void {
    this.#scheduled = false
    let more = true
    // What somebody waits for is told before the slice is filled with work that can wait.
    const urgent = this.#work.isUrgent()
    const goesOn = () => more && performance.now() < end && (!urgent || this.#work.isUrgent())
    while (goesOn()) more = this.#try(() => this.#work.step()) ?? true
    this.#try(() => this.#work.afterSlice())
    this.#lastSlice = performance.now()
    if (more) this.wake()
    else this.#try(() => this.#work.idle())
  }

  /** What failed is not taken up again, so there is no going round in circles. */
  #try<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.#work.failed(error)
      return undefined
    }
  }
}
