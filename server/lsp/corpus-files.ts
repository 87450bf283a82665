import type { Files } from "../core/corpus/files.ts"
import { DiskFiles } from "../node/disk-files.ts"
import { fingerprint } from "../node/fingerprint.ts"
import type { Buffers } from "./buffers.ts"

/**
 * The files of one corpus: open buffers over what is on disk. Remembers which text the corpus took from disk, so that
 * an event about a file that says the same as before, such as our own save, costs nothing.
 */
export class CorpusFiles implements Files {
  /** Roots of the corpora inside this one, whose files are not its own. */
  nested: readonly string[] = []
  readonly #root: string
  readonly #buffers: Buffers
  readonly #disk: DiskFiles
  /** Every file that was listed or that has come since. */
  readonly #known = new Set<string>()
  readonly #taken = new Map<string, string>()

  constructor(root: string, buffers: Buffers) {
    this.#root = root
    this.#buffers = buffers
    this.#disk = new DiskFiles(root)
  }

  *list(): Generator<string> {
    this.#known.clear()
    this.#taken.clear()
    for (const uri of this.#now()) {
      this.#known.add(uri)
      yield uri
    }
  }

  read(uri: string): string | undefined {
    if (!this.#owns(uri)) return undefined
    const open = this.#buffers.text(uri)
    if (open !== undefined) return open
    const text = this.#disk.read(uri)
    if (text !== undefined && !this.#taken.has(uri)) this.#taken.set(uri, fingerprint(text))
    return text
  }

  /** Whether a file says something else than the corpus last took from it; the corpus is to read it then. */
  hasChanged(uri: string): boolean {
    const text = this.#buffers.has(uri) ? undefined : this.#owned(uri)
    const exists = text !== undefined || this.read(uri) !== undefined
    const known = this.#known.has(uri)
    if (exists) this.#known.add(uri)
    else this.#known.delete(uri)
    const before = this.#taken.get(uri)
    const now = text === undefined ? undefined : fingerprint(text)
    if (now === undefined) this.#taken.delete(uri)
    else this.#taken.set(uri, now)
    return known !== exists || now === undefined || now !== before
  }

  /** Files that were or are in a folder whose contents may have changed without a word about each. */
  under(folder: string): Set<string> {
    const uris = new Set<string>()
    for (const uri of this.#known) if (uri.startsWith(folder)) uris.add(uri)
    if (folder !== this.#root && this.#disk.read(folder) === undefined && uris.size === 0 && !this.#mayHold(folder)) {
      return uris
    }
    for (const uri of this.#now()) if (uri.startsWith(folder)) uris.add(uri)
    return uris
  }
}
