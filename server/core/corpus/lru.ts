/** A map that forgets what was not asked for longest. */
export class LeastRecentlyUsed<V, K = string> {
  readonly #values = new Map<K, Kept<V>>()
  readonly #limit: number
  /** What was asked for or put in last: many ask for the same, one after the other. */
  #newest: Kept<V> | undefined

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: K): V | undefined {
    const kept = this.#values.get(key)
    if (kept === undefined || kept === this.#newest) return kept?.value
    this.#values.delete(key)
    this.#add(key, kept)
    return kept.value
  }

  set(key: K, value: V): void {
    this.delete(key)
    this.#add(key, { value })
    if (this.#values.size <= this.#limit) return
    for (const oldest of this.#values.keys()) {
      this.delete(oldest)
      return
    }
  }

  delete(key: K): void {
    const kept = this.#values.get(key)
    if (kept === undefined) return
    kept.value = undefined
    this.#values.delete(key)
  }

  clear(): void {
    for (const kept of this.#values.values()) kept.value = undefined
    this.#values.clear()
  }

  #add(key: K, kept: Kept<V>): void {
    this.#values.set(key, kept)
    this.#newest = kept
  }
}

/**
 * It is emptied when it is let go: a map that changes for long has had several tables, each of which leads to the next, and
 * what an old one held would live until all memory is swept.
 */
interface Kept<V> {
  value: V | undefined
}
