import { partitionPoint } from "./partition-point.ts"
import { overlaps, type Span, spanLength } from "./span.ts"

/** Things with a place, among thousands of which those at some place are found without going through all. */
export class SpanIndex<T> {
  readonly #things: readonly T[]
  readonly #spanOf: (thing: T) => Span
  readonly #longest: number

  /** `things` ascend by where they start; they may overlap. */
  constructor(things: readonly T[], spanOf: (thing: T) => Span) {
    this.#things = things
    this.#spanOf = spanOf
    this.#longest = things.reduce((most, thing) => Math.max(most, spanLength(spanOf(thing))), 0)
  }

  /** Those that share a character with the span, in their order. */
  overlapping(span: Span): readonly T[] {
    return this.around(span).filter(thing => overlaps(this.#spanOf(thing), span))
  }

  /** Those that begin before the span ends, or there, and may reach as far as its start: all that can have to do with it. */
  around(span: Span): readonly T[] {
    const from = partitionPoint(this.#things.length, index => this.#startOf(index) < span.start - this.#longest)
    const to = partitionPoint(this.#things.length, index => this.#startOf(index) <= span.end)
    return this.#things.slice(from, to)
  }

  #startOf(index: number): number {
    const thing = this.#things[index]
    return thing === undefined ? 0 : this.#spanOf(thing).start
  }
}
