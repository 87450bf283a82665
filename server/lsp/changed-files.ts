import type { Corpus } from "../core/corpus/corpus.ts"
import type { Progress } from "../core/corpus/files.ts"
import { Queue } from "../core/corpus/queue.ts"
import type { PoolOptions } from "../node/scan-pool.ts"
import type { Buffers } from "./buffers.ts"
import { ChangedSupply } from "./changed-supply.ts"
import type { CorpusFiles } from "./corpus-files.ts"
import type { LongTurns } from "./long-turns.ts"

/** So many changed files are read by others, and taken over together. */
const many = 200

/** To read so many changed files takes long enough to wonder. */
const fewChanged = 1000

/** So many files are looked for on disk in one go. */
const soughtAtOnce = 20

/** So many files that are in folders are found in one go. */
const foundAtOnce = 200

/** So many files are told to be affected in one go. */
const toldAtOnce = 200

/** Whose files changed, and what is to be done about it. */
export interface ChangedIn {
  readonly corpus: Corpus
  readonly files: CorpusFiles
  readonly buffers: Buffers
  readonly turns: LongTurns
  readonly pool: Omit<PoolOptions, "accept" | "store" | "fewestFiles">
  /** Whether something of the corpus has not been read for the first time. */
  isPending(): boolean
  /** These files say something else now. */
  changed(uris: readonly string[]): void
  /** `postil.yaml` says something else now. */
  changedConfig(): void
  /** What an article says is what the corpus has of it, and it is on disk now. */
  saved(article: string): void
  /** The corpus is about to be another. */
  changes(): void
  /** What others have read was taken over; the findings of these files may be others. */
  affected(uris: readonly string[]): void
}

/** Many files that are being read by others. */
interface Rereading {
  readonly uris: readonly string[]
  readonly supply: ChangedSupply
  readonly bits: Generator<Progress | undefined, void>
  /** From 0 to 1. */
  share: number
  isStopped: boolean
}

/** Many files by what became of them. */
interface Sorted {
  readonly present: string[]
  readonly gone: string[]
  /** Of registry, codebook and old findings. */
  readonly shared: string[]
}

const nothingRead: Progress = { done: 0, total: 0 }

/** Files that may have changed on disk, until the corpus has what they say now. */
export class ChangedFiles {
  readonly #in: ChangedIn
  readonly #perhaps = new Queue<string>()
  /** Of many, those that others have not read: somebody has them open, or they could not. */
  readonly #single = new Queue<string>()
  /** Those that are not to be read for now. */
  readonly #left = new Set<string>()
  /** What may be folders, and is not looked into yet. */
  readonly #folders = new Set<string>()
  /** What is in them. */
  #opening: Generator<string | undefined> | undefined
  #rereading: Rereading | undefined
  /** Files that the corpus has read since many are being read. */
  readonly #touched = new Set<string>()
  /** How many there have been since there were none. */
  #told = 0
  /** The same when it was stopped. */
  #leftOf = 0

  constructor(changedIn: ChangedIn) {
    this.#in = changedIn
  }

