import { ArticleTexts } from "./article-texts.ts"
import { type Baseline, baselineName, parseBaseline, writeBaseline } from "./baseline.ts"
import { CorpusIndex } from "./corpus-index.ts"
import { changedKeys, Dependencies } from "./dependencies.ts"
import type { ListedFiles } from "./fact-supply.ts"
import type { FileKind } from "./file-layout.ts"
import { FilePairs, relativePath } from "./file-pairs.ts"
import type { Files } from "./files.ts"
import type { UriTable } from "./packed/uri-table.ts"
import { PreparedArticles } from "./prepared-articles.ts"
import { QuietParts } from "./quiet-parts.ts"
import { Vocabulary } from "./vocabulary.ts"

/** What becomes of files that may say something else than what is known of them: they are being read, or they wait. */
export type Unread = "none" | "being-read" | "left"

/** What a corpus keeps, and how. */
export interface Keeping {
  /**
   * So many sidecars and articles are kept as they were read: more than anybody has open; but what is kept by somebody who
   * goes through thousands, one after the other, costs much to sweep around.
   */
  readonly kept: number
  /** The URIs of files; others may use the table as well. */
  readonly uris: UriTable
}

/** What a corpus knows of its files. The parts of the corpus that read them share it. */
export class Contents {
  /** URI of the folder, with `/` at its end. */
  readonly root: string
  readonly files: Files
  /** See `Keeping`. */
  readonly kept: number
  readonly dependencies: Dependencies
  readonly vocabulary: Vocabulary
  readonly articles: PreparedArticles
  readonly quiet = new QuietParts()
  /** Whether it is known what registry and codebook say. */
  isVocabularyRead = false
  /** Whether it is known, besides, which files there are. */
  isListed = false
  /** Whether all files have been read once. */
  isRead = false
  unread: Unread = "none"
  /** The URIs of files, numbered for all that is kept of them. */
  readonly #uris: UriTable
  #baseline: Baseline = new Map()
  #index: CorpusIndex
  #pairs: FilePairs
  #texts: ArticleTexts

  constructor(root: string, files: Files, { kept, uris }: Keeping) {
    this.root = root
    this.files = files
    this.kept = kept
    this.articles = new PreparedArticles(kept)
    this.#uris = uris
    this.dependencies = new Dependencies(this.#uris)
    this.vocabulary = new Vocabulary(root, files, this.dependencies)
    this.#index = new CorpusIndex(this.dependencies, this.#uris)
    this.#pairs = this.newPairs()
    this.#texts = this.#newTexts(new Set())
  }

  get index(): CorpusIndex {
    return this.#index
  }

  get pairs(): FilePairs {
    return this.#pairs
  }

  /** What the texts of the articles have in common. */
  get texts(): ArticleTexts {
    return this.#texts
  }

  /** Lets go of all that is known, and reads `postil.yaml` and the old findings. */
  begin(): void {
    this.isRead = false
    this.unread = "none"
    this.isVocabularyRead = false
    this.isListed = false
    this.articles.clear()
    this.quiet.clear()
    this.vocabulary.readConfig()
    this.readBaseline()
    this.#index = new CorpusIndex(this.dependencies, this.#uris)
    this.#pairs = this.newPairs()
    this.#texts = this.#newTexts(this.vocabulary.boilerplate.lines)
  }

  /** All files are listed; `pairs` are the articles and sidecars among them. */
  list(pairs: FilePairs): void {
    this.#pairs = pairs
    this.isListed = true
  }

  /** The articles and sidecars of a listing by another thread, with their numbers. Yields between bits of the work. */
  *adopt(files: ListedFiles): Generator<void, { readonly pairs: FilePairs; readonly numbers: Uint32Array }> {
    const pairs = this.newPairs()
    const numbers = this.#uris.adopt(files)
    yield
    yield* pairs.adopt(files, numbers)
    return { pairs, numbers }
  }

  uriOf(file: number): string {
    return this.#uris.textOf(file)
  }

  /** For files that are being listed. */
  newPairs(): FilePairs {
    return new FilePairs(this.root, this.vocabulary.layout, this.#uris)
  }

  /** Answers what a file is; one that is an article or a sidecar is put among `pairs`. */
  enlist(uri: string, pairs: FilePairs): FileKind | undefined {
    const kind = this.kindOf(uri)
    if (kind === "article") pairs.addArticle(uri)
    if (kind === "sidecar") pairs.addSidecar(uri)
    return kind
  }

  /** Whether nothing that names a thing is missing. */
  get isComplete(): boolean {
    return this.isRead && this.unread === "none"
  }

  /** What a file below the root is by its name, whether or not it exists. */
  kindOf(uri: string): FileKind | undefined {
    return uri.startsWith(this.root) ? this.vocabulary.layout.kindOf(this.pathOf(uri)) : undefined
  }

  /** Whether a file is an article or a sidecar by its name. */
  isPaired(uri: string): boolean {
    const kind = this.kindOf(uri)
    return kind === "article" || kind === "sidecar"
  }

  /** Path relative to the corpus, decoded. */
  pathOf(uri: string): string {
    return relativePath(this.root, uri)
  }

  /** The text of an article; of one that was made ready or read last as it was then, until it is said to have changed. */
  articleText(uri: string): string | undefined {
    return this.articles.textOf(uri, () => this.files.read(uri))
  }

  get baseline(): Baseline {
    return this.#baseline
  }

  get baselineUri(): string {
    return this.root + baselineName
  }

  /** Answers the keys that changed. */
  readBaseline(): Set<string> {
    const before = signatures(this.#baseline)
    this.#baseline = parseBaseline(this.files.read(this.baselineUri) ?? "") ?? new Map()
    return changedKeys(before, signatures(this.#baseline))
  }

  #newTexts(known: ReadonlySet<string>): ArticleTexts {
    return new ArticleTexts(known, uri => this.articleText(uri), this.dependencies, this.#uris)
  }
}

function signatures(baseline: Baseline): ReadonlyMap<string, string> {
  return new Map([...baseline].map(([path, old]) => [`baseline:${path}`, writeBaseline(new Map([[path, old]]))]))
}
