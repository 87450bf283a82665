import type { Span } from "./span.ts"

/** Replace what stands at `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}
