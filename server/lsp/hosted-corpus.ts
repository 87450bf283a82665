import { Corpus } from "../core/corpus/corpus.ts"
import type { Progress } from "../core/corpus/files.ts"
import { allRules } from "../core/rules/all-rules.ts"
import { judgeFile } from "../core/rules/check-file.ts"
import type { Finding } from "../core/rules/rule.ts"
import type { Buffers } from "./buffers.ts"
import { CorpusFiles } from "./corpus-files.ts"
import { Findings } from "./findings.ts"
import { TextKeeper } from "./text-keeper.ts"
import type { TextSettings } from "./text-settings.ts"
import type { ShownFinding } from "./to-diagnostic.ts"

export type ToShown = (finding: Finding, corpus: Corpus) => ShownFinding | undefined

/** Rules that look beyond one article: before all are read they would see gaps that are none. */
const corpusRules = new Set<unknown>(
  allRules.filter(({ meta }) => meta.scope === "corpus").map(({ meta }) => meta.code),
)

/**
 * A corpus in the server, with the work that it still has to do: read files, check them. `step` does a bit of it, the
 * most urgent first. Edits of open documents take effect at once; their checks follow.
 */
export class HostedCorpus {
  readonly corpus: Corpus
  readonly files: CorpusFiles
  readonly findings = new Findings()
  readonly #texts: TextKeeper
  readonly #buffers: Buffers
  readonly #toShown: ToShown
  #load: Generator<Progress> | undefined
  #progress: Progress | undefined
  readonly #perhapsChanged = new Set<string>()
  readonly #urgent = new Set<string>()
  readonly #unchecked = new Set<string>()
  /** How many findings of each file the baseline hides. */
  readonly #old = new Map<string, number>()
  #changed = new Set<string>()
  #affected = new Set<string>()

  /** `wake` is called when there is work again without anybody having asked for it. */
  constructor(root: string, buffers: Buffers, toShown: ToShown, wake: () => void) {
    this.files = new CorpusFiles(root, buffers, missing => this.#texts.miss(missing))
    this.corpus = new Corpus(root, this.files)
    this.#texts = new TextKeeper(this.corpus, this.files, buffers, articles => {
      if (this.#isListed) this.#update(articles)
      wake()
    })
    this.#buffers = buffers
    this.#toShown = toShown
    this.load()
  }

  /** How far the corpus has been read; undefined when it is complete. */
  get loading(): Progress | undefined {
    return this.#load && (this.#progress ?? { done: 0, total: 0 })
  }

