import type { Selector } from "../model/selector.ts"
import { foldTypography, normalize, toSource } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"

/** One place where the words of a selector stand. */
export interface Match {
  readonly span: Span
  /** The same in the normal form of the article. */
  readonly normal: Span
  /** The article has other quotation marks or dashes than the selector. */
  readonly folded: boolean
}

/** All occurrences of a string at word boundaries, in text order. */
export function findText(article: ArticleText, exact: string): readonly Match[] {
  return search(article, exact, isBounded)
}

/** Occurrences of a string that begin or end inside a word. */
export function findInsideWords(article: ArticleText, exact: string): readonly Match[] {
  return search(article, exact, (text, start, end) => !isBounded(text, start, end))
}

/** All occurrences of the exact words whose neighbours are as the selector says. */
export function findSelector(article: ArticleText, selector: Selector): readonly Match[] {
  const { exact, prefix, suffix } = selector
  return inContext(article, findText(article, exact.value), prefix?.value, suffix?.value)
}

/** Those of `matches` that stand between `prefix` and `suffix`; white space at the joints does not matter. */
export function inContext(
  article: ArticleText,
  matches: readonly Match[],
  prefix: string | undefined,
  suffix: string | undefined,
): readonly Match[] {
  if (prefix === undefined && suffix === undefined) return matches
  const before = prefix === undefined ? "" : foldTypography(normalize(prefix)).trim()
  const after = suffix === undefined ? "" : foldTypography(normalize(suffix)).trim()
  return matches.filter(({ normal }) => follows(article, before, normal.start) && precedes(article, after, normal.end))
}

/** Only those that need no folding, where there are any. */
export function preferExact(matches: readonly Match[]): readonly Match[] {
  const exact = matches.filter(match => !match.folded)
  return exact.length > 0 ? exact : matches
}

type Accept = (text: string, start: number, end: number) => boolean

function search(article: ArticleText, exact: string, accept: Accept): readonly Match[] {
  const wanted = normalize(exact).trim()
  const folded = foldTypography(wanted)
  const result: Match[] = []
  if (folded === "") return result
  let at = article.folded.indexOf(folded)
  while (at >= 0) {
    const end = at + folded.length
    const accepted = !article.bounded || accept(article.folded, at, end)
    if (accepted) {
      const normal = { start: at, end }
      const same = article.normal.text.startsWith(wanted, at)
      result.push({ normal, span: toSource(article.normal, normal), folded: !same })
    }
    at = article.folded.indexOf(folded, accepted ? end : at + 1)
  }
  return result
}

function isBounded(text: string, start: number, end: number): boolean {
  return isWordBoundary(text, start) && isWordBoundary(text, end)
}

function follows(article: ArticleText, prefix: string, at: number): boolean {
  if (prefix === "") return true
  const end = article.folded[at - 1] === " " ? at - 1 : at
  const start = end - prefix.length
  return start >= 0 && article.folded.startsWith(prefix, start) && isEdge(article, start)
}

function precedes(article: ArticleText, suffix: string, at: number): boolean {
  if (suffix === "") return true
  const start = article.folded[at] === " " ? at + 1 : at
  return article.folded.startsWith(suffix, start) && isEdge(article, start + suffix.length)
}

function isEdge(article: ArticleText, at: number): boolean {
  return !article.bounded || isWordBoundary(article.folded, at)
}
