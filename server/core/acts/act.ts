import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import type { ActName, ActParams } from "./act-params.ts"

/**
 * Something that people do to their annotations, as a function of the corpus: it answers the edits and does nothing
 * itself. One file each, named after the act and listed in all-acts.ts.
 */
export interface Act<Name extends ActName = ActName> {
  readonly name: Name
  /** `params` are plain JSON from anywhere: ids and URIs in them may be of nothing that exists. */
  run(params: ActParams<Name, Span>, context: ActContext): Outcome
}

/** One that may change thousands of files, done bit by bit: it yields after each file. */
export interface LargeAct<Name extends ActName = ActName> {
  readonly name: Name
  runInBits(params: ActParams<Name, Span>, context: ActContext): Generator<void, Outcome>
}

export interface ActContext {
  readonly corpus: Corpus
  /** ISO date, for `since`. */
  readonly today: string
}

export type Outcome = Change | Refusal

/** What an act does: one step of undo. */
export interface Change {
  /** What it will do, for a menu: `Tag "Merkel" as Angela Merkel`. */
  readonly title: string
  /** What it has done, for a status line: `Tagged "Merkel" as Angela Merkel`. */
  readonly done: string
  readonly changes: readonly FileChange[]
  /** Files that get another name; applied behind the edits. */
  readonly renames?: readonly { readonly from: string; readonly to: string }[]
  /** Sentences that tell the extent of a change to many files: `43 mentions and 7 claims`. */
  readonly summary?: readonly string[]
  /** Sidecars that stand, once it is done, for the text of their article as it is then: the host takes note of that. */
  readonly accepts?: readonly string[]
  /** Where the cursor of an editor without forms should go, to fill in what is left open. */
  readonly goTo?: { readonly uri: string; readonly words: string }
}

/** Why it cannot be done: one sentence that names the user's words and says what to do. */
export interface Refusal {
  readonly refused: string
}

export function refuse(refused: string): Refusal {
  return { refused }
}

export function isRefusal(outcome: object): outcome is Refusal {
  return "refused" in outcome
}
