import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Place } from "../../core/corpus/place.ts"

/** Where a card is read. */
export interface CardContext {
  readonly corpus: Corpus
  /** The article, with its sidecar, that the reader is in. */
  readonly file?: CodedFile
  readonly coder?: string
  /** Markdown that leads to a place; just the words where the client follows no links. */
  readonly link: (markdown: string, place: Place) => string
}
