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
      "Agencies sell one report to many papers. Take one of the two out of the corpus, or link the claims of the later one to those of the first with `repeats`. There is no quick fix: which claims say the same, only a reader knows, and Postil never takes an article away. The share is estimated, from runs of four words (MinHash); lines that `postil.yaml` lists as boilerplate and articles of fewer than 40 words do not count. Told at the later file, by name, or at the one that is annotated.",
    tags: ["articles"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the new bridge over the river on a sunny day in March, and the crowd on both banks cheered for nearly an hour. Five years of work lay behind the builders, who had lost two winters to floods and one summer to a strike.
//- a.ann.yaml
mentions:
  Adler: adler
//- b.txt
Adler opened the new bridge over the river on a sunny day in March, and the crowd on both banks cheered for nearly an hour. Five years of work lay behind the builders, who had lost two winters to floods and one summer to a strike. The mayor left early.
//- b.ann.yaml
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the new bridge over the river on a sunny day in March, and the crowd on both banks cheered for nearly an hour. Five years of work lay behind the builders, who had lost two winters to floods and one summer to a strike.
//- a.ann.yaml
mentions:
  Adler: adler
//- b.txt
Moss would rather have seen the money go into schools, he told the council in its last session before the holidays. Nobody answered him, and the members went on to talk about the price of heating, the new market hall, and a dog that has been missing from the harbour since May.
//- b.ann.yaml
mentions:
  Moss: moss
`,
    },
  },
  *checkArticle(uri, corpus) {
    if (corpus.pairs.sidecarsOf(uri).length === 0) return
    const others = corpus.texts.similarTo(uri).filter(other => isToldHere(uri, other.uri, corpus))
    const closest = others.toSorted((a, b) => b.similarity - a.similarity)[0]
    if (closest === undefined) return
    yield {
      at: firstLine(corpus.articleText(uri) ?? ""),
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
