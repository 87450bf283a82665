import { topicsUnder } from "./claims-of.ts"
import type { Corpus } from "./corpus.ts"
import type { ClaimFact, SidecarFacts } from "./facts.ts"
import { mentionsIn, namesEntity } from "./mentions-of.ts"
import type { CodeSubject } from "./subject.ts"
import { usesOfCodebook, usesOfRegistry } from "./vocabulary-uses.ts"

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

/** The same of one sidecar. */
export type FileFigures = Omit<Figures, "articles">

/** The figures of an entity by its key (keys.ts), over the main sidecars or over one coder's layers. */
export function figuresOf(key: string, corpus: Corpus, coder?: string): Figures {
  const sum = { mentions: 0, articles: 0, claimsBy: 0, claimsAbout: 0 }
  for (const facts of corpus.index.using(key)) {
    if (facts.coder !== coder) continue
    const { mentions, claimsBy, claimsAbout } = figuresIn(facts, key)
    sum.mentions += mentions
    sum.articles += mentions > 0 ? 1 : 0
    sum.claimsBy += claimsBy
    sum.claimsAbout += claimsAbout
  }
  return sum
}

/** Facts never change, so what was counted once holds as long as they do. */
const counted = new WeakMap<SidecarFacts, Map<string, FileFigures>>()

export function figuresIn(facts: SidecarFacts, key: string): FileFigures {
  let known = counted.get(facts)
  if (known === undefined) {
    known = new Map()
    counted.set(facts, known)
  }
  let figures = known.get(key)
  if (figures === undefined) {
    figures = countIn(facts, key)
    known.set(key, figures)
  }
  return figures
}

/** How often a code is used, and in how many files; `claims`: of a topic with all that stand under it. */
export interface CodeFigures {
  readonly uses: number
  readonly files: number
  readonly claims: number
}

export function codeFiguresOf({ code, id, key }: CodeSubject, corpus: Corpus, coder?: string): CodeFigures {
  const sum = { uses: 0, files: 0, claims: 0 }
  const add = (uses: number) => {
    sum.uses += uses
    sum.files += uses > 0 ? 1 : 0
  }
  for (const facts of corpus.index.using(key)) {
    if (facts.coder === coder) add(facts.uses.reduce((uses, use) => (use.key === key ? uses + 1 : uses), 0))
  }
  const named = [...corpus.registryFiles].map(({ value }) => usesOfRegistry(value))
  if (corpus.codebook !== undefined) named.push(usesOfCodebook(corpus.codebook.value))
  for (const uses of named) add([...uses].filter(use => use.key === key && !use.declares).length)
  if (code === "topics") sum.claims = claimsUnder(id, corpus, coder)
  return sum
}

function claimsUnder(topic: string, corpus: Corpus, coder: string | undefined): number {
  const topics = topicsUnder(topic, corpus)
  const isUnder = (claim: ClaimFact) => claim.topic !== undefined && topics.has(claim.topic)
  let sum = 0
  for (const facts of corpus.index.all()) if (facts.coder === coder) sum += facts.claims.filter(isUnder).length
  return sum
}

function countIn(facts: SidecarFacts, key: string): FileFigures {
  return {
    mentions: [...mentionsIn(facts, key)].length,
    claimsBy: facts.claims.filter(({ speakers }) => namesEntity(speakers, key, facts)).length,
    claimsAbout: facts.claims.filter(({ targets }) => namesEntity(targets, key, facts)).length,
  }
}
