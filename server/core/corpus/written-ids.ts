import type { SidecarFacts } from "./facts.ts"
import { hashOfArticle } from "./packed/fact-keys.ts"

/**
 * The ids that sidecars say their articles have, by hash, as long as a corpus is being read: of the few that are not
 * those by default nobody has to ask the index, which takes longer.
 */
export class WrittenIds {
  #hashes: Set<number> | undefined = new Set()

  add({ writtenId }: SidecarFacts): void {
    if (writtenId !== undefined) this.#hashes?.add(hashOfArticle(writtenId.value))
  }

  /** `hashes` as in `Segment`. */
  adopt(hashes: Iterable<number>): void {
    for (const hash of hashes) if (hash !== 0) this.#hashes?.add(hash)
  }

  /** Whether there is none. */
  get isEmpty(): boolean {
    return this.#hashes?.size === 0
  }

  /** Never false for an id that a sidecar writes, unless it is that of its own article by default. */
  mayHave(id: string): boolean {
    if (this.#hashes === undefined) return true
    return this.#hashes.size > 0 && this.#hashes.has(hashOfArticle(id))
  }

  forget(): void {
    this.#hashes = undefined
  }
}
