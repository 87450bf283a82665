import { FileSet } from "../core/corpus/packed/file-set.ts"
import type { TextTable } from "../core/corpus/packed/string-table.ts"

/** What was answered when it was asked for the accepted text of a sidecar. */
export interface AcceptedAnswer {
  /** Of the text that the sidecar names, if it does. */
  readonly hash: string | undefined
  /** Whether another text than that of its article was found. */
  readonly isOther: boolean
}

/** The last answers for sidecars, by their URIs; hardly any of them name a text. */
export class AcceptedSeen {
  readonly #files: TextTable
  #asked: FileSet
  #others: FileSet
  readonly #hashes = new Map<string, string>()

  constructor(files: TextTable) {
    this.#files = files
    this.#asked = new FileSet(files)
    this.#others = new FileSet(files)
  }

  get(sidecar: string): AcceptedAnswer | undefined {
    if (!this.#asked.has(sidecar)) return undefined
    return { hash: this.#hashes.get(sidecar), isOther: this.#others.has(sidecar) }
  }

  set(sidecar: string, { hash, isOther }: AcceptedAnswer): void {
    this.delete(sidecar)
    this.#asked.add(sidecar)
    if (isOther) this.#others.add(sidecar)
    if (hash !== undefined) this.#hashes.set(sidecar, hash)
  }

  delete(sidecar: string): void {
    this.#asked.delete(sidecar)
    this.#others.delete(sidecar)
    this.#hashes.delete(sidecar)
  }

  clear(): void {
    this.#asked = new FileSet(this.#files)
    this.#others = new FileSet(this.#files)
    this.#hashes.clear()
  }
}
