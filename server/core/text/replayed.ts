/** What an iterator gives, for those who go through it again. It is begun, and asked for each thing, when the first needs that. */
export class Replayed<T> implements Iterable<T> {
  readonly #begin: () => Iterator<T>
  #source: Iterator<T> | undefined
  readonly #given: T[] = []

  constructor(begin: () => Iterator<T>) {
    this.#begin = begin
  }

  *[Symbol.iterator](): Generator<T> {
    this.#source ??= this.#begin()
    for (let place = 0; ; place++) {
      if (place === this.#given.length) {
        const { done, value } = this.#source.next()
        if (done === true) return
        this.#given.push(value)
      }
      yield this.#given[place] as T
    }
  }
}
