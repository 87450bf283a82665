import type { Indexed } from "./corpus-index.ts"
import type { NamingFact } from "./facts.ts"

/** What a name stands for in some articles. */
export interface Meaning {
  /** As in `NamingFact`. */
  readonly target: string
  /** How often it does. */
  readonly count: number
  /** The first few times. */
  readonly first: readonly Indexed<NamingFact>[]
}

const mostKept = 1000
const fewEnough = 3

/** What names stand for, so that a name in very many articles is not looked up in all of them for each of them. */
export class Meanings {
  readonly #known = new Map<string, readonly Meaning[]>()

  get isEmpty(): boolean {
    return this.#known.size === 0
  }

  clear(): void {
    this.#known.clear()
  }

  /** One of the files that are meant by a key says something else. */
  drop(key: string): void {
    this.#known.delete(key)
  }

  /** `namings` are found only where they are not known; `key` stands for them. */
  of(key: string, namings: () => readonly Indexed<NamingFact>[]): readonly Meaning[] {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#known.size === mostKept) this.#known.clear()
    const meanings = meaningsIn(namings())
    this.#known.set(key, meanings)
    return meanings
  }
}

function meaningsIn(namings: readonly Indexed<NamingFact>[]): readonly Meaning[] {
  const byTarget = new Map<string, { target: string; count: number; first: Indexed<NamingFact>[] }>()
  for (const naming of namings) {
    const { target } = naming.part
    const meaning = byTarget.get(target) ?? { target, count: 0, first: [] }
    byTarget.set(target, meaning)
    meaning.count++
    if (meaning.first.length < fewEnough) meaning.first.push(naming)
  }
  return [...byTarget.values()]
}
