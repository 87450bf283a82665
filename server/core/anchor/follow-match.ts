import { overlaps, type Span } from "../text/span.ts"
import type { ArticleText } from "./article-text.ts"
import type { Match } from "./find-selector.ts"
import type { TwoTexts } from "./follow-sidecar.ts"
import type { FollowedWords } from "./followed.ts"
import { normalPlace, toWholeWords } from "./place-index.ts"

/** What became of words that have one place in either text. */
export interface Fate {
  readonly change: FollowedWords["change"]
  readonly at: Span
  /** `at` is in a block that stands elsewhere now. */
  readonly hasMoved?: true
}

/** Undefined where they stand as before, and where they stood nowhere before. */
export function followMatch(
  before: Match | undefined,
  after: Match | undefined,
  { before: old, after: now, map }: TwoTexts,
): Fate | undefined {
  if (before === undefined) return undefined
  const { kind, span } = map.map(before.span)
  if (kind === "deleted") return { change: after === undefined ? "lost" : "elsewhere", at: span }
  if (after === undefined) return { change: "changed", at: toWholeWords(now.article, span) }
  if (kind !== "edited") {
    if (!isPlace(now.article, after, span)) {
      return { change: "elsewhere", at: span, ...(kind === "moved" && { hasMoved: true }) }
    }
    return kind === "moved" ? { change: "moved", at: after.span } : undefined
  }
  if (!overlaps(after.span, span)) return { change: "elsewhere", at: span }
  if (wordsOf(old.article, before) !== wordsOf(now.article, after)) return { change: "changed", at: after.span }
  // A stretch that begins at other words of the text may hold some of its own, and read the same.
  return map.isNew(after.span) ? undefined : { change: "elsewhere", at: span }
}

/** Whether a match stands exactly there. */
export function isPlace(article: ArticleText, { normal }: Match, span: Span): boolean {
  const place = normalPlace(article, span)
  return normal.start === place.start && normal.end === place.end
}

function wordsOf({ folded }: ArticleText, { normal }: Match): string {
  return folded.slice(normal.start, normal.end)
}
