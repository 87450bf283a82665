import type { Corpus } from "../core/corpus/corpus.ts"
import { relativePath } from "../core/corpus/file-pairs.ts"
import { LineIndex, type Position } from "../core/text/line-index.ts"
import type { Span } from "../core/text/span.ts"

/** Zero-based, UTF-16, the end outside: as in LSP. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Spans of files as lines and columns, and URIs as paths below the folder that was asked for. */
export class Places {
  readonly #root: string
  #last: { readonly uri: string; readonly index: LineIndex } | undefined

  constructor(root: string) {
    this.#root = root
  }

  /** With `/`, whatever the system. */
  path(uri: string): string {
    return relativePath(this.#root, uri)
  }

  range(uri: string, { start, end }: Span, corpus: Corpus): Range {
    const index = this.#index(uri, corpus)
    return { start: index.positionAt(start), end: index.positionAt(end) }
  }

  /** Most questions in a row are about one file. */
  #index(uri: string, corpus: Corpus): LineIndex {
    if (this.#last?.uri !== uri) this.#last = { uri, index: new LineIndex(corpus.textOf(uri) ?? "") }
    return this.#last.index
  }
}

/** By file, then place. */
export function comparePlaces(
  a: { readonly file: string; readonly range: Range },
  b: { readonly file: string; readonly range: Range },
): number {
  return compareText(a.file, b.file) || comparePositions(a.range.start, b.range.start)
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}
