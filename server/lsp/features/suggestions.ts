import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
} from "vscode-languageserver"
import { type SuggestedPlaces, suggest } from "../../core/acts/suggestions.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import {
  type FoundSuggestions,
  type SuggestedArticle,
  type SuggestionsParams,
  suggestionsRequest,
} from "../acts-protocol.ts"
import { toRange } from "../convert.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { nextTurn, sliceMs } from "../slices.ts"

/** More than anybody looks through; in the article where they are reached all are told. */
const mostSuggestions = 5000

/** Places that may be mentions, for a person to choose from. */
export const suggestions: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(suggestionsRequest, async (params: SuggestionsParams, token: CancellationToken) => {
      const document = documents.find(params.uri)
      if (document === undefined) return null
      const progress = connection.window.attachWorkDoneProgress(params.workDoneToken)
      progress.begin("Looking for mentions", 0, undefined, true)
      const found = await findSuggestions(document, params, token, progress, documents)
      progress.done()
      return found ?? new ResponseError(LSPErrorCodes.RequestCancelled, "The search was cancelled")
    })
  },
}

/** In slices; undefined when it is cancelled. */
async function findSuggestions(
  { uri, corpus }: Document,
  { scope, entity, without = [] }: SuggestionsParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
  documents: Documents,
): Promise<FoundSuggestions | undefined> {
  const all = scope === "article" ? articleOf(uri, corpus) : allArticles(uri, corpus)
  const unwanted = new Set(without)
  const articles: SuggestedArticle[] = []
  let [done, count] = [0, 0]
  let pause = performance.now() + sliceMs
  for (const found of suggest({ articles: all, ...(entity !== undefined && { entity }) }, corpus)) {
    done++
    const article = found && toArticle(found, unwanted, corpus, documents)
    if (article !== undefined) articles.push(article)
    count += article?.suggestions.length ?? 0
    if (count >= mostSuggestions) break
    if (performance.now() < pause) continue
    progress.report(Math.floor((100 * done) / all.length), `${done} of ${all.length} articles`)
    await nextTurn()
    if (token.isCancellationRequested) return undefined
    pause = performance.now() + sliceMs
  }
  return { articles, unread: all.length - done }
}

function articleOf(uri: string, corpus: Corpus): readonly string[] {
  return corpus.pairs.hasArticle(uri) ? [uri] : corpus.pairs.articlesOf(uri)
}

/** By their paths, but first the one that the person is in. */
function allArticles(uri: string, corpus: Corpus): readonly string[] {
  const here = articleOf(uri, corpus)
  const others = [...corpus.pairs.articles()].filter(article => !here.includes(article)).sort()
  return [...here, ...others]
}

function toArticle(
  { uri, title, places }: SuggestedPlaces,
  unwanted: ReadonlySet<string>,
  corpus: Corpus,
  documents: Documents,
): SuggestedArticle | undefined {
  const lines = corpus.lineIndex(uri)
  const wanted = places.filter(({ key }) => !unwanted.has(key))
  if (lines === undefined || wanted.length === 0) return undefined
  const client = documents.toClient(uri)
  const suggestions = wanted.map(({ span, ...place }) => ({ ...place, uri: client, range: toRange(lines, span) }))
  return { uri: client, title, suggestions }
}
