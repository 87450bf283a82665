import { LineIndex, type LineStarts } from "../text/line-index.ts"
import type { Contents } from "./contents.ts"
import { LeastRecentlyUsed } from "./lru.ts"

/** Of so many files: those of articles and sidecars can be had from their facts again. */
const kept = 64

/** Where the lines of files begin that answers have pointed into. */
export class LineIndexes {
  readonly #contents: Contents
  readonly #kept = new LeastRecentlyUsed<LineIndex>(kept)

  constructor(contents: Contents) {
    this.#contents = contents
  }

  /** Answers about a whole corpus point into many files, which are not read for that. */
  get(uri: string): LineIndex | undefined {
    const known = this.#kept.get(uri)
    if (known !== undefined) return known
    const source = this.#knownLines(uri) ?? this.#contents.files.read(uri)
    if (source === undefined) return undefined
    const lines = new LineIndex(source)
    this.#kept.set(uri, lines)
    return lines
  }

  drop(uri: string): void {
    this.#kept.delete(uri)
  }

  clear(): void {
    this.#kept.clear()
  }

  #knownLines(uri: string): LineStarts | undefined {
    const { pairs, index } = this.#contents
    if (pairs.hasSidecar(uri)) return index.linesOf(uri)
    if (!pairs.hasArticle(uri)) return undefined
    for (const sidecar of pairs.sidecarsOf(uri)) {
      const known = index.articleLinesOf(sidecar)
      if (known !== undefined && index.once(sidecar)?.articleUri === uri) return known
    }
    return undefined
  }
}
