import type { CodedFile } from "../core/corpus/coded-file.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { areAkin } from "../core/similar/are-akin.ts"
import { hashOf } from "../node/text-store.ts"
import type { MissingText } from "./accepted-texts.ts"
import type { Buffers } from "./buffers.ts"
import type { CorpusFiles } from "./corpus-files.ts"
import { type GitAnswer, searchGit, type Wanted } from "./search-git.ts"
import { keptFor, type TextSettings } from "./text-settings.ts"

/** So many texts wait to be kept until nothing else is to be done; one more makes the first be kept at once. */
const mostToKeep = 2000

/** No more steps can be undone. */
const mostBefore = 100

/**
 * Takes down which text each sidecar of a corpus was accepted on: that of when it is first seen, unless git knows an
 * older one, and a later one as soon as nothing has changed for its annotations. `step` does a bit of it.
 */
export class TextKeeper {
  readonly #corpus: Corpus
  readonly #files: CorpusFiles
  readonly #buffers: Buffers
  readonly #found: (articles: readonly string[]) => void
  /** sidecar -> its article and the hash of the text that is to be kept, once it is on disk */
  readonly #toKeep = new Map<string, { readonly article: string; readonly hash: string }>()
  /** By sidecar. */
  readonly #wanted = new Map<string, Wanted>()
  /** By sidecar, the texts that counted before each time that somebody accepted another one, as far as they were known. */
  readonly #before = new Map<string, (string | undefined)[]>()
  /** What git has been asked for, by sidecar and hash. */
  readonly #asked = new Set<string>()
  #asking: ReadonlySet<string> = new Set()
  #usesGit = false
  #tidying: Generator<void> | undefined

  /** `found` is told the articles of which another accepted text is known. */
  constructor(corpus: Corpus, files: CorpusFiles, buffers: Buffers, found: (articles: readonly string[]) => void) {
    this.#corpus = corpus
    this.#files = files
    this.#buffers = buffers
    this.#found = found
  }

