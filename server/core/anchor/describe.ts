import { normalize, toNormal, toSource } from "../text/normal-form.ts"
import { contains, type Span, trimSpan } from "../text/span.ts"
import { isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"
import { findText } from "./find-selector.ts"
import { shortestContext } from "./shortest-context.ts"

/** A selector to be written: words of an article, in normal form, with neighbours where they stand more than once. */
export interface Description {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}

/**
 * Why there is no selector: the span holds no words; it begins or ends inside a word; even 16 words beside it do not tell
 * it from another place.
 */
export type Undescribed = "no-words" | "part-of-word" | "undecided"

/**
 * The shortest selector of a span of the article, the inverse of `findSelector`: the words alone if they stand once, else
 * with the fewest words before or after them that decide. Blanks at the edges of the span do not count.
 */
export function describe(article: ArticleText, span: Span): Description | Undescribed {
  const normal = trimSpan(article.normal.text, {
    start: toNormal(article.normal, span.start),
    end: toNormal(article.normal, span.end),
  })
  if (normalize(article.text.slice(span.start, span.end)).trim() === "") return "no-words"
  if (!isWhole(article, normal, span)) return "part-of-word"
  const exact = article.normal.text.slice(normal.start, normal.end)
  const matches = findText(article, exact)
  const chosen = matches.find(match => match.normal.start === normal.start && match.normal.end === normal.end)
  // Where words repeat themselves, a match can hide the one that overlaps it: `a b a b a`.
  if (chosen === undefined) return "undecided"
  if (matches.length === 1) return { exact }
  const context = shortestContext(article, matches, chosen)
  return context === undefined ? "undecided" : { exact, ...context }
}

export function isDescribed(answer: Description | Undescribed): answer is Description {
  return typeof answer !== "string"
}

/** A letter and the marks that it is composed with are not parted in any language. */
function isWhole(article: ArticleText, normal: Span, span: Span): boolean {
  if (normal.end <= normal.start) return false
  const source = toSource(article.normal, normal)
  const edges = article.text.slice(span.start, source.start) + article.text.slice(source.end, span.end)
  if (!contains(span, source) || normalize(edges).trim() !== "") return false
  if (!article.bounded) return true
  return isWordBoundary(article.folded, normal.start) && isWordBoundary(article.folded, normal.end)
}
