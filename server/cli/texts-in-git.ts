import type { Corpus } from "../core/corpus/corpus.ts"
import { uriToPath } from "../node/file-uri.ts"
import type { History } from "../node/git-history.ts"
import { findInGit, historyMark, historyOf, isInGit, type WantedText } from "../node/git-texts.ts"
import { askGit } from "../node/run-git.ts"

/** They are all in memory. */
const atOnce = 500

interface Pair {
  readonly article: string
  readonly sidecar: string
}

/** What the history of git knows of the texts of a corpus; it is asked when the first is wanted. */
export class TextsInGit {
  readonly #corpus: Corpus
  readonly #folder: string | undefined
  #history: History | undefined
  /** By the path of the sidecar, of all that want no certain text. */
  #texts: ReadonlyMap<string, string> | undefined

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    const folder = uriToPath(corpus.root)
    this.#folder = folder !== undefined && isInGit(folder) ? folder : undefined
  }

  /** Stands for all that it knows; undefined where that cannot be told. */
  get mark(): string | undefined {
    return this.#folder === undefined ? "" : askGit(historyMark(), this.#folder)
  }

  /** The text that a sidecar was made for: the one with that hash, else the one at its last commit. */
  find(pair: Pair, hash: string | undefined): string | undefined {
    if (this.#folder === undefined) return undefined
    const path = this.#corpus.pathOf(pair.sidecar)
    if (hash !== undefined) return this.#ask([pair], hash, this.#folder).get(path)
    this.#texts ??= this.#ask(this.#pairs(), undefined, this.#folder)
    return this.#texts.get(path)
  }

  #pairs(): readonly Pair[] {
    const { pairs } = this.#corpus
    return [...pairs.sidecars()].flatMap(sidecar => pairs.articlesOf(sidecar).map(article => ({ article, sidecar })))
  }

  #ask(pairs: readonly Pair[], hash: string | undefined, folder: string): ReadonlyMap<string, string> {
    const named = ({ article, sidecar }: Pair) => ({
      article: this.#corpus.pathOf(article),
      sidecar: this.#corpus.pathOf(sidecar),
    })
    this.#history ??= askGit(historyOf(this.#pairs().map(named)), folder)
    const found = new Map<string, string>()
    for (let from = 0; this.#history.size > 0 && from < pairs.length; from += atOnce) {
      const wanted = pairs.slice(from, from + atOnce).map((pair): WantedText => {
        const present = this.#corpus.textOf(pair.article) ?? ""
        return { ...named(pair), hash, present: present.replace(/\r\n?/g, "\n") }
      })
      for (const [path, text] of askGit(findInGit(wanted, this.#history), folder)) found.set(path, text)
    }
    return found
  }
}
