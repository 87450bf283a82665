import { type ArticleText, type Markup, prepareArticle } from "../anchor/article-text.ts"
import { reviseArticle } from "../anchor/revise-article.ts"
import { LeastRecentlyUsed } from "./lru.ts"

/** Shorter ones are read as quickly anew. */
const large = 200_000

/** Articles made ready for matching, as they are, and those that were and changed: what stayed need not be read again. */
export class PreparedArticles {
  readonly #present: LeastRecentlyUsed<ArticleText>
  readonly #former = new LeastRecentlyUsed<ArticleText>(1)

  /** The text that was read last: what is checked of an article is followed by its sidecars. */
  #read: { readonly uri: string; readonly text: string } | undefined

  constructor(kept: number) {
    this.#present = new LeastRecentlyUsed(kept)
  }

  get(uri: string): ArticleText | undefined {
    return this.#present.get(uri)
  }

  /** The text for which an article was last made ready or which was read last, else what `read` says. */
  textOf(uri: string, read: (uri: string) => string | undefined): string | undefined {
    const known = this.#present.get(uri)?.text
    if (known !== undefined) return known
    if (this.#read?.uri === uri) return this.#read.text
    const text = read(uri)
    this.#read = text === undefined ? undefined : { uri, text }
    return text
  }

  prepare(uri: string, text: string, language: string | undefined, markup: Markup): ArticleText {
    const former = this.#former.get(uri)
    this.#former.delete(uri)
    const isAlike = former !== undefined && former.language === language && former.markup === markup
    const isWorthIt = isAlike && Math.min(former.text.length, text.length) >= large
    const article = isWorthIt ? reviseArticle(former, text) : prepareArticle(text, language, markup)
    this.#present.set(uri, article)
    return article
  }

  /** Its text may be another now. */
  changed(uri: string): void {
    const before = this.#present.get(uri)
    if (before !== undefined) this.#former.set(uri, before)
    this.#present.delete(uri)
    if (this.#read?.uri === uri) this.#read = undefined
  }

  clear(): void {
    this.#present.clear()
    this.#former.clear()
    this.#read = undefined
  }
}
