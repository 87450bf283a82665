import type { LineStarts } from "../text/line-index.ts"
import type { Span } from "../text/span.ts"

/** A stretch of a file. */
export interface Place {
  readonly uri: string
  readonly span: Span
  /** Where the lines of the file begin, if that was at hand: an answer may point into very many files. */
  readonly lines?: LineStarts | undefined
}

/** A place in YAML that names a thing by its id. */
export interface PlacedUse extends Place {
  /** See uses.ts. */
  readonly declares: boolean
}
