import { inContext } from "../../core/acts/in-context.ts"
import { toNamedKind } from "../../core/acts/named-things.ts"
import { titleOf } from "../../core/acts/title-of.ts"
import { type ArticleUses as Found, usesByArticle } from "../../core/acts/uses-by-article.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { type ArticleUses, type Uses, type UsesParams, usesRequest } from "../acts-protocol.ts"
import { plainClaimSentence } from "../cards/claim-sentence.ts"
import { toRange } from "../convert.ts"
import type { Documents, Feature } from "../feature.ts"

/** More than a person ticks through. */
const mostUses = 2000

/** All that says an entity or a code, in words, for a person to choose from. */
export const uses: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(usesRequest, (params: UsesParams): Uses | null => {
      const document = documents.find(params.uri)
      return (document && usesOf({ ...params, uri: document.uri }, document.corpus, documents)) ?? null
    })
  },
}

/** Undefined where there is nothing of the kind. */
export function usesOf({ uri, kind, id }: UsesParams, corpus: Corpus, documents: Documents): Uses | undefined {
  const named = toNamedKind(kind)
  if (named === undefined) return undefined
  const found = usesByArticle(named, id, uri, corpus)
  const articles: ArticleUses[] = []
  let count = 0
  for (const article of found) {
    if (count >= mostUses) break
    articles.push(inWords(article, corpus, documents))
    count += article.mentions.length + article.claims.length + Number(article.isTagged)
  }
  return { articles, leftOut: found.length - articles.length }
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
