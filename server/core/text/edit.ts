import type { Positions } from "./line-index.ts"
import type { Span } from "./span.ts"

/** Replace what stands at `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

/** What happens to one file. A file that does not exist is created: its text is the edits of the empty text. */
export interface FileChange {
  readonly uri: string
  /** Ascending, apart. */
  readonly edits: readonly TextEdit[]
  /** Of the text that the edits are of, if that was at hand: a change may be of very many files. */
  readonly lines?: Positions | undefined
  /** Nobody looked into the file for this: it is for certain as the corpus knows it, its lines too, and no link. */
  readonly isUnread?: boolean
}

/** The edited text. `edits` are ascending, against the old text, and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ""
  let from = 0
  for (const { span, newText } of edits) {
    if (span.start < from) throw new Error(`edit at ${span.start} overlaps one that ends at ${from}`)
    result += text.slice(from, span.start) + newText
    from = span.end
  }
  return result + text.slice(from)
}
