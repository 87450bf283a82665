import type { FixedPostings } from "./fixed-postings.ts"
import { grown } from "./grown.ts"
import { Postings } from "./postings.ts"

/** Versions whose files are kept together, and dropped together. */
const pageSize = 512

/**
 * Files, by number, and the keys that each of them has, by hash. When a file's keys are replaced it becomes a new
 * version of itself, and only the last version of a file counts: nothing is taken out of anywhere, and the cost is that
 * of the new keys, however many files share them. Which keys a file has is not kept.
 */
export class KeyedFiles {
  readonly #postings = new Postings(version => this.#isLast(version))
  /** File -> its last version; 0 where it has no keys. */
  #last = new Uint32Array(16)
  /** Version -> file, in pages, and how many versions of each page are the last ones of their files. */
  readonly #pages: (Uint32Array | undefined)[] = []
  readonly #counts: number[] = []
  #versions = 0
  readonly #adopted: Adopted[] = []

  replace(file: number, keys: Iterable<number>): void {
    this.#dropLast(file)
    let version = 0
    for (const key of keys) {
      version ||= this.#newVersion(file)
      this.#postings.add(key, version)
    }
  }

  /** Takes over the keys of some files: those that `numbers` tells by their places; -1 for others. */
  adopt(postings: FixedPostings, numbers: Int32Array): void {
    const first = this.#versions + 1
    this.#versions += numbers.length
    let live = 0
    for (let entry = 0; entry < numbers.length; entry++) {
      const file = numbers[entry] ?? -1
      if (file < 0) continue
      this.#dropLast(file)
      this.#setVersion(file, first + entry)
      live++
    }
    if (live > 0) this.#adopted.push({ postings, first, end: first + numbers.length, live })
  }

  /**
   * The files that have a key, not more than `limit`: first those whose keys were replaced longest ago. `adopted` is the
   * key under which they are in what was taken over, if that is another.
   */
  files(key: number, limit = Number.POSITIVE_INFINITY, adopted = key): readonly number[] {
    const versions = [...this.#postings.numbers(key, limit)]
    const own = versions.length
    for (const { postings, first } of this.#adopted) {
      if (versions.length >= own + limit) break
      if (!postings.mayHave(adopted)) continue
      for (const entry of postings.numbers(adopted)) {
        if (versions.length >= own + limit) break
        if (this.#isLast(first + entry)) versions.push(first + entry)
      }
    }
    if (own > 0 && versions.length > own) versions.sort((a, b) => a - b)
    return versions.slice(0, limit).map(version => this.#fileOf(version))
  }

  #newVersion(file: number): number {
    const version = ++this.#versions
    this.#setVersion(file, version)
    return version
  }

  #setVersion(file: number, version: number): void {
    const page = Math.floor(version / pageSize)
    const files = this.#pages[page] ?? new Uint32Array(pageSize)
    this.#pages[page] = files
    this.#counts[page] = (this.#counts[page] ?? 0) + 1
    files[version % pageSize] = file
    if (file >= this.#last.length) this.#last = grown(this.#last, file + 1)
    this.#last[file] = version
  }

  #dropLast(file: number): void {
    const version = this.#last[file] ?? 0
    if (version === 0) return
    this.#last[file] = 0
    const page = Math.floor(version / pageSize)
    const count = (this.#counts[page] ?? 0) - 1
    this.#counts[page] = count
    if (count === 0 && page < Math.floor(this.#versions / pageSize)) this.#pages[page] = undefined
    this.#leave(version)
  }

  /** What was taken over goes when none of its files is as it was. */
  #leave(version: number): void {
    const place = this.#adopted.findIndex(({ first, end }) => first <= version && version < end)
    const adopted = this.#adopted[place]
    if (adopted !== undefined && --adopted.live === 0) this.#adopted.splice(place, 1)
  }

  #isLast(version: number): boolean {
    return this.#last[this.#fileOf(version)] === version
  }

  #fileOf(version: number): number {
    return this.#pages[Math.floor(version / pageSize)]?.[version % pageSize] ?? 0
  }
}

/** Keys that were taken over, with the versions of their files. */
interface Adopted {
  readonly postings: FixedPostings
  readonly first: number
  readonly end: number
  live: number
}
