import type { SimilarArticle } from "../../corpus/article-texts.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { firstLine } from "../first-line.ts"
import type { Rule } from "../rule.ts"

/** Places that are shown beside a finding. */
const mostRelated = 5

export const articleDuplicate: Rule = {
  meta: {
    code: "article-duplicate",
    family: "files",
    severity: "info",
    scope: "corpus",
    summary: "Two articles have nearly the same text, so that what they say counts twice.",
    details:
      "Agencies sell one report to many papers. Take one of the two out of the corpus, or link the claims of the later one to those of the first with `repeats`. The share is estimated, from runs of four words (MinHash); lines that `postil.yaml` lists as boilerplate and articles of fewer than 40 words do not count. Told at the later file, by name, or at the one that is annotated.",
  },
  *checkArticle(uri, corpus) {
    if (corpus.pairs.sidecarsOf(uri).length === 0) return
    const others = corpus.texts.similarTo(uri).filter(other => isToldHere(uri, other.uri, corpus))
    const closest = others.toSorted((a, b) => b.similarity - a.similarity)[0]
    if (closest === undefined) return
    yield {
      at: firstLine(corpus.textOf(uri) ?? ""),
      message: `${shareOf(closest)} the same text as "${corpus.pathOf(closest.uri)}"`,
      related: others.slice(0, mostRelated).map(other => ({
        uri: other.uri,
        span: firstLine(corpus.textOf(other.uri) ?? ""),
        message: `${shareOf(other)} the same text`,
      })),
    }
  },
}

function isToldHere(uri: string, other: string, corpus: Corpus): boolean {
  return other < uri || corpus.pairs.sidecarsOf(other).length === 0
}

function shareOf({ similarity }: SimilarArticle): string {
  return similarity === 1 ? "nearly all of this is" : `about ${Math.round(similarity * 100)} % of this is`
}
