import { foldLine } from "../anchor/article-text.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { isFurniture } from "../language/furniture.ts"
import { toNormal } from "../text/normal-form.ts"
import { contains, overlaps, type Span } from "../text/span.ts"
import { SpanIndex } from "../text/span-index.ts"
import { oncePerFile } from "./once-per-file.ts"

/** A line of an article that is not marked as page furniture. */
export interface ArticleLine {
  /** Without the blanks around it. */
  readonly text: string
  /** As lines are compared. */
  readonly folded: string
  readonly span: Span
}

/** The lines of an article that are not empty, less those that are marked as page furniture. */
export function* linesOf({ article, anchored }: CodedFile): Generator<ArticleLine> {
  for (const match of article.text.matchAll(/[^\r\n]+/g)) {
    const text = match[0].trim()
    if (text === "") continue
    const start = match.index + match[0].indexOf(text)
    const span = { start, end: start + text.length }
    const normal = { start: toNormal(article.normal, start), end: toNormal(article.normal, span.end) }
    if (!anchored.boilerplate.some(furniture => contains(furniture, normal)))
      yield { text, folded: foldLine(text), span }
  }
}

/** The sidecar that an article's lines are judged by; a region says what a line is. */
export function mainSidecar(article: string, corpus: Corpus): CodedFile | undefined {
  const [main] = corpus.pairs.sidecarsOf(article)
  const file = main === undefined ? undefined : corpus.coded(main)
  return file?.articleUri === article ? file : undefined
}

/** Whether the sidecar says of the line, or of something in it, what it is. */
export function isAnnotated({ span }: ArticleLine, file: CodedFile): boolean {
  return isRegion(span, file) || annotatedIn(file).overlapping(span).length > 0
}

/** What mentions and claims stand on. */
const annotatedIn = oncePerFile(({ anchored: { occurrences, claims } }): SpanIndex<Span> => {
  const spans = [...occurrences.map(({ span }) => span), ...claims.flatMap(({ span }) => span ?? [])]
  return new SpanIndex(
    spans.sort((a, b) => a.start - b.start),
    span => span,
  )
})

export function isRegion(span: Span, { anchored }: CodedFile): boolean {
  return anchored.regions.some(({ match }) => match !== undefined && overlaps(match.span, span))
}

/** Whether a line looks like something that a page puts around its articles, by its words or as others have it, too. */
export function looksLikeFurniture(line: ArticleLine, repeated: ReadonlySet<string>, file: CodedFile): boolean {
  return (isFurniture(line.folded, file.language) || repeated.has(line.folded)) && !isAnnotated(line, file)
}
