import { type ArticleText, prepareArticle } from "../anchor/article-text.ts"
import { parseUnchecked } from "../yaml/parse-sidecar.ts"
import { type SidecarFacts, summarize } from "./facts.ts"
import { isBroken, keepLostFacts } from "./keep-lost.ts"
import { markupOf } from "./markup-of.ts"
import { type ReadingVocabulary, readCoded, type SidecarText } from "./read-coded.ts"
import { type ReadingTerms, vocabularyOf } from "./reading-terms.ts"

/** Where both texts are shorter, it takes less to find something anew than to keep what was found. */
const short = 20_000

/** A sidecar to be read, with what the corpus knows of its place. */
export interface ClosedSidecar extends SidecarText {
  /** The article's id where the sidecar writes none. */
  readonly defaultId?: string | undefined
}

/** Reads the facts of sidecars that nobody has open, one after another and without a corpus around them. */
export class ClosedReader {
  readonly #vocabulary: ReadingVocabulary
  /** The last one: an article's layers come together. */
  #article: { readonly uri: string; readonly source: string; readonly text: ArticleText } | undefined

  constructor(terms: ReadingTerms) {
    this.#vocabulary = vocabularyOf(terms)
  }

  /** As a corpus reads it that has never seen it before. `article` is the text of the article, if it can be read. */
  read({ defaultId, ...sidecar }: ClosedSidecar, article: string | undefined): SidecarFacts {
    const { articleUri } = sidecar
    const file = readCoded(sidecar, {
      vocabulary: this.#vocabulary,
      // None is read twice, and what is kept of some while thousands are read costs much to sweep around.
      sidecars: { parse: (_, text) => parseUnchecked(text) },
      articleText: language =>
        article === undefined || articleUri === undefined
          ? undefined
          : this.#prepare(articleUri, article, language, Math.max(article.length, sidecar.text.length) < short),
      defaultId: () => (articleUri === undefined ? undefined : defaultId),
      quotesOnly: true,
    })
    const facts = summarize(file)
    return isBroken(file.problems, file.text) ? keepLostFacts(facts, undefined) : facts
  }

  #prepare(uri: string, source: string, language: string | undefined, areShort: boolean): ArticleText {
    const last = this.#article
    const isGood = last?.uri === uri && last.source === source && last.text.language === language
    if (isGood && (areShort || !last.text.memory.isPassing)) return last.text
    const text = prepareArticle(source, language, markupOf(uri), areShort ? { isPassing: true } : {})
    this.#article = { uri, source, text }
    return text
  }
}