  use(settings: TextSettings): void {
    const { texts } = this.#files
    texts.kept = keptFor(this.#corpus.root, settings)
    this.#usesGit = settings.git && settings.trusted === true
    this.#asked.clear()
    this.#tidying = texts.kept?.tidy()
  }

  /** A text was asked for that is not here. */
  miss({ article, sidecar, hash }: MissingText): void {
    this.#want({ article, sidecar, hash })
  }

  /** A file was checked, and is as it was then. */
  checked(uri: string): void {
    const file = this.#corpus.pairs.hasSidecar(uri) ? this.#corpus.coded(uri) : undefined
    const article = file?.articleUri
    if (file === undefined || article === undefined) return
    const recorded = this.#files.texts.hashOf(uri)
    // What is open is looked at when it is saved: until then it changes with each key.
    if (recorded === undefined || !this.#buffers.has(article)) this.#consider(file, article, recorded)
  }

  /** An article was saved, or may have been. */
  saved(article: string): void {
    for (const uri of this.#corpus.pairs.sidecarsOf(article)) {
      const file = this.#corpus.coded(uri)
      if (file?.articleUri === article) this.#consider(file, article, this.#files.texts.hashOf(uri))
    }
  }

  /** Somebody has accepted what a sidecar says of its article as it is. */
  accept(sidecar: string): string | undefined {
    const file = this.#corpus.coded(sidecar)
    const article = file?.articleUri
    if (file === undefined || article === undefined) return undefined
    const { text } = file.article
    const before = this.#files.texts.of(article, sidecar, undefined, text)?.text
    this.#before.set(sidecar, [...(this.#before.get(sidecar) ?? []), before].slice(-mostBefore))
    if (this.#buffers.has(article)) this.#files.texts.accept(article, sidecar)
    if (!this.#buffers.has(article) || this.#files.saved(article) === text) this.#files.texts.keep(sidecar, text)
    return article
  }

  /** That was undone. Answers the article where another text counts now. */
  undoAccepted(sidecar: string): string | undefined {
    const before = this.#before.get(sidecar)?.pop()
    const article = this.#corpus.coded(sidecar)?.articleUri
    if (before === undefined || article === undefined) return undefined
    this.#files.texts.found(article, sidecar, before)
    return article
  }

  /** Keeps nothing of what articles said. */
  forget(): void {
    this.#before.clear()
    this.#files.texts.forget()
  }

  /** Whether it is still to be found out, or taken down, on which texts some sidecars were accepted. */
  get isWaiting(): boolean {
    return this.#toKeep.size > 0 || this.#wanted.size > 0 || this.#asking.size > 0
  }

  /** Does a bit of the work; answers whether there is more that can be done now. */
  step(): boolean {
    if (this.#keepFirst()) return true
    if (this.#wanted.size > 0 && this.#asking.size === 0) void this.#askGit()
    if (this.#tidying?.next().done === true) this.#tidying = undefined
    return this.#tidying !== undefined
  }

  #consider(file: CodedFile, article: string, recorded: string | undefined): void {
    const { uri: sidecar } = file
    const hash = hashOf(file.article.text)
    if (recorded === hash || this.#isAwaited(sidecar)) return
    const written = writtenHash(file)
    if (written !== undefined && !hash.startsWith(written)) return
    const isFirst = recorded === undefined
    if (isFirst && written === undefined && this.#want({ article, sidecar, hash: undefined })) return
    if (isFirst || this.#corpus.followed(file).length === 0) this.#keepSoon(sidecar, article, hash)
  }

  #keepSoon(sidecar: string, article: string, hash: string): void {
    if (this.#files.texts.kept === undefined) return
    this.#toKeep.set(sidecar, { article, hash })
    if (this.#toKeep.size > mostToKeep) this.#keepFirst()
  }

  /** Answers whether there was one. */
  #keepFirst(): boolean {
    for (const [sidecar, { article, hash }] of this.#toKeep) {
      this.#toKeep.delete(sidecar)
      const text = this.#files.saved(article)
      if (text !== undefined && hashOf(text) === hash && !this.#follow(sidecar, article, text))
        this.#files.texts.keep(sidecar, text)
      return true
    }
    return false
  }

  /** A sidecar that another program has moved goes on to count for the text that it was accepted on. */
  #follow(sidecar: string, article: string, present: string): boolean {
    const { texts } = this.#files
    const former = texts.hashOf(sidecar) === undefined ? this.#files.formerOf(sidecar) : undefined
    // One whose article stays was not moved with it.
    if (former === undefined || this.#corpus.pairs.articlesOf(former).length > 0) return false
    const text = texts.counting(former)
    // Short sidecars are alike over articles that have nothing to do with each other.
    if (text === undefined || text === present || !areAkin(text, present)) return false
    texts.found(article, sidecar, text)
    this.#found([article])
    return true
  }

  #isAwaited(sidecar: string): boolean {
    return this.#wanted.has(sidecar) || this.#asking.has(sidecar)
  }

  /** Answers whether git will be asked. */
  #want(wanted: Wanted): boolean {
    const key = `${wanted.hash} ${wanted.sidecar}`
    if (!this.#usesGit || this.#asked.has(key)) return false
    this.#asked.add(key)
    this.#wanted.set(wanted.sidecar, wanted)
    return true
  }

  async #askGit(): Promise<void> {
    const wanted = [...this.#wanted.values()]
    this.#asking = new Set(this.#wanted.keys())
    this.#wanted.clear()
    const { root } = this.#corpus
    const searched = {
      root,
      pathOf: (uri: string) => this.#corpus.pathOf(uri),
      saved: (uri: string) => this.#files.saved(uri),
    }
    for await (const answers of searchGit(wanted, searched)) {
      this.#found(answers.flatMap(answer => this.#take(answer)))
    }
    this.#asking = new Set()
    this.#found([])
  }

  /** Answers the articles of which another accepted text is known now. */
  #take({ wanted: { article, sidecar, hash }, text, present }: GitAnswer): readonly string[] {
    if (text === undefined && hash === undefined) this.#keepSoon(sidecar, article, hashOf(present))
    if (text === undefined) return []
    this.#files.texts.found(article, sidecar, text)
    return [article]
  }
}

/** The digits of the line `source.text`. */
function writtenHash({ sidecar }: CodedFile): string | undefined {
  return /^sha256:([0-9a-f]{12,64})$/.exec(sidecar.source.text?.value ?? "")?.[1]
}
