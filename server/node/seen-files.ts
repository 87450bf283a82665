import { DiskFiles } from "./disk-files.ts"
import { fingerprint } from "./fingerprint.ts"

/** The files of a corpus on disk, with what stands for the text that each had when it was first seen. */
export class SeenFiles extends DiskFiles {
  /** "" for what was not there. */
  readonly #seen = new Map<string, string>()
  #isTorn = false

  override read(uri: string): string | undefined {
    const text = super.read(uri)
    this.see(uri, text === undefined ? "" : fingerprint(text))
    return text
  }

  /** Another thread has read the file. */
  see(uri: string, fingerprint: string): void {
    const seen = this.#seen.get(uri)
    if (seen === undefined) this.#seen.set(uri, fingerprint)
    else if (seen !== fingerprint) this.#isTorn = true
  }

  /** Stands for the text of a file; undefined where it was never seen. */
  seenOf(uri: string): string | undefined {
    return this.#seen.get(uri)
  }

  /** Whether a file said one thing and then another, so that what was read is of no one state. */
  get isTorn(): boolean {
    return this.#isTorn
  }
}
