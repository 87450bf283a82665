import { grown } from "../core/corpus/packed/grown.ts"
import type { UriTable } from "../core/corpus/packed/uri-table.ts"
import { fingerprintAt, fingerprintLength } from "../node/fingerprint.ts"
import type { StampColumns } from "../node/shard.ts"

/** What a corpus has taken of its files, by their numbers in its table: there are hundreds of thousands of them. */
export class TakenFiles {
  readonly #uris: UriTable
  /** 1 for those that are there, as far as anybody knows. */
  #known = new Uint8Array(64)
  /** `fingerprintLength` characters each; 0 for none. */
  #fingerprints = new Uint8Array(64 * fingerprintLength)
  /** 0 for none. */
  #marks = new Float64Array(64)

  constructor(uris: UriTable) {
    this.#uris = uris
  }

  clear(): void {
    this.#known.fill(0)
    this.#fingerprints.fill(0)
    this.#marks.fill(0)
  }

  uriOf(file: number): string {
    return this.#uris.textOf(file)
  }

  isKnown(uri: string): boolean {
    const file = this.#uris.numberOf(uri)
    return file !== undefined && this.#known[file] === 1
  }

  know(uri: string): void {
    // For a new one, the array may become another.
    const file = this.#fileOf(uri)
    this.#known[file] = 1
  }

  /** The same of many by number. */
  knowAll(files: Uint32Array): void {
    this.#growTo(files.reduce((most, file) => Math.max(most, file), 0))
    for (const file of files) this.#known[file] = 1
  }

  /** Takes what a shard says of one of its files, by number; answers whether nothing else was taken before. */
  take(file: number, entry: number, { prints }: StampColumns, mark: number | undefined): boolean {
    this.#growTo(file)
    const [own, other] = [file * fingerprintLength, entry * fingerprintLength]
    const isNew = this.#fingerprints[own] === 0
    let isSame = true
    for (let at = 0; at < fingerprintLength; at++) {
      const unit = prints[other + at] ?? 0
      if (isNew) this.#fingerprints[own + at] = unit
      else if (this.#fingerprints[own + at] !== unit) isSame = false
    }
    this.#marks[file] = mark ?? 0
    return isSame
  }

  /** The URIs of those that are known. */
  *known(): Generator<string> {
    for (let file = 0; file < this.#known.length; file++) if (this.#known[file] === 1) yield this.#uris.textOf(file)
  }

  /** Stands for the text that was taken. */
  fingerprintOf(uri: string): string | undefined {
    const file = this.#uris.numberOf(uri)
    if (file === undefined || (this.#fingerprints[file * fingerprintLength] ?? 0) === 0) return undefined
    return fingerprintAt(this.#fingerprints, file)
  }

  /** Undefined where it is not known any more. */
  setFingerprint(uri: string, fingerprint: string | undefined): void {
    const file = fingerprint === undefined ? this.#uris.numberOf(uri) : this.#fileOf(uri)
    if (file === undefined) return
    const start = file * fingerprintLength
    for (let at = 0; at < fingerprintLength; at++) this.#fingerprints[start + at] = fingerprint?.charCodeAt(at) ?? 0
  }

  /** See `FileLooks.mark`. */
  markOf(uri: string): number | undefined {
    const file = this.#uris.numberOf(uri)
    return file === undefined ? undefined : this.#marks[file] || undefined
  }

  setMark(uri: string, mark: number | undefined): void {
    const file = mark === undefined ? this.#uris.numberOf(uri) : this.#fileOf(uri)
    if (file !== undefined) this.#marks[file] = mark ?? 0
  }

  forget(uri: string): void {
    const file = this.#uris.numberOf(uri)
    if (file !== undefined) this.#known[file] = 0
    this.setFingerprint(uri, undefined)
    this.setMark(uri, undefined)
  }

  #fileOf(uri: string): number {
    const file = this.#uris.intern(uri)
    this.#growTo(file)
    return file
  }

  #growTo(file: number): void {
    if (file < this.#known.length) return
    this.#known = grown(this.#known, file + 1)
    this.#marks = grown(this.#marks, this.#known.length)
    this.#fingerprints = grown(this.#fingerprints, this.#known.length * fingerprintLength)
  }
}