  /** These may have changed: files, or folders with all that is in them. */
  add(uris: Iterable<string>): void {
    if (this.#waiting === 0) this.#told = 0
    const before = this.#perhaps.size
    for (const uri of uris) this.#perhaps.add(uri)
    this.#told += this.#perhaps.size - before
  }

  /** How many of many files have been read again. */
  get progress(): Progress | undefined {
    const left = this.#waiting
    return left > 0 && this.#told > fewChanged ? { done: Math.max(0, this.#told - left), total: this.#told } : undefined
  }

  /** How many of how many had been read when it was stopped; undefined where none is left. */
  get leftOf(): Progress | undefined {
    const { size } = this.#left
    return size === 0 ? undefined : { done: Math.max(0, this.#leftOf - size), total: Math.max(size, this.#leftOf) }
  }

  /** How many files are not going to be read for now. */
  get left(): number {
    return this.#left.size
  }

  /** Whether many files are being read together. */
  get isReading(): boolean {
    return this.#rereading !== undefined || this.#single.size > 0
  }

  get #waiting(): number {
    const { uris, share } = this.#rereading ?? { uris: [], share: 1 }
    const together = this.#rereading === undefined ? 0 : Math.max(1, uris.length - Math.floor(share * uris.length))
    return this.#perhaps.size + this.#single.size + together
  }

  /** Does a bit of the work; answers whether there is more that can be done now. */
  step(): boolean {
    if (this.#rereading !== undefined) return this.#goOn(this.#rereading)
    if (this.#opening !== undefined) {
      const { turns, corpus } = this.#in
      const opening = this.#opening
      return turns.time("Looking into folders of", corpus.root, () => this.#open(opening))
    }
    if (this.#readOne(this.#single)) return true
    const { uri } = this.#in.corpus.config
    if (this.#perhaps.size < many) return this.#readOne(this.#perhaps) || this.#openFolders()
    if (this.#in.isPending()) return false
    if (this.#perhaps.delete(uri)) this.#read([uri], uri)
    else this.#begin()
    return true
  }

  /** The corpus has read these. */
  touched(uris: Iterable<string>): void {
    if (this.#rereading !== undefined) for (const uri of uris) this.#touched.add(uri)
  }

  /** What others read counts for nothing: all is going to be read anew. */
  drop(): void {
    const uris = [...(this.#rereading?.uris ?? []), ...this.#single, ...this.#left, ...this.#folders]
    this.end()
    this.#rereading = undefined
    this.#single.clear()
    this.#left.clear()
    this.#folders.clear()
    this.add(uris)
  }

  /** Reads no more of many files. */
  stop(): void {
    if (this.#rereading === undefined && this.progress === undefined) return
    if (this.#rereading !== undefined) this.#rereading.isStopped = true
    this.#rereading?.supply.end()
    this.#leftOf = this.#told
    for (const uri of [...this.#perhaps, ...this.#single, ...this.#folders]) this.#left.add(uri)
    this.#perhaps.clear()
    this.#single.clear()
    this.#folders.clear()
    this.#dropOpening()
  }

  /** Reads what is left. */
  readRest(): void {
    this.add(this.#left)
    this.#left.clear()
  }

  /** Nothing more is done. */
  end(): void {
    this.#rereading?.supply.end()
    this.#rereading?.bits.return()
    this.#dropOpening()
  }

  #begin(): void {
    const uris = [...this.#perhaps]
    this.#perhaps.clear()
    this.#touched.clear()
    const supply = new ChangedSupply(this.#in.pool, {
      isKnownBetter: uris => uris.some(uri => this.#in.buffers.has(uri) || this.#touched.has(uri)),
      takes: (uri, stamp) => this.#in.files.takes(uri, stamp) || !this.#isKnown(uri),
    })
    this.#rereading = { uris, supply, bits: this.#readMany(uris, supply), share: 0, isStopped: false }
  }

  /** Whether the corpus has anything of what a file says; one that came may have been looked into already. */
  #isKnown(uri: string): boolean {
    const { index, texts } = this.#in.corpus
    return index.has(uri) || texts.has(uri)
  }

  #goOn(rereading: Rereading): boolean {
    const { turns, corpus } = this.#in
    this.#in.changes()
    const { done, value } = turns.time("Reading again", corpus.root, () => rereading.bits.next())
    if (done === true) this.#rereading = undefined
    else if (value === undefined) return false
    else rereading.share = value.total === 0 ? 0 : value.done / value.total
    return true
  }

  *#readMany(uris: readonly string[], supply: ChangedSupply): Generator<Progress | undefined, void> {
    const { present, gone } = yield* this.#sort(uris)
    const affected = [...(yield* this.#in.corpus.reread({ present, gone }, supply))]
    for (let from = 0; from < affected.length; from += toldAtOnce) {
      this.#in.affected(affected.slice(from, from + toldAtOnce))
      yield { done: 1, total: 1 }
    }
    for (const uri of present) if (!supply.hasTaken(uri)) this.#leave(uri)
  }

  #leave(uri: string): void {
    if (this.#rereading?.isStopped) this.#left.add(uri)
    else this.#single.add(uri)
  }

  /** Takes those that others are not to read. */
  *#sort(uris: readonly string[]): Generator<Progress, Sorted> {
    const sorted: Sorted = { present: [], gone: [], shared: [] }
    let sought = 0
    for (const uri of uris) {
      this.#sortOne(uri, sorted)
      if (++sought % soughtAtOnce === 0) yield nothingRead
    }
    const { shared } = sorted
    if (shared[0] !== undefined) this.#read(shared, shared[0])
    return sorted
  }

  #sortOne(uri: string, { present, gone, shared }: Sorted): void {
    const { corpus, files, buffers } = this.#in
    const kind = corpus.kindOf(uri)
    if (this.#rereading?.isStopped) this.#left.add(uri)
    else if (kind === "registry" || kind === "codebook" || kind === "baseline") shared.push(uri)
    else if (corpus.pairs.filesOf(uri).some(one => buffers.has(one))) this.#single.add(uri)
    else if (files.exists(uri)) {
      if (kind === "article" || kind === "sidecar") present.push(uri)
    } else if (files.hasChanged(uri)) gone.push(uri)
    else this.#folders.add(uri)
  }

  /** Looks into what may be folders; answers whether there is any. */
  #openFolders(): boolean {
    if (this.#folders.size === 0) return false
    this.#opening = this.#in.files.under(this.#folders)
    return true
  }

  #dropOpening(): void {
    this.#opening?.return(undefined)
    this.#opening = undefined
  }

  #open(opening: Generator<string | undefined>): boolean {
    for (let found = 0; found < foundAtOnce; found++) {
      const { done, value } = opening.next()
      if (done === true) {
        this.#opening = undefined
        this.#folders.clear()
      }
      if (value === undefined) break
      this.add([value])
    }
    return true
  }

  /**
   * Takes an article with its sidecars, which are read only once then, or all of registry and codebook: those are put
   * together anew for each change.
   */
  #readOne(queue: Queue<string>): boolean {
    const uri = queue.first
    if (uri === undefined) return false
    const together = this.#isVocabulary(uri)
      ? [...queue].filter(other => this.#isVocabulary(other))
      : this.#in.corpus.pairs.filesOf(uri).filter(one => queue.has(one))
    for (const taken of together) queue.delete(taken)
    this.#read(together, uri)
    return true
  }

  #read(together: readonly string[], uri: string): void {
    const { corpus, files } = this.#in
    for (const taken of together) this.#left.delete(taken)
    const changed = together.filter(taken => files.hasChanged(taken))
    // Nothing that the corpus did not know already, but it is on disk now.
    for (const taken of together) {
      if (!changed.includes(taken) && corpus.pairs.hasArticle(taken)) this.#in.saved(taken)
    }
    if (changed.includes(corpus.config.uri) && corpus.readConfig()) this.#in.changedConfig()
    else if (changed.length > 0) this.#in.changed(changed)
    else if (!files.isKnown(uri)) this.#folders.add(uri)
  }

  #isVocabulary(uri: string): boolean {
    const kind = this.#in.corpus.kindOf(uri)
    return kind === "registry" || kind === "codebook"
  }
}
