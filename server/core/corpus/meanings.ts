import type { Indexed } from "./corpus-index.ts"
import type { NamingFact } from "./facts.ts"

/** What a name stands for in some articles. */
export interface Meaning {
  /** As in `NamingFact`. */
  readonly target: string
  /** How often it does. */
  readonly count: number
  /** The first few times, by URI. */
  readonly first: readonly Indexed<NamingFact>[]
}

const mostKept = 1000
const fewEnough = 3

/** So many files are looked at in one go. */
const atOnce = 100

/** What names stand for, so that a name in very many articles is not looked up in all of them for each of them. */
export class Meanings {
  readonly #known = new Map<string, readonly Meaning[]>()
  /** Of the names that are being looked up. */
  readonly #begun = new Map<string, Generator<undefined, readonly Meaning[]>>()

  get isEmpty(): boolean {
    return this.#known.size + this.#begun.size === 0
  }

  clear(): void {
    this.#known.clear()
    this.#begun.clear()
  }

  /** One of the files that are meant by a key says something else. */
  drop(key: string): void {
    this.#known.delete(key)
    this.#begun.delete(key)
  }

  /**
   * `namings`, file by file, are found only where they are not known; `key` stands for them. What was begun for somebody
   * who did not wait for it is gone on with.
   */
  *of(key: string, namings: () => Iterable<readonly Indexed<NamingFact>[]>): Generator<undefined, readonly Meaning[]> {
    for (;;) {
      const known = this.#known.get(key)
      if (known !== undefined) return known
      const begun = this.#begun.get(key) ?? meaningsIn(namings())
      const { done, value } = begun.next()
      if (done === true) this.#keep(key, value)
      else this.#begun.set(key, begun)
      if (done !== true) yield
    }
  }

  #keep(key: string, meanings: readonly Meaning[]): void {
    if (this.#known.size === mostKept) this.#known.clear()
    this.#known.set(key, meanings)
    this.#begun.delete(key)
  }
}

function* meaningsIn(namings: Iterable<readonly Indexed<NamingFact>[]>): Generator<undefined, readonly Meaning[]> {
  const byTarget = new Map<string, { target: string; count: number; first: Indexed<NamingFact>[] }>()
  let looked = 0
  for (const file of namings) {
    for (const naming of file) {
      const { target } = naming.part
      const meaning = byTarget.get(target) ?? { target, count: 0, first: [] }
      byTarget.set(target, meaning)
      meaning.count++
      addToFirst(meaning.first, naming)
    }
    if (++looked % atOnce === 0) yield
  }
  return [...byTarget.values()]
}

/** Puts a naming in its place among the first few. */
function addToFirst(first: Indexed<NamingFact>[], naming: Indexed<NamingFact>): void {
  const at = first.findLastIndex(other => other.facts.uri <= naming.facts.uri) + 1
  first.splice(at, 0, naming)
  if (first.length > fewEnough) first.pop()
}
