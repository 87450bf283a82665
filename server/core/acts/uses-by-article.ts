import type { Corpus } from "../corpus/corpus.ts"
import type { ClaimFact, MentionFact, SidecarFacts } from "../corpus/facts.ts"
import { mentionsNaming } from "../corpus/packed/unpacked-facts.ts"
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

/** The first of many. */
export interface FirstUses {
  readonly articles: readonly ArticleUses[]
  /** How many sidecars more name it. */
  readonly left: number
}

/**
 * In the order of the articles' dates, until there are so many uses; of the coder's layers, else the main sidecars.
 * `uri`: where a local one is.
 */
export function usesByArticle(kind: NamedKind, id: string, uri: string, corpus: Corpus, most: number): FirstUses {
  const { index, coder } = corpus
  const keys = keysOf(kind, id, uri, corpus)
  const articles: ArticleUses[] = []
  let left = index.countUsingOneOf(keys, coder)
  let count = 0
  for (const facts of index.usingOneOfInOrder(keys, coder)) {
    if (count >= most) break
    left--
    const article = facts.articleUri
    if (article === undefined) continue
    const uses = usesIn(facts, kind, id, article === uri)
    const own = uses.mentions.length + uses.claims.length + Number(uses.isTagged)
    if (own > 0) articles.push({ uri: article, ...uses })
    count += own
  }
  return { articles, left }
}

function usesIn(facts: SidecarFacts, kind: NamedKind, id: string, isHere: boolean): Omit<ArticleUses, "uri"> {
  const { claims, tags, articleId } = facts
  const named = claims.filter(claim => namedBy(claim, kind).includes(id))
  return {
    mentions: kind === "entities" ? mentionsNaming(id, facts) : [],
    claims: named.flatMap(fact => {
      if (isHere) return [{ id: fact.slug, fact }]
      return articleId === undefined ? [] : [{ id: `${articleId}/${fact.slug}`, fact }]
    }),
    isTagged: kind === "tags" && tags.includes(id),
  }
}
