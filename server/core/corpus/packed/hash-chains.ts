import { grown } from "./grown.ts"

/** Numbers by 32 bits of a hash: those of one hash are a chain, which may hold some of another text. Each is in one chain. */
export class HashChains {
  readonly #firsts = new Map<number, number>()
  /** Number -> the next one, and one; 0 at the end. */
  #next = new Uint32Array(16)
  /** Number -> 1 where it is not the first of its chain. */
  #later = new Uint8Array(16)

  /** At the end, for chains that are short. */
  append(hash: number, number: number): void {
    const first = this.#firsts.get(hash | 0)
    this.#set(number, 0, first !== undefined)
    if (first === undefined) this.#firsts.set(hash | 0, number)
    else this.#next[this.#lastAfter(first)] = number + 1
  }

  /** At the start, however long the chain is. */
  add(hash: number, number: number): void {
    const first = this.#firsts.get(hash | 0)
    this.#set(number, first === undefined ? 0 : first + 1, false)
    if (first !== undefined) this.#later[first] = 1
    this.#firsts.set(hash | 0, number)
  }

  remove(hash: number, number: number): void {
    const first = this.#firsts.get(hash | 0)
    const next = this.#next[number] ?? 0
    if (first !== number) {
      for (const other of this.after(first)) if (this.#next[other] === number + 1) this.#next[other] = next
    } else if (next === 0) this.#firsts.delete(hash | 0)
    else {
      this.#firsts.set(hash | 0, next - 1)
      this.#later[next - 1] = 0
    }
    this.#set(number, 0, false)
  }

  of(hash: number): Iterable<number> {
    return this.after(this.#firsts.get(hash | 0))
  }

  /** A number and those behind it in its chain. */
  *after(first: number | undefined): Generator<number> {
    for (let number = first ?? -1; number >= 0; number = (this.#next[number] ?? 0) - 1) yield number
  }

  /** Whether there is another number before it in its chain. */
  isLater(number: number): boolean {
    return this.#later[number] === 1
  }

  hasSeveral(hash: number): boolean {
    const first = this.#firsts.get(hash | 0)
    return first !== undefined && (this.#next[first] ?? 0) > 0
  }

  #lastAfter(first: number): number {
    let last = first
    for (let next = this.#next[last] ?? 0; next > 0; next = this.#next[last] ?? 0) last = next - 1
    return last
  }

  #set(number: number, next: number, isLater: boolean): void {
    if (number >= this.#next.length) this.#grow(number + 1)
    this.#next[number] = next
    this.#later[number] = Number(isLater)
  }

  #grow(least: number): void {
    this.#next = grown(this.#next, least)
    this.#later = grown(this.#later, least)
  }
}
