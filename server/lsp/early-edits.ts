import type { Corpus } from "../core/corpus/corpus.ts"

/** Files that were edited before it was known which files there are; registry and codebook may have been read already. */
export class EarlyEdits {
  readonly #corpus: Corpus
  readonly #uris = new Set<string>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  add(uri: string): void {
    this.#uris.add(uri)
  }

  /** Gives them away: they can be taken over. */
  take(): readonly string[] {
    const uris = [...this.#uris]
    this.#uris.clear()
    return uris
  }

  /** Whether registry or codebook say something else than when they were read. */
  get concernVocabulary(): boolean {
    const corpus = this.#corpus
    for (const uri of this.#uris) {
      const kind = corpus.kindOf(uri)
      const read = kind === "registry" ? corpus.registryFile(uri) : corpus.codebook
      if ((kind === "registry" || kind === "codebook") && read?.text !== corpus.textOf(uri)) return true
    }
    return false
  }
}
