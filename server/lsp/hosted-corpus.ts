import { Corpus } from "../core/corpus/corpus.ts"
import type { Progress } from "../core/corpus/files.ts"
import { allRules } from "../core/rules/all-rules.ts"
import { judging } from "../core/rules/check-file.ts"
import type { Finding } from "../core/rules/rule.ts"
import { ScanPool } from "../node/scan-pool.ts"
import type { Buffers } from "./buffers.ts"
import { CorpusFiles } from "./corpus-files.ts"
import { Findings } from "./findings.ts"
import type { LongTurns } from "./long-turns.ts"
import { TextKeeper } from "./text-keeper.ts"
import { indexFor, type TextSettings } from "./text-settings.ts"
import type { ShownFinding } from "./to-diagnostic.ts"

/** So long a file is checked in one go. */
const checkMs = 8

/** So many files are put down to be checked in one go. */
const notedAtOnce = 500

/** To read so many changed files takes long enough to wonder. */
const fewChanged = 1000

/** A file that is being checked. */
interface Checking {
  readonly uri: string
  /** Ends with the files that show something else now. */
  readonly bits: Generator<void, readonly string[]>
}

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
  readonly #turns: LongTurns
  readonly #wake: () => void
  #textSettings: TextSettings | undefined
  #pool: ScanPool | undefined
  #load: Generator<Progress | undefined> | undefined
  #progress: Progress | undefined
  readonly #perhapsChanged = new Set<string>()
  /** Edited before it was known which files there are; registry and codebook may have been read already. */
  readonly #editedEarly = new Set<string>()
  /** How many of `#perhapsChanged` there have been since there were none. */
  #toldOfChange = 0
  readonly #urgent = new Set<string>()
  readonly #unchecked = new Set<string>()
  /** Begun for the corpus as it is; when that changes, it counts for nothing. */
  #checking: Checking | undefined
  /** So is this. */
  #comparing: ReturnType<Corpus["readLargeText"]> | undefined
  /** How many findings of each file the baseline hides. */
  readonly #old = new Map<string, number>()
  #changed = new Set<string>()
  #affected = new Set<string>()

  /** `wake` is called when there is work again without anybody having asked for it. */
  constructor(root: string, buffers: Buffers, toShown: ToShown, turns: LongTurns, wake: () => void) {
    this.files = new CorpusFiles(root, buffers, missing => this.#texts.miss(missing))
    this.corpus = new Corpus(root, this.files)
    this.#texts = new TextKeeper(this.corpus, this.files, buffers, articles => {
      if (this.#isListed) this.#update(articles)
      wake()
    })
    this.#buffers = buffers
    this.#toShown = toShown
    this.#turns = turns
    this.#wake = wake
    this.load()
  }

  /** How far the corpus has been read; undefined when it is complete. */
  get loading(): Progress | undefined {
    return this.#load && (this.#progress ?? { done: 0, total: 0 })
  }

  /** How many of many changed files have been read again. */
  get rereading(): Progress | undefined {
    const left = this.#perhapsChanged.size
    const total = this.#toldOfChange
    return left > 0 && total > fewChanged ? { done: total - left, total } : undefined
  }

  /** How many findings the baseline hides. */
  get old(): number {
    let sum = 0
    for (const number of this.#old.values()) sum += number
    return sum
  }

  /** Whether somebody sees files that are still to be checked. */
  get isUrgent(): boolean {
    return this.#next(this.#urgent) !== undefined
  }

  /** Shows another coder's annotations. */
  viewAs(coder: string | undefined): void {
    if (coder === this.corpus.coder) return
    this.corpus.coder = coder
    for (const uri of this.#buffers.uris()) if (this.corpus.kindOf(uri) === "article") this.#affected.add(uri)
  }

  /** Where accepted texts are found and kept from now on. */
  keepTexts(settings: TextSettings): void {
    this.#textSettings = settings
    this.#texts.use(settings)
    if (!this.#isListed) return
    this.#update([...this.#buffers.uris()].filter(uri => this.corpus.pairs.hasArticle(uri)))
    if (this.#load === undefined) for (const uri of this.corpus.pairs.sidecars()) this.#unchecked.add(uri)
  }

  /** Does a bit of what is no hurry: comparing large texts, keeping texts; answers whether there is more. */
  keepText(): boolean {
    return this.#load === undefined && (this.#readLargeText() || this.#texts.step())
  }

  /** While somebody types there is no time for it. */
  #readLargeText(): boolean {
    if (this.#buffers.isAnyHeld) return false
    const comparing = this.#comparing ?? this.corpus.readLargeText()
    this.#comparing = comparing
    const { done, value } = this.#turns.time("Comparing texts in", this.corpus.root, () => comparing.next())
    if (done !== true) return true
    this.#changes()
    if (value === undefined) return false
    this.#queue(value)
    this.#wake()
    return true
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
    this.#pool?.end()
    this.#pool = this.#newPool()
    this.#changes()
    this.#load?.return(undefined)
    this.#load = this.#readAll(this.#pool)
    this.#progress = undefined
    this.#urgent.clear()
    this.#unchecked.clear()
    this.#old.clear()
  }

  /** Nothing more is done for it. */
  end(): void {
    this.#pool?.end()
    this.#load?.return(undefined)
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
    else this.#editedEarly.add(uri)
  }

  /** Whether edits of a document are better taken over together: it, or what lies beside it, is large. */
  isLarge(uri: string): boolean {
    return this.#together(uri).some(one => this.files.isLarge(one))
  }

  /** Whether edits of a file, or of what lies beside it, are still to be taken over. */
  isHeld(uri: string): boolean {
    return this.#together(uri).some(one => this.#buffers.isHeld(one))
  }

  /** Whether a large file, or what lies beside it, is being checked in bits; it comes next, then. */
  isBeingChecked(uri: string): boolean {
    if (this.#load !== undefined || !this.isLarge(uri)) return false
    const waiting = [uri, ...this.corpus.pairs.sidecarsOf(uri)].filter(
      home => this.#urgent.has(home) || this.#unchecked.has(home),
    )
    for (const home of waiting) this.#urgent.add(home)
    return waiting.length > 0
  }

  /** These may have changed on disk: files, or folders with all that is in them. */
  perhapsChanged(uris: Iterable<string>): void {
    const before = this.#perhapsChanged.size
    if (before === 0) this.#toldOfChange = 0
    for (const uri of uris) this.#perhapsChanged.add(uri)
    this.#toldOfChange += this.#perhapsChanged.size - before
  }

  /** Does a bit of the work; answers whether there is more. */
  step(): boolean {
    if (!this.#isListed) return this.#readMore()
    if (this.#readPerhapsChanged() || this.#check(this.#next(this.#urgent)) || this.#readMore()) return true
    // Its workers tell when they have something.
    if (this.#load !== undefined) return false
    const { done: nothingStale, value: affected } = this.corpus.settle().next()
    if (nothingStale !== true) {
      this.#changes()
      this.#queue(affected)
    }
    return this.#check(this.#next(this.#unchecked)) || nothingStale !== true
  }

  /** Makes sure that what a file shows is of now. */
  checkNow(uri: string): void {
    if (!this.#isListed) return
    for (const home of [uri, ...this.corpus.pairs.sidecarsOf(uri)]) {
      if (this.#load !== undefined || this.#urgent.has(home) || this.#unchecked.has(home)) this.#checkAll(home)
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
    return this.#load === undefined || (this.#progress !== undefined && this.corpus.isListed)
  }

  #newPool(): ScanPool {
    const { root } = this.corpus
    return new ScanPool({
      root,
      store: () => this.#textSettings && indexFor(root, this.#textSettings),
      heard: () => this.#wake(),
      log: line => this.#turns.tell(line),
      accept: (uri, fingerprint) => {
        const isOpen = [uri, ...this.corpus.pairs.articlesOf(uri)].some(one => this.#buffers.has(one))
        if (!isOpen) this.files.took(uri, fingerprint)
        return !isOpen
      },
    })
  }

  /** Answers whether it could do something, or has to wait for workers. */
  #readMore(): boolean {
    if (this.#load === undefined) return false
    const wasListed = this.#isListed
    const load = this.#load
    this.#changes()
    const { done, value } = this.#turns.time("Reading", this.corpus.root, () => load.next())
    if (done === true) this.#endLoad()
    else if (value === undefined) return false
    else this.#progress = value
    if (done === true || !wasListed) this.#showOpen()
    if (this.#isListed) this.#takeEarly()
    return true
  }

  /** All files are to be checked then. */
  *#readAll(pool: ScanPool): Generator<Progress | undefined> {
    yield* this.corpus.load(pool)
    for (const uris of [this.corpus.checkable(), this.findings.homes()]) {
      for (const uri of uris) {
        this.#unchecked.add(uri)
        if (this.#unchecked.size % notedAtOnce === 0) yield this.#progress ?? { done: 0, total: 0 }
      }
    }
  }

  #takeEarly(): void {
    const uris = [...this.#editedEarly]
    this.#editedEarly.clear()
    if (uris.length > 0) this.#update(uris)
  }

  #endLoad(): void {
    this.#load = undefined
    this.#pool = undefined
  }

  #showOpen(): void {
    for (const uri of this.#buffers.uris()) {
      if (this.corpus.kindOf(uri) === undefined) continue
      this.#affected.add(uri)
      for (const home of [uri, ...this.corpus.pairs.sidecarsOf(uri)]) this.#urgent.add(home)
    }
  }

  /**
   * Takes an article with its sidecars, which are read only once then, or all of registry and codebook: those are put
   * together anew for each change.
   */
  #readPerhapsChanged(): boolean {
    const uri = first(this.#perhapsChanged)
    if (uri === undefined) return false
    const together = this.#isVocabulary(uri)
      ? [...this.#perhapsChanged].filter(uri => this.#isVocabulary(uri))
      : this.#ofOneStem(uri).filter(one => this.#perhapsChanged.has(one))
    for (const taken of together) this.#perhapsChanged.delete(taken)
    const changed = together.filter(taken => this.files.hasChanged(taken))
    // Nothing that the corpus did not know already, but it is on disk now.
    for (const taken of together) {
      if (!changed.includes(taken) && this.corpus.pairs.hasArticle(taken)) this.#texts.saved(taken)
    }
    if (changed.includes(this.corpus.config.uri) && this.corpus.readConfig()) this.load()
    else if (changed.length > 0) this.#update(changed)
    else if (!this.files.isKnown(uri)) this.perhapsChanged(this.files.under(`${uri}/`))
    return true
  }

  #isVocabulary(uri: string): boolean {
    const kind = this.corpus.kindOf(uri)
    return kind === "registry" || kind === "codebook"
  }

  /** The corpus is about to be another: what was begun for it as it was is to be begun anew. */
  #changes(): void {
    this.#checking = undefined
    this.#comparing = undefined
  }

  /** `typed`: the file that somebody is editing. */
  #update(uris: readonly string[], typed?: string): void {
    this.#changes()
    this.#queue(
      this.#turns.time("Reading again", uris[0] ?? "", () => this.corpus.update(uris)),
      typed,
    )
  }

  #queue(changed: Iterable<string>, typed?: string): void {
    for (const uri of changed) {
      const articles = this.corpus.pairs.articlesOf(uri)
      for (const one of [uri, ...articles]) this.#affected.add(one)
      const seen = uri === typed || [uri, ...articles].some(shown => this.#buffers.has(shown))
      if (seen) this.#urgent.add(uri)
      else this.#unchecked.add(uri)
    }
  }

  /** Goes on with the check of a file for a while; answers whether there was something to do. */
  #check(uri: string | undefined): boolean {
    if (uri !== undefined) this.#checkUntil(uri, performance.now() + checkMs)
    return uri !== undefined
  }

  #checkAll(uri: string): void {
    this.#checkUntil(uri, Number.POSITIVE_INFINITY)
  }

  #checkUntil(uri: string, end: number): void {
    const { bits } = this.#checking?.uri === uri ? this.#checking : { bits: this.#checkInBits(uri) }
    this.#checking = { uri, bits }
    try {
      const changed = this.#turns.time("Checking", uri, () => runUntil(end, bits))
      if (changed === undefined) return
      for (const one of changed) this.#changed.add(one)
    } catch (error) {
      this.#checked(uri)
      throw error
    }
    this.#checked(uri)
    if (this.#load === undefined) this.#texts.checked(uri)
  }

  #checked(uri: string): void {
    this.#checking = undefined
    this.#urgent.delete(uri)
    // Before all is read it is not the last time.
    if (this.#load === undefined) this.#unchecked.delete(uri)
  }

  *#checkInBits(uri: string): Generator<void, readonly string[]> {
    const { findings: found, old } = yield* judging(uri, this.corpus)
    yield
    if (old > 0) this.#old.set(uri, old)
    else this.#old.delete(uri)
    const sound = this.#load === undefined ? found : found.filter(({ code }) => !corpusRules.has(code))
    const kept = this.#load === undefined ? [] : this.findings.of(uri).filter(({ home }) => corpusRules.has(home.code))
    const shown = sound.flatMap(finding => this.#toShown(finding, this.corpus) ?? [])
    yield
    return this.findings.replace(uri, [...shown, ...kept])
  }

  /** One that can be checked: where edits are still to be taken over, they are waited for. */
  #next(uris: ReadonlySet<string>): string | undefined {
    for (const uri of uris) if (!this.isHeld(uri)) return uri
    return undefined
  }

  /** All that lies beside a file, itself included. */
  #ofOneStem(uri: string): readonly string[] {
    const articles = this.corpus.pairs.articlesOf(uri)
    const sidecars = [uri, ...articles].flatMap(article => this.corpus.pairs.sidecarsOf(article))
    return [...new Set([uri, ...articles, ...sidecars])]
  }

  #together(uri: string): readonly string[] {
    return [uri, ...this.corpus.pairs.sidecarsOf(uri), ...this.corpus.pairs.articlesOf(uri)]
  }
}

/** Undefined where there is more to do. */
function runUntil<T>(end: number, bits: Generator<void, T>): T | undefined {
  do {
    const { done, value } = bits.next()
    if (done === true) return value
  } while (performance.now() < end)
  return undefined
}

function first(uris: ReadonlySet<string>): string | undefined {
  for (const uri of uris) return uri
  return undefined
}
