import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver"
import { codedFileOf } from "../../core/corpus/find-at.ts"
import { overlaps, type Span } from "../../core/text/span.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { flatTokens, tokenTypes } from "../flat-tokens.ts"

/** For editors that do not draw mentions themselves. */
export const semanticTokens: Feature = {
  capabilities: ({ decorations }) =>
    decorations
      ? {}
      : {
          semanticTokensProvider: {
            legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
            full: { delta: true },
            range: true,
          },
        },
  register(connection, documents) {
    const sent = new SentTokens(documents)
    const { semanticTokens } = connection.languages
    semanticTokens.on(({ textDocument: { uri } }) => sent.full(uri))
    semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) => sent.delta(uri, previousResultId))
    semanticTokens.onRange(({ textDocument: { uri }, range }) => {
      const document = documents.find(uri)
      return { data: document === undefined ? [] : tokenData(document, document.lines.toSpan(range)) }
    })
  },
}

/** LSP's five numbers per token, positions relative to the token before. Only articles have any. */
export function tokenData({ corpus, uri, lines }: Document, within?: Span): number[] {
  const file = corpus.pairs.hasArticle(uri) ? codedFileOf(uri, corpus) : undefined
  if (file === undefined) return []
  const data: number[] = []
  let last = { line: 0, character: 0 }
  for (const { span, type } of flatTokens(file, corpus)) {
    if (within !== undefined && !overlaps(span, within)) continue
    const { start } = lines.toRange(span)
    const sameLine = start.line === last.line
    data.push(start.line - last.line, sameLine ? start.character - last.character : start.character)
    data.push(span.end - span.start, type, 0)
    last = start
  }
  return data
}

/** What the client was last told about each open article, so that only the difference need be sent. */
export class SentTokens {
  readonly #documents: Documents
  readonly #last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>()
  #count = 0

  constructor(documents: Documents) {
    this.#documents = documents
  }

  full(uri: string): SemanticTokens {
    const document = this.#documents.find(uri)
    return document === undefined ? { data: [] } : this.#remember(document, tokenData(document))
  }

  delta(uri: string, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const document = this.#documents.find(uri)
    if (document === undefined) return { data: [] }
    const before = this.#last.get(document.uri)
    const { resultId, data } = this.#remember(document, tokenData(document))
    if (before?.resultId !== previousResultId) return { resultId, data }
    return { resultId, edits: difference(before.data, data) }
  }

  get size(): number {
    return this.#last.size
  }

  /** Documents that were closed meanwhile are forgotten. */
  #remember({ uri }: Document, data: number[]): SemanticTokens & { resultId: string } {
    for (const other of this.#last.keys()) if (this.#documents.version(other) === null) this.#last.delete(other)
    const resultId = String(++this.#count)
    this.#last.set(uri, { resultId, data })
    return { resultId, data }
  }
}

/** One edit that replaces all between the first and the last number that differ. */
function difference(
  before: readonly number[],
  after: readonly number[],
): { start: number; deleteCount: number; data: number[] }[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (start === before.length && start === after.length) return []
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return [{ start, deleteCount: before.length - start - tail, data: after.slice(start, after.length - tail) }]
}
