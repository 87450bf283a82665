import type { CancellationToken } from "vscode-languageserver"
import { inContext } from "../../core/acts/in-context.ts"
import { toNamedKind } from "../../core/acts/named-things.ts"
import { titleOf } from "../../core/acts/title-of.ts"
import { type ArticleUses as Found, usesByArticle } from "../../core/acts/uses-by-article.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { type ArticleUses, type Uses, type UsesParams, usesRequest } from "../acts-protocol.ts"
import { plainClaimSentence } from "../cards/claim-sentence.ts"
import { toRange } from "../convert.ts"
import type { Documents, Feature } from "../feature.ts"
import { inSlices } from "../slices.ts"

/** More than a person ticks through. */
const mostUses = 2000

/** All that says an entity or a code, in words, for a person to choose from. */
export const uses: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(usesRequest, (params: UsesParams, token: CancellationToken) => {
      const document = documents.find(params.uri)
      if (document === undefined) return null
      const { uri, corpus } = document
      const asked = { moment: () => documents.moment(corpus), token }
      return inSlices(() => usesOf({ ...params, uri }, corpus, documents), asked)
    })
  },
}

/** Null where there is nothing of the kind. Yields after each article. */
export function* usesOf(
  { uri, kind, id }: UsesParams,
  corpus: Corpus,
  documents: Documents,
): Generator<void, Uses | null> {
  const named = toNamedKind(kind)
  if (named === undefined) return null
  const found = usesByArticle(named, id, uri, corpus, mostUses)
  const articles: ArticleUses[] = []
  for (const article of found.articles) {
    articles.push(inWords(article, corpus, documents))
    yield
  }
  return { articles, leftOut: found.left }
}

function inWords({ uri, mentions, claims, isTagged }: Found, corpus: Corpus, documents: Documents): ArticleUses {
  const article = corpus.article(uri)
  const lines = corpus.lineIndex(uri)
  const isReadable = article !== undefined && lines !== undefined
  return {
    uri: documents.toClient(uri),
    title: titleOf(uri, corpus),
    mentions: isReadable
      ? mentions.map(({ span }) => ({ range: toRange(lines, span), ...inContext(span, article) }))
      : [],
    claims: claims.map(({ id, fact }) => ({
      id,
      sentence: plainClaimSentence(fact, undefined, corpus),
      words: article && fact.span ? inContext(fact.span, article).hit : "",
    })),
    isTagged,
  }
}
