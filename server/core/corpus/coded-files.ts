import type { ArticleText } from "../anchor/article-text.ts"
import { type LineStarts, lineStartsOf } from "../text/line-index.ts"
import { defaultIdOf } from "./article-id.ts"
import type { CodedFile } from "./coded-file.ts"
import type { Contents } from "./contents.ts"
import { type SidecarFacts, summarize } from "./facts.ts"
import { isBroken, keepLostFacts } from "./keep-lost.ts"
import { LeastRecentlyUsed } from "./lru.ts"
import { markupOf } from "./markup-of.ts"
import type { FactLines } from "./packed/packed-facts.ts"
import { ParsedSidecars } from "./parsed-sidecars.ts"
import { readCoded } from "./read-coded.ts"

/** Of a text that nobody would want to read for them; a longer one is rare enough to be read. */
const longestWithLines = 2 ** 20

/** Sidecars laid over their articles, of which the last ones are kept. */
export class CodedFiles {
  readonly #contents: Contents
  readonly #kept: LeastRecentlyUsed<CodedFile>
  readonly #sidecars: ParsedSidecars

  constructor(contents: Contents) {
    this.#contents = contents
    this.#kept = new LeastRecentlyUsed(contents.kept)
    this.#sidecars = new ParsedSidecars(contents.kept)
  }

  /** Undefined when the file is no sidecar of the corpus. */
  get(uri: string): CodedFile | undefined {
    const { pairs, files, dependencies } = this.#contents
    if (!pairs.hasSidecar(uri)) return undefined
    const kept = this.#kept.get(uri)
    if (kept !== undefined) return kept
    const text = files.read(uri)
    if (text === undefined) return undefined
    // Whose facts change with the registry is known by the entities that they name.
    const file = dependencies.unrecorded(() => this.read(uri, text))
    this.#kept.set(uri, file)
    return file
  }

  isKept(file: CodedFile): boolean {
    return this.#kept.get(file.uri) === file
  }

  drop(uri: string): void {
    this.#kept.delete(uri)
  }

  clear(): void {
    this.#kept.clear()
  }

  /** A sidecar of that name as it is with that text; it is not kept. */
  read(uri: string, text: string): CodedFile {
    const contents = this.#contents
    const [articleUri] = contents.pairs.articlesOf(uri)
    const coder = contents.pairs.nameOf(uri)?.coder
    return readCoded(
      { uri, text, ...(coder !== undefined && { coder }), ...(articleUri !== undefined && { articleUri }) },
      {
        vocabulary: contents.vocabulary,
        sidecars: this.#sidecars,
        articleText: language => (articleUri === undefined ? undefined : this.article(articleUri, language)),
        defaultId: () => (articleUri === undefined ? undefined : defaultIdOf(articleUri, contents)),
      },
    )
  }

  /** The article made ready for matching in a language. */
  article(uri: string, language: string | undefined): ArticleText | undefined {
    const { articles } = this.#contents
    const kept = articles.get(uri)
    if (kept !== undefined && kept.language === language) return kept
    const text = this.#contents.articleText(uri)
    return text === undefined ? undefined : articles.prepare(uri, text, language, markupOf(uri))
  }

  /** What a sidecar says now, which is read for that. */
  factsOf(uri: string): { readonly facts: SidecarFacts; readonly lines: FactLines } | undefined {
    this.drop(uri)
    const file = this.get(uri)
    if (file === undefined) return undefined
    const facts = summarize(file)
    const isLost = isBroken(file.problems, file.text)
    return { facts: isLost ? keepLostFacts(facts, this.#contents.index.get(uri)) : facts, lines: linesOf(file) }
  }
}

function linesOf({ text, articleUri, article }: CodedFile): FactLines {
  const of = (source: string): LineStarts | undefined =>
    source.length > longestWithLines ? undefined : lineStartsOf(source)
  return { own: of(text), article: articleUri === undefined ? undefined : of(article.text) }
}
