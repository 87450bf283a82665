/** So many places of what was taken out may be kept beside those that are in use. */
const fewUnused = 1000

/**
 * What waits for its turn, each once, in the order in which it came. Unlike a set, it does not walk past all that was
 * taken out before to find the first that is left.
 */
export class Queue<T> implements Iterable<T> {
  /** Element -> its place, counted from the first that ever came. */
  readonly #places = new Map<T, number>()
  #order: T[] = []
  /** Place of the first in `#order`. */
  #start = 0
  /** No place before this one is in use. */
  #head = 0

  get size(): number {
    return this.#places.size
  }

  has(element: T): boolean {
    return this.#places.has(element)
  }

  add(element: T): void {
    if (this.#places.has(element)) return
    this.#places.set(element, this.#start + this.#order.length)
    this.#order.push(element)
    if (this.#order.length > 2 * this.#places.size + fewUnused) this.#renew()
  }

  delete(element: T): boolean {
    return this.#places.delete(element)
  }

  clear(): void {
    this.#places.clear()
    this.#order = []
    this.#start = 0
    this.#head = 0
  }

  get first(): T | undefined {
    for (const element of this) return element
    return undefined
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let place = this.#head; place < this.#start + this.#order.length; place++) {
      place = Math.max(place, this.#start)
      const element = this.#order[place - this.#start]
      if (element !== undefined && this.#places.get(element) === place) yield element
      else if (place === this.#head) this.#head++
    }
  }

  /** Leaves out the places that are not in use. */
  #renew(): void {
    const elements = [...this]
    this.#start += this.#order.length
    this.#head = this.#start
    this.#order = elements
    for (const [index, element] of elements.entries()) this.#places.set(element, this.#start + index)
  }
}
