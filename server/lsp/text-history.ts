import { composeEdits } from "../core/text/compose-edits.ts"
import type { TextEdit } from "../core/text/edit.ts"
import { tidyEdits } from "../core/text/tidy-edits.ts"
import { hashOf } from "../node/text-store.ts"

/** A text that a document had, and what has been done to it since. */
interface Mark {
  readonly text: string
  /** Made when it is first asked for. */
  hash?: string
  /** Undefined where that is not known exactly. */
  edits: readonly TextEdit[] | undefined
}

/** Besides the first: each is followed through every edit. */
const mostMarks = 3

/** What was done to the open documents since they had certain texts: that at opening, and those that were marked. */
export class TextHistory {
  readonly #marks = new Map<string, Mark[]>()

  opened(uri: string, text: string): void {
    this.#marks.set(uri, [{ text, edits: [] }])
  }

  /** A document was opened with edits that are not on disk: it was first what is there. */
  wasFirst(uri: string, saved: string): void {
    const marks = this.#marksOf(uri)
    if (marks.length > 0) this.#marks.set(uri, [{ text: saved, edits: undefined }, ...marks])
  }

  closed(uri: string): void {
    this.#marks.delete(uri)
  }

  /** `edits` made the text what it is `now`, if they are known. */
  edited(uri: string, edits: readonly TextEdit[] | undefined, now: string): void {
    for (const mark of this.#marksOf(uri)) mark.edits = editsOf(mark, edits, now)
  }

  /** What becomes of the text that a document has now is followed as well. */
  mark(uri: string, text: string): void {
    const [first, ...others] = this.#marksOf(uri)
    if (first === undefined || [first, ...others].some(mark => mark.text === text)) return
    this.#marks.set(uri, [first, ...others.slice(1 - mostMarks), { text, edits: [] }])
  }

  /** The text that a document had when it was opened. */
  first(uri: string): string | undefined {
    return this.#marksOf(uri)[0]?.text
  }

  /** A text that the document had, by 12 digits or more of its hash. */
  find(uri: string, hash: string): string | undefined {
    return this.#marksOf(uri).find(mark => {
      mark.hash ??= hashOf(mark.text)
      return mark.hash.startsWith(hash)
    })?.text
  }

  /** What made a text that the document had what it is now; undefined where that is not known. */
  since(uri: string, text: string): readonly TextEdit[] | undefined {
    return this.#marksOf(uri).find(mark => mark.text === text)?.edits
  }

  #marksOf(uri: string): readonly Mark[] {
    return this.#marks.get(uri) ?? []
  }
}

function editsOf(mark: Mark, edits: readonly TextEdit[] | undefined, now: string): readonly TextEdit[] | undefined {
  if (now === mark.text) return []
  if (mark.edits === undefined || edits === undefined) return undefined
  return tidyEdits(composeEdits(mark.edits, edits, mark.text.length), mark.text)
}
