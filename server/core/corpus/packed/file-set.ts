import { grown } from "./grown.ts"
import type { TextTable } from "./string-table.ts"

/** Some files of a table, by their URIs: a byte for each file rather than a text. */
export class FileSet {
  readonly #files: TextTable
  #has = new Uint8Array(64)
  #size = 0

  constructor(files: TextTable) {
    this.#files = files
  }

  get size(): number {
    return this.#size
  }

  has(uri: string): boolean {
    const number = this.#files.numberOf(uri)
    return number !== undefined && this.#has[number] === 1
  }

  add(uri: string): void {
    const number = this.#files.intern(uri)
    if (number >= this.#has.length) this.#has = grown(this.#has, number + 1)
    if (this.#has[number] === 0) this.#size++
    this.#has[number] = 1
  }

  delete(uri: string): void {
    if (!this.has(uri)) return
    this.#has[this.#files.numberOf(uri) ?? 0] = 0
    this.#size--
  }
}
