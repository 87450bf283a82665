import type { CodeKind } from "../model/codebook.ts"
import { topicsUnder } from "./claims-of.ts"
import type { Corpus } from "./corpus.ts"
import { codeKey } from "./keys.ts"
import type { CodeSubject } from "./subject.ts"
import { usesOfCodebook, usesOfRegistry } from "./vocabulary-uses.ts"

/** How often a code is used, and in how many files. */
export interface CodeUses {
  readonly uses: number
  readonly files: number
}

/** `claims`: of a topic with all that stand under it. */
export interface CodeFigures extends CodeUses {
  readonly claims: number
}

export function codeFiguresOf({ code, id }: CodeSubject, corpus: Corpus, coder?: string): CodeFigures {
  const claims = code === "topics" ? claimsUnder(id, corpus, coder) : 0
  return { ...codeUses(code, corpus, coder)(id), claims }
}

/** For codes of a kind by their ids. Uses in the registry and in other codes count, too: they depend on the code. */
export function codeUses(kind: CodeKind, corpus: Corpus, coder: string | undefined): (id: string) => CodeUses {
  const inVocabulary = usesInVocabulary(kind, corpus)
  return id => {
    const key = codeKey(kind, id)
    const { mentions, articles } = corpus.index.totals.of(key, coder)
    const { uses, files } = inVocabulary.get(key) ?? { uses: 0, files: 0 }
    return { uses: mentions + uses, files: articles + files }
  }
}

/** Of all codes of a kind, by their keys. */
function usesInVocabulary(kind: CodeKind, corpus: Corpus): ReadonlyMap<string, CodeUses> {
  const sums = new Map<string, { uses: number; files: number }>()
  const vocabulary = [...corpus.registryFiles].map(({ value }) => usesOfRegistry(value))
  if (corpus.codebook !== undefined) vocabulary.push(usesOfCodebook(corpus.codebook.value))
  for (const uses of vocabulary) {
    const seen = new Set<string>()
    for (const { key, kind: named, declares } of uses) {
      if (declares || named !== kind) continue
      const sum = sums.get(key) ?? { uses: 0, files: 0 }
      sums.set(key, sum)
      sum.uses++
      if (!seen.has(key)) sum.files++
      seen.add(key)
    }
  }
  return sums
}

/** Only claims have topics. */
function claimsUnder(topic: string, corpus: Corpus, coder: string | undefined): number {
  let sum = 0
  for (const each of topicsUnder(topic, corpus)) sum += corpus.index.totals.of(codeKey("topics", each), coder).mentions
  return sum
}