  /** How many findings the baseline hides. */
  get old(): number {
    let sum = 0
    for (const number of this.#old.values()) sum += number
    return sum
  }

  /** Whether somebody sees files that are still to be checked. */
  get isUrgent(): boolean {
    return this.#urgent.size > 0
  }

  /** Shows another coder's annotations. */
  viewAs(coder: string | undefined): void {
    if (coder === this.corpus.coder) return
    this.corpus.coder = coder
    for (const uri of this.#buffers.uris()) if (this.corpus.kindOf(uri) === "article") this.#affected.add(uri)
  }

  /** Where accepted texts are found and kept from now on. */
  keepTexts(settings: TextSettings): void {
    this.#texts.use(settings)
    if (!this.#isListed) return
    this.#update([...this.#buffers.uris()].filter(uri => this.corpus.pairs.hasArticle(uri)))
    if (this.#load === undefined) for (const uri of this.corpus.pairs.sidecars()) this.#unchecked.add(uri)
  }

  /** Does a bit of keeping texts, which is no hurry; answers whether there is more. */
  keepText(): boolean {
    return this.#load === undefined && this.#texts.step()
  }

  /** Somebody has accepted what sidecars say of their articles as they are; an article stands for all of its own. */
  accept(uris: readonly string[]): void {
    const sidecars = uris.flatMap(uri =>
      this.corpus.pairs.hasSidecar(uri) ? [uri] : this.corpus.pairs.sidecarsOf(uri),
    )
    this.#update([...new Set(sidecars.flatMap(uri => this.#texts.accept(uri) ?? []))])
  }

  /** Reads everything anew, bit by bit. */
  load(): void {
    this.#load = this.corpus.load()
    this.#progress = undefined
    this.#urgent.clear()
    this.#unchecked.clear()
    this.#old.clear()
  }

  /** A document was opened; what it shows is wanted before all else. */
  opened(uri: string): void {
    if (this.#load !== undefined && this.corpus.kindOf(uri) !== undefined) this.#urgent.add(uri)
  }

  /** A document is about to be closed: what was saved of it is what counts. */
  closing(uri: string): void {
    this.files.texts.closing(uri)
  }

  closed(uri: string): void {
    if (this.#isListed) this.#texts.saved(uri)
  }

  /** An open document was edited, opened with another text than the one on disk, or closed without saving. */
  edited(uri: string): void {
    if (uri === this.corpus.config.uri && this.corpus.readConfig()) this.load()
    else if (this.#isListed) this.#update([uri], uri)
  }

  /** These may have changed on disk: files, or folders with all that is in them. */
  perhapsChanged(uris: Iterable<string>): void {
    for (const uri of uris) this.#perhapsChanged.add(uri)
  }

  /** Does a bit of the work; answers whether there is more. */
  step(): boolean {
    if (!this.#isListed) return this.#readMore()
    if (this.#readPerhapsChanged() || this.#check(first(this.#urgent)) || this.#readMore()) return true
    const { done: nothingStale } = this.corpus.settle().next()
    return this.#check(first(this.#unchecked)) || nothingStale !== true
  }

  /** Makes sure that what a file shows is of now. */
  checkNow(uri: string): void {
    if (!this.#isListed) return
    for (const home of [uri, ...this.corpus.pairs.sidecarsOf(uri)]) {
      if (this.#load !== undefined || this.#urgent.has(home) || this.#unchecked.has(home)) this.#check(home)
    }
  }

  /** Files that show something else than when this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /** Files whose annotations may differ from when this was last asked. */
  takeAffected(): ReadonlySet<string> {
    const affected = this.#affected
    this.#affected = new Set()
    return affected
  }

  /** Once files are listed, and registry and codebook read, open documents can be answered for. */
  get #isListed(): boolean {
    return this.#load === undefined || this.#progress !== undefined
  }

  #readMore(): boolean {
    if (this.#load === undefined) return false
    const wasListed = this.#isListed
    const { done, value } = this.#load.next()
    if (done === true) this.#endLoad()
    else this.#progress = value
    if (done === true || !wasListed) this.#showOpen()
    return true
  }

  #endLoad(): void {
    this.#load = undefined
    for (const uri of this.corpus.checkable()) this.#unchecked.add(uri)
    for (const uri of this.findings.homes()) this.#unchecked.add(uri)
  }

  #showOpen(): void {
    for (const uri of this.#buffers.uris()) {
      if (this.corpus.kindOf(uri) === undefined) continue
      this.#affected.add(uri)
      for (const home of [uri, ...this.corpus.pairs.sidecarsOf(uri)]) this.#urgent.add(home)
    }
  }

  /** Takes one file, or all of registry and codebook: those are put together anew for each change. */
  #readPerhapsChanged(): boolean {
    const uri = first(this.#perhapsChanged)
    if (uri === undefined) return false
    const together = this.#isVocabulary(uri) ? [...this.#perhapsChanged].filter(uri => this.#isVocabulary(uri)) : [uri]
    for (const taken of together) this.#perhapsChanged.delete(taken)
    const changed = together.filter(taken => this.files.hasChanged(taken))
    // Nothing that the corpus did not know already, but it is on disk now.
    if (changed.length === 0 && this.corpus.pairs.hasArticle(uri)) this.#texts.saved(uri)
    if (changed.includes(this.corpus.config.uri) && this.corpus.readConfig()) this.load()
    else if (changed.length > 0) this.#update(changed)
    else if (!this.files.isKnown(uri)) this.perhapsChanged(this.files.under(`${uri}/`))
    return true
  }

  #isVocabulary(uri: string): boolean {
    const kind = this.corpus.kindOf(uri)
    return kind === "registry" || kind === "codebook"
  }

  /** `typed`: the file that somebody is editing. */
  #update(uris: readonly string[], typed?: string): void {
    for (const uri of this.corpus.update(uris)) {
      const articles = this.corpus.pairs.articlesOf(uri)
      for (const affected of [uri, ...articles]) this.#affected.add(affected)
      const seen = uri === typed || [uri, ...articles].some(shown => this.#buffers.has(shown))
      if (seen) this.#urgent.add(uri)
      else this.#unchecked.add(uri)
    }
  }

  #check(uri: string | undefined): boolean {
    if (uri === undefined) return false
    this.#urgent.delete(uri)
    this.#unchecked.delete(uri)
    const { findings: found, old } = judgeFile(uri, this.corpus)
    if (old > 0) this.#old.set(uri, old)
    else this.#old.delete(uri)
    const sound = this.#load === undefined ? found : found.filter(({ code }) => !corpusRules.has(code))
    const kept = this.#load === undefined ? [] : this.findings.of(uri).filter(({ home }) => corpusRules.has(home.code))
    const shown = sound.flatMap(finding => this.#toShown(finding, this.corpus) ?? [])
    for (const changed of this.findings.replace(uri, [...shown, ...kept])) this.#changed.add(changed)
    if (this.#load === undefined) this.#texts.checked(uri)
    return true
  }
}

function first(uris: ReadonlySet<string>): string | undefined {
  for (const uri of uris) return uri
  return undefined
}
