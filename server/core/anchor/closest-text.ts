import search from "approx-string-match"
import { foldTypography, normalize, toSource } from "../text/normal-form.ts"
import { mask, type Span } from "../text/span.ts"
import { isWordAt, isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"

/** Words of the article that are nearly the ones sought. To be shown or offered, never to be taken for them. */
export interface ClosestText {
  readonly span: Span
  /** As the article has it, white space folded. */
  readonly text: string
  /** From 0.7 to 1, where all letters are the same. */
  readonly likeness: number
}

const likeNoLetter = "\0"
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
  const [best] = search(lowerCase(mask(article.folded, furniture, likeNoLetter)), wanted, mostErrors).sort(
    (a, b) => lengthOff(a) - lengthOff(b) || a.start - b.start,
  )
  if (best === undefined) return undefined
  const normal = toWholeWords(article, best, wanted)
  const added = normal.end - normal.start - (best.end - best.start)
  const likeness = 1 - (best.errors + Math.max(0, added)) / wanted.length
  if (likeness < leastLikeness) return undefined
  const text = article.normal.text.slice(normal.start, normal.end)
  return { span: toSource(article.normal, normal), text, likeness }
}

/** From word to word; marks at the edges only where the words sought have some there. */
function toWholeWords({ folded, bounded }: ArticleText, { start, end }: Span, wanted: string): Span {
  const isStray = (at: number, mark: string | undefined) =>
    folded[at] === " " || (mark !== undefined && isWordAt(mark, 0) && !isWordAt(folded, at))
  let from = start
  let to = end
  while (from < to && isStray(from, wanted[0])) from++
  while (to > from && isStray(to - 1, wanted.at(-1))) to--
  while (bounded && from > 0 && !isWordBoundary(folded, from)) from--
  while (bounded && to < folded.length && !isWordBoundary(folded, to)) to++
  return { start: from, end: to }
}

/** Unit for unit; the rare letters whose lower case is longer keep their case. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
