import type { Parsed } from "../model/problem.ts"

/** The texts that a corpus is made of: open buffers where there are any, else what is on disk. */
export interface Files {
  /** URIs of all files below the corpus's folder, less those of corpora inside it. */
  list(): Iterable<string>
  /** The text without its BOM, as editors count; undefined when there is no such file or it cannot be read. */
  read(uri: string): string | undefined
}

/** A file other than an article or a sidecar, as it was read. */
export interface Source<T> extends Parsed<T> {
  readonly uri: string
  readonly text: string
}

export interface Progress {
  readonly done: number
  readonly total: number
}
