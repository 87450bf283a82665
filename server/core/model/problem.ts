import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"

/** Something wrong in how a file is written, found while reading it. `code` is the code of the rule that reports it. */
export interface Problem {
  readonly code: string
  readonly span: Span
  /** One sentence that names the user's own words. */
  readonly message: string
  readonly related?: readonly { readonly span: Span; readonly message: string }[]
  readonly fixes?: readonly ProblemFix[]
}

/** A repair within the same file. */
export interface ProblemFix {
  readonly title: string
  /** It changes nothing of what the file says. */
  readonly safe?: true
  readonly edits: readonly TextEdit[]
}

/** What could be read, and what could not. */
export interface Parsed<T> {
  readonly value: T
  readonly problems: readonly Problem[]
}
