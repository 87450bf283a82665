import type { Corpus } from "./corpus.ts"
import { mentionsIn, namesEntity } from "./mentions-of.ts"

/** How much a corpus says about an entity. */
export interface Figures {
  readonly mentions: number
  /** Articles with a mention. */
  readonly articles: number
  /** Claims that it makes, alone or with others. */
  readonly claimsBy: number
  /** Claims aimed at it. */
  readonly claimsAbout: number
}

/** The figures of an entity by its key (keys.ts), over the main sidecars or over one coder's layers. */
export function figuresOf(key: string, corpus: Corpus, coder?: string): Figures {
  const figures = { mentions: 0, articles: 0, claimsBy: 0, claimsAbout: 0 }
  for (const facts of corpus.index.using(key)) {
    if (facts.coder !== coder) continue
    const before = figures.mentions
    for (const _ of mentionsIn(facts, key)) figures.mentions++
    if (figures.mentions > before) figures.articles++
    for (const { speakers, targets } of facts.claims) {
      if (namesEntity(speakers, key, facts)) figures.claimsBy++
      if (namesEntity(targets, key, facts)) figures.claimsAbout++
    }
  }
  return figures
}
