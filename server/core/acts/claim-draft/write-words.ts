import type { ArticleText } from "../../anchor/article-text.ts"
import { findNear } from "../../anchor/claims.ts"
import { findText, type Match } from "../../anchor/find-selector.ts"
import { shortestContext } from "../../anchor/shortest-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { contains, type Span, slice } from "../../text/span.ts"

/** A selector as a record, with the neighbours that it needs. */
type WordsRecord = Readonly<Record<string, string>>

/** Words of an article as a selector: bare where they are enough. */
export type Words = string | WordsRecord

/**
 * The pieces of a quote (spans of the normal form, in text order) so that they are found where they stand; undefined
 * where no neighbours tell one from its repeats.
 */
export function writeQuote(pieces: readonly Span[], file: CodedFile): readonly Words[] | undefined {
  const words: Words[] = []
  let behind = 0
  for (const piece of pieces) {
    const found = writePiece(piece, behind, file)
    if (found === undefined) return undefined
    words.push(found)
    behind = piece.end
  }
  return words
}

/** A cue, or the words for a speaker, beside the quote (a span of the source) that they belong to. */
export function writeNear({ normal }: Match, quote: Span, article: ArticleText): Words | undefined {
  const exact = slice(article.normal.text, normal)
  const located = { value: exact, span: { start: 0, end: 0 } }
  const near = findNear(article, { exact: located, span: located.span }, quote)
  return near?.normal.start === normal.start ? exact : inContextOf(exact, normal, findText(article, exact), article)
}

/** `behind`: where the piece before ends; the first match after that is meant. */
function writePiece(piece: Span, behind: number, { article, anchored }: CodedFile): Words | undefined {
  const exact = slice(article.normal.text, piece)
  const matches = findText(article, exact)
  const counted = matches.filter(({ normal }) => !anchored.boilerplate.some(hole => contains(hole, normal)))
  const body = counted.filter(match => !anchored.display.some(region => contains(region, match.span)))
  const isHome = ([first, second]: readonly Match[]) =>
    first?.normal.start === piece.start && (behind > 0 || second === undefined)
  const after = (found: readonly Match[]) => found.filter(({ normal }) => normal.start >= behind)
  if (isHome(after(body)) || (after(body).length === 0 && isHome(after(counted)))) return exact
  return inContextOf(exact, piece, matches, article)
}

function inContextOf(
  exact: string,
  { start }: Span,
  matches: readonly Match[],
  article: ArticleText,
): WordsRecord | undefined {
  const match = matches.find(({ normal }) => normal.start === start)
  const context = match && shortestContext(article, matches, match)
  return context && { exact, ...context }
}
