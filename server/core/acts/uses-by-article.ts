import type { Corpus } from "../corpus/corpus.ts"
import { inCorpusOrder } from "../corpus/corpus-order.ts"
import type { ClaimFact, MentionFact, SidecarFacts } from "../corpus/facts.ts"
import type { NamedKind } from "./act-params.ts"
import { namedBy } from "./extent.ts"
import { keysOf } from "./named-things.ts"

/** What an article says of an entity or code: what `split` can be told to give to another one. */
export interface ArticleUses {
  /** Of the article. */
  readonly uri: string
  readonly mentions: readonly MentionFact[]
  readonly claims: readonly NamedClaim[]
  /** Whether the article has it as a tag. */
  readonly isTagged: boolean
}

export interface NamedClaim {
  /** As acts take it: `article/slug`, or `slug` of the article that they are about. */
  readonly id: string
  readonly fact: ClaimFact
}

/** In the order of the articles' dates; of the coder's layers, else the main sidecars. `uri`: where a local one is. */
export function usesByArticle(kind: NamedKind, id: string, uri: string, corpus: Corpus): readonly ArticleUses[] {
  const users = keysOf(kind, id, uri, corpus).flatMap(key => [...corpus.index.using(key)])
  const own = new Set(users.filter(({ coder }) => coder === corpus.coder))
  return inCorpusOrder(own).flatMap(facts => {
    const article = facts.articleUri
    if (article === undefined) return []
    const uses = usesIn(facts, kind, id, article === uri)
    const isUsed = uses.isTagged || uses.mentions.length + uses.claims.length > 0
    return isUsed ? [{ uri: article, ...uses }] : []
  })
}

function usesIn(facts: SidecarFacts, kind: NamedKind, id: string, isHere: boolean): Omit<ArticleUses, "uri"> {
  const { mentions, claims, tags, articleId } = facts
  const named = claims.filter(claim => namedBy(claim, kind).includes(id))
  return {
    mentions: kind === "entities" ? mentions.filter(({ entities }) => entities.includes(id)) : [],
    claims: named.flatMap(fact => {
      if (isHere) return [{ id: fact.slug, fact }]
      return articleId === undefined ? [] : [{ id: `${articleId}/${fact.slug}`, fact }]
    }),
    isTagged: kind === "tags" && tags.includes(id),
  }
}
