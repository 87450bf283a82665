import { isMention } from "../core/anchor/mentions.ts"
import type { CodedFile } from "../core/corpus/coded-file.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { type Span, spanLength } from "../core/text/span.ts"
import { type Look, lookOf } from "./looks.ts"

/** Names of LSP's own, so that every theme has colours for them; in the order of the legend. */
export const tokenTypes = ["variable", "class", "namespace", "event", "type", "string"] as const

export interface Token {
  readonly span: Span
  /** Index into `tokenTypes`. */
  readonly type: number
}

const typeOfLook: Readonly<Record<Look, number>> = { person: 0, organization: 1, place: 2, event: 3, other: 4 }
const typeOfClaim = 5

/** Mentions and quotes as pieces that neither overlap nor run over a line end; where they nest, the inner one shows. */
export function flatTokens(file: CodedFile, corpus: Corpus): readonly Token[] {
  const tokens: Token[] = []
  for (const { segments } of file.anchored.claims) {
    for (const { home } of segments) if (home !== undefined) tokens.push({ span: home.span, type: typeOfClaim })
  }
  for (const occurrence of file.anchored.occurrences) {
    if (!isMention(occurrence)) continue
    const look = lookOf(occurrence.entities[0] ?? "", file, corpus)
    tokens.push({ span: occurrence.span, type: typeOfLook[look] })
  }
  return splitAtLines(flatten(tokens), file.article.text)
}

/** The shortest token over each stretch. */
function flatten(tokens: readonly Token[]): readonly Token[] {
  const borders = [...new Set(tokens.flatMap(({ span }) => [span.start, span.end]))].sort((a, b) => a - b)
  const sorted = [...tokens].sort((a, b) => a.span.start - b.span.start)
  const result: Token[] = []
  let open: Token[] = []
  let next = 0
  for (const [index, start] of borders.entries()) {
    open = open.filter(({ span }) => span.end > start)
    for (let token = sorted[next]; token !== undefined && token.span.start <= start; token = sorted[++next])
      open.push(token)
    const end = borders[index + 1]
    const inner = innermost(open)
    if (end !== undefined && inner !== undefined) result.push({ span: { start, end }, type: inner.type })
  }
  return result
}

/** Of tokens of one length the last: a mention rather than the quote that is nothing else. */
function innermost(open: readonly Token[]): Token | undefined {
  let best: Token | undefined
  for (const token of open) {
    const length = best === undefined ? Infinity : spanLength(best.span)
    if (spanLength(token.span) < length || (spanLength(token.span) === length && best?.type === typeOfClaim))
      best = token
  }
  return best
}

function splitAtLines(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.flatMap(({ span, type }) =>
    [...text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
      span: { start: span.start + index, end: span.start + index + line.length },
      type,
    })),
  )
}
