import { describe, isDescribed } from "../../anchor/describe.ts"
import { findSelector } from "../../anchor/find-selector.ts"
import type { FollowedWords } from "../../anchor/followed.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Selector } from "../../model/selector.ts"
import type { TextEdit } from "../../text/edit.ts"
import { compareSpans, overlaps, type Span, trimSpan } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { writeContext } from "../write-context.ts"
import { placesOfSelectors } from "./places-of-selectors.ts"
import { whatChanged, wordsNow } from "./what-changed.ts"

/**
 * Writes the words that stand in the place of a quote, a cue and the like, with a context where they stand elsewhere
 * too; its own words keep the place that they were taken from. Answers whether that is possible; else the draft is as it
 * was. `followed` tells of the draft.
 */
export function followWords(draft: SidecarDraft, followed: FollowedWords, corpus: Corpus): boolean {
  const { file } = draft
  const { selector, at } = followed
  const words = wordsNow(file, at)
  if (!canBeWritten(words, followed, file, corpus)) return false
  const plain = replaceScalar(file.text, selector.exact.span, words)
  return [plain, withContext(file, selector, at)].some(edits => isTaken(draft, edits, followed, corpus))
}

/** Whether words may be written for those that stood in their place. */
export function canBeWritten(words: string, followed: FollowedWords, file: CodedFile, corpus: Corpus): boolean {
  return /[\p{L}\p{N}]/u.test(words) && !meansMore(followed, file, corpus)
}

/** Whether words that are meant wherever they stand were meant at another place too, where they still stand. */
function meansMore({ role, selector, at }: FollowedWords, file: CodedFile, corpus: Corpus): boolean {
  const { article, sidecar } = file
  const isMeantAnywhere =
    role === "note" ||
    sidecar.boilerplate.some(item => item.kind === "text" && item.text.span.start === selector.span.start)
  if (!isMeantAnywhere) return false
  const others = findSelector(article, selector).filter(({ span }) => !overlaps(span, at))
  return others.some(({ span }) => !corpus.isNewText(file, span))
}

/** Whether the edits make the selector mean that place, with nothing more to be followed. */
function isTaken(
  draft: SidecarDraft,
  edits: readonly TextEdit[],
  { selector, at }: FollowedWords,
  corpus: Corpus,
): boolean {
  if (edits.length === 0) return false
  const tried = draft.tried(edits)
  const start = selector.span.start
  const home = placesOfSelectors(tried).get(start)
  if (home === undefined || compareSpans(home, trimSpan(tried.article.text, at)) !== 0) return false
  const { edited, doubtful } = whatChanged(tried, corpus)
  if ([...edited, ...doubtful].some(one => one.selector.span.start === start)) return false
  draft.apply(edits, tried)
  return true
}

function withContext({ article, text }: CodedFile, selector: Selector, at: Span): readonly TextEdit[] {
  const description = describe(article, at)
  if (!isDescribed(description)) return []
  const { exact, ...context } = description
  const sides = (["prefix", "suffix"] as const).filter(side => selector[side] !== undefined)
  const isAlike = sides.length > 0 && sides.every(side => context[side] !== undefined)
  const written = { ...selector, exact: { ...selector.exact, value: exact } }
  const edits = writeContext(text, written, context)
  // Where the sides stay, only they are written.
  if (!isAlike || edits.some(({ span }) => compareSpans(span, selector.span) === 0)) return edits
  return [...replaceScalar(text, selector.exact.span, exact), ...edits].sort((a, b) => a.span.start - b.span.start)
}
