import type { Selector } from "../model/selector.ts"
import { foldTypography, normalize, toSource } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { isWordBoundary } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"
import { nearContext } from "./near-context.ts"
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
  return keptOr(article, `=${exact}`, () => search(article, exact, isBounded))
}

/** Occurrences of a string that begin or end inside a word. */
export function findInsideWords(article: ArticleText, exact: string): readonly Match[] {
  return keptOr(article, `<${exact}`, () => search(article, exact, (text, start, end) => !isBounded(text, start, end)))
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

type Accept = (text: string, start: number, end: number) => boolean

/** What was found in an article. Claims share a few cues, and rules ask again for what is missing. */
interface Kept {
  readonly found: Map<string, readonly Match[]>
  matches: number
}

const kept = new WeakMap<ArticleText, Kept>()
const mostEntries = 50_000
const mostMatches = 200_000

function keptOr(article: ArticleText, key: string, find: () => readonly Match[]): readonly Match[] {
  const known = kept.get(article) ?? { found: new Map<string, readonly Match[]>(), matches: 0 }
  kept.set(article, known)
  const before = known.found.get(key)
  if (before !== undefined) return before
  const matches = find()
  if (known.found.size >= mostEntries || known.matches + matches.length > mostMatches) {
    known.found.clear()
    known.matches = 0
  }
  known.found.set(key, matches)
  known.matches += matches.length
  return matches
}

function search(article: ArticleText, exact: string, accept: Accept): readonly Match[] {
  const wanted = normalize(exact).trim()
  const folded = foldTypography(wanted)
  const result: Match[] = []
  if (folded === "") return result
  for (const at of accept === isBounded ? candidates(article, folded) : everywhere(article, folded)) {
    const normal = { start: at, end: at + folded.length }
    if (at < (result.at(-1)?.normal.end ?? 0)) continue
    if (article.bounded && !accept(article.folded, at, normal.end)) continue
    const same = article.normal.text.startsWith(wanted, at)
    result.push({ normal, span: toSource(article.normal, normal), folded: !same })
  }
  return result
}

function* everywhere({ folded }: ArticleText, wanted: string): Generator<number> {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) yield at
}

/** Where a text of whole words can stand: an article is read through once for thousands of surfaces. */
function* candidates(article: ArticleText, wanted: string): Generator<number> {
  const rarest = article.bounded ? rarestWord(article, wanted) : undefined
  if (rarest === undefined) yield* everywhere(article, wanted)
  else for (const at of startsOf(rarest)) if (article.folded.startsWith(wanted, at)) yield at
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
