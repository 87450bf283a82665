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

  replace(file: number, keys: Iterable<number>): void {
    this.#dropLast(file)
    let version = 0
    for (const key of keys) {
      version ||= this.#newVersion(file)
      this.#postings.add(key, version)
    }
  }

  /** The files that have a key, not more than `limit`: first those whose keys were replaced longest ago. */
  files(key: number, limit?: number): readonly number[] {
    return this.#postings.numbers(key, limit).map(version => this.#fileOf(version))
  }

  #newVersion(file: number): number {
    const version = ++this.#versions
    const page = Math.floor(version / pageSize)
    const files = this.#pages[page] ?? new Uint32Array(pageSize)
    this.#pages[page] = files
    this.#counts[page] = (this.#counts[page] ?? 0) + 1
    files[version % pageSize] = file
    if (file >= this.#last.length) this.#last = grown(this.#last, file + 1)
    this.#last[file] = version
    return version
  }

  #dropLast(file: number): void {
    const version = this.#last[file] ?? 0
    if (version === 0) return
    this.#last[file] = 0
    const page = Math.floor(version / pageSize)
    const count = (this.#counts[page] ?? 0) - 1
    this.#counts[page] = count
    if (count === 0 && page < Math.floor(this.#versions / pageSize)) this.#pages[page] = undefined
  }

  #isLast(version: number): boolean {
    return this.#last[this.#fileOf(version)] === version
  }

  #fileOf(version: number): number {
    return this.#pages[Math.floor(version / pageSize)]?.[version % pageSize] ?? 0
  }
}

function grown(numbers: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(Math.max(least, numbers.length + (numbers.length >> 1)))
  result.set(numbers)
  return result
}
