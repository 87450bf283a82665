import type { Selector } from "../model/selector.ts"
import { foldTypography, normalize, toSource } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"
import { type ForEach, findAgain } from "./find-again.ts"
import { nearContext } from "./near-context.ts"
import { revisionOf } from "./revisions.ts"
import { rarestWord, startsOf } from "./word-index.ts"

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
  return keptOr(article, exact, "whole", wholeWords)
}

/** Occurrences of a string that begin or end inside a word. */
export function findInsideWords(article: ArticleText, exact: string): readonly Match[] {
  return keptOr(article, exact, "inside", insideWords)
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
  const near = nearContext(article, matches, before, after)
  return near.filter(({ normal }) => follows(article, before, normal.start) && precedes(article, after, normal.end))
}

/** What was found in an article. Claims share a few cues, and rules ask again for what is missing. */
export interface FoundTexts {
  readonly whole: Map<string, readonly Match[]>
  readonly inside: Map<string, readonly Match[]>
  matches: number
}

const mostEntries = 50_000
const mostMatches = 200_000

function keptOr(
  article: ArticleText,
  exact: string,
  place: "whole" | "inside",
  find: (article: ArticleText, exact: string) => readonly Match[],
): readonly Match[] {
  if (article.memory.isPassing) return find(article, exact)
  article.memory.found ??= { whole: new Map(), inside: new Map(), matches: 0 }
  const known = article.memory.found
  const before = known[place].get(exact)
  if (before !== undefined) return before
  const matches = foundAgain(article, exact, place) ?? find(article, exact)
  if (known.whole.size + known.inside.size >= mostEntries || known.matches + matches.length > mostMatches) {
    known.whole.clear()
    known.inside.clear()
    known.matches = 0
  }
  known[place].set(exact, matches)
  known.matches += matches.length
  return matches
}

/** In a revised article; undefined where that is not known from the text before. */
function foundAgain(article: ArticleText, exact: string, place: keyof typeof accepted): readonly Match[] | undefined {
  const revision = revisionOf(article)
  const before = revision?.base.memory.found?.[place].get(exact)
  if (revision === undefined || before === undefined) return undefined
  return findAgain(article, revision, before, (forEach, from) => search(article, exact, forEach, accepted[place], from))
}

function wholeWords(article: ArticleText, exact: string): readonly Match[] {
  return search(article, exact, eachCandidate, accepted.whole)
}

function insideWords(article: ArticleText, exact: string): readonly Match[] {
  return search(article, exact, eachPlace, accepted.inside)
}

type Accept = (text: string, start: number, end: number) => boolean

const accepted: Readonly<Record<"whole" | "inside", Accept>> = {
  whole: isBounded,
  inside: (text, start, end) => !isBounded(text, start, end),
}

function search(article: ArticleText, exact: string, forEach: ForEach, accept: Accept, from = 0): readonly Match[] {
  const wanted = normalize(exact).trim()
  const folded = foldTypography(wanted)
  const result: Match[] = []
  let free = from
  if (folded === "") return result
  forEach(article, folded, start => {
    const normal = { start, end: start + folded.length }
    if (start < free || (article.bounded && !accept(article.folded, start, normal.end))) return
    const same = article.normal.text.startsWith(wanted, start)
    result.push({ normal, span: toSource(article.normal, normal), folded: !same })
    free = normal.end
  })
  return result
}

function eachPlace({ folded }: ArticleText, wanted: string, take: (at: number) => void): void {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) take(at)
}

/** Where a text of whole words can stand: an article is read through once for thousands of surfaces. */
function eachCandidate(article: ArticleText, wanted: string, take: (at: number) => void): void {
  const rarest = article.bounded ? rarestWord(article, wanted) : undefined
  if (rarest === undefined) eachPlace(article, wanted, take)
  else for (const at of startsOf(rarest)) if (article.folded.startsWith(wanted, at)) take(at)
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
