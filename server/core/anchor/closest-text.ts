import search from "approx-string-match"
import { foldTypography, normalize, toSource } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"

/** Words of the article that are nearly the ones sought. To be shown or offered, never to be taken for them. */
export interface ClosestText {
  readonly span: Span
  /** As the article has it, white space folded. */
  readonly text: string
  /** From 0.7 to 1, where all letters are the same. */
  readonly likeness: number
}

const leastLikeness = 0.7
/** Blocks of 32 letters sought, times letters searched: some milliseconds. */
const mostWork = 20_000_000

/** The part of the article that is most like `words`; what lies in `furniture` (normal form) does not count. */
export function findClosestText(
  article: ArticleText,
  words: string,
  furniture: readonly Span[],
): ClosestText | undefined {
  const wanted = lowerCase(foldTypography(normalize(words)).trim())
  const mostErrors = Math.floor(wanted.length * (1 - leastLikeness))
  if (mostErrors === 0 || Math.ceil(wanted.length / 32) * article.folded.length > mostWork) return undefined
  const lengthOff = ({ start, end }: Span) => Math.abs(end - start - wanted.length)
  const candidates = search(lowerCase(article.folded), wanted, mostErrors)
    .sort((a, b) => lengthOff(a) - lengthOff(b) || a.start - b.start)
    .map(match => ({ errors: match.errors, found: match, normal: toWholeWords(article, match) }))
  const best = candidates.find(({ normal }) => !furniture.some(span => overlapsOrHolds(span, normal)))
  if (best === undefined) return undefined
  const added = best.normal.end - best.normal.start - (best.found.end - best.found.start)
  const likeness = 1 - (best.errors + Math.max(0, added)) / wanted.length
  if (likeness < leastLikeness) return undefined
  const { start, end } = best.normal
  return { span: toSource(article.normal, best.normal), text: article.normal.text.slice(start, end), likeness }
}

function toWholeWords(article: ArticleText, { start, end }: Span): Span {
  const { folded, bounded } = article
  let from = start
  let to = end
  while (folded[from] === " ") from++
  while (to > from && folded[to - 1] === " ") to--
  while (bounded && from > 0 && !isWordBoundary(folded, from)) from--
  while (bounded && to < folded.length && !isWordBoundary(folded, to)) to++
  return { start: from, end: to }
}

function overlapsOrHolds(furniture: Span, { start, end }: Span): boolean {
  return furniture.start < end && start < furniture.end
}

/** Unit for unit; the rare letters whose lower case is longer keep their case. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
