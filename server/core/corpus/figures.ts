import { topicsUnder } from "./claims-of.ts"
import type { Corpus } from "./corpus.ts"
import { codeKey } from "./keys.ts"
import type { CodeSubject } from "./subject.ts"
import { usesOfCodebook, usesOfRegistry } from "./vocabulary-uses.ts"

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
  let sum = 0
  for (const each of topicsUnder(topic, corpus)) {
    for (const facts of corpus.index.using(codeKey("topics", each)))
      if (facts.coder === coder) sum += facts.claims.filter(claim => claim.topic === each).length
  }
  return sum
}
