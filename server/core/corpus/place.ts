import type { Span } from "../text/span.ts"

/** A stretch of a file. */
export interface Place {
  readonly uri: string
  readonly span: Span
}
