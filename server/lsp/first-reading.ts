import type { Corpus } from "../core/corpus/corpus.ts"
import type { Progress } from "../core/corpus/files.ts"
import type { IndexStore } from "../node/index-store.ts"
import { ScanPool } from "../node/scan-pool.ts"
import type { Buffers } from "./buffers.ts"
import type { CorpusFiles } from "./corpus-files.ts"
import type { LongTurns } from "./long-turns.ts"

/** Whose corpus is read, and how. */
export interface ReadFor {
  readonly corpus: Corpus
  readonly files: CorpusFiles
  readonly buffers: Buffers
  readonly turns: LongTurns
  /** The built program that reads files. */
  readonly worker: string
  store(): IndexStore | undefined
  /** There is something to do again. */
  readonly wake: () => void
  /** The corpus is about to be another. */
  changes(): void
  /** More is known than before of what open files are shown by: the vocabulary, which files there are, or what all say. */
  known(): void
  /** All was read. */
  read(): void
}

const nothingRead: Progress = { done: 0, total: 0 }

/** Reads all files of a corpus, bit by bit and with workers, as often as it begins, unless somebody stops it. */
export class FirstReading {
  readonly #for: ReadFor
  #pool: ScanPool | undefined
  #load: Generator<Progress | undefined> | undefined
  #progress: Progress | undefined
  /** How far it was when somebody stopped it. */
  #stopped: Progress | undefined
  /** Somebody wants it stopped, as soon as files are listed. */
  #isStopping = false

  constructor(readFor: ReadFor) {
    this.#for = readFor
  }

  /** How far the corpus has been read; undefined when nothing is being read. */
  get progress(): Progress | undefined {
    return this.#load && (this.#progress ?? nothingRead)
  }

  /** How far it was when somebody stopped it; undefined when nobody did. */
  get stopped(): Progress | undefined {
    return this.#stopped
  }

  get isRunning(): boolean {
    return this.#load !== undefined
  }

  /** Whether something of the corpus has not been read since this began. */
  get isPending(): boolean {
    return this.isRunning || this.#stopped !== undefined
  }

  /** Once registry and codebook are read, open documents can be answered for. */
  get isVocabularyRead(): boolean {
    return this.#load === undefined || (this.#progress !== undefined && this.#for.corpus.isVocabularyRead)
  }

  /** Once files are listed, besides, their edits can be taken over. */
  get isListed(): boolean {
    return this.#load === undefined || (this.#progress !== undefined && this.#for.corpus.isListed)
  }

  /** Reads everything anew. */
  begin(): void {
    this.end()
    this.#for.files.forget()
    this.#pool = this.#newPool()
    this.#load = this.#readAll(this.#pool)
    this.#progress = undefined
    this.#stopped = undefined
  }

  /** Reads no more for now, but for what is needed to know which files there are. */
  stop(): void {
    this.#isStopping = this.isRunning
    if (!this.isRunning || !this.isListed) return
    this.#stopped = this.#progress
    this.end()
    this.#for.known()
  }

  /** Nothing more is read. */
  end(): void {
    this.#pool?.end()
    this.#load?.return(undefined)
    this.#done()
  }

  /** Does a bit of it; answers whether it could do something, or has to wait for workers. */
  step(): boolean {
    const load = this.#load
    if (load === undefined) return false
    const { corpus, turns, changes, known } = this.#for
    const { isListed, isVocabularyRead } = this
    changes()
    const { done, value } = turns.time("Reading", corpus.root, () => load.next())
    if (done === true) this.#done()
    else if (value === undefined) return false
    else this.#progress = value
    if (done === true || isListed !== this.isListed || isVocabularyRead !== this.isVocabularyRead) known()
    if (this.#isStopping) this.stop()
    return true
  }

  #done(): void {
    this.#load = undefined
    this.#pool = undefined
    this.#isStopping = false
  }

  *#readAll(pool: ScanPool): Generator<Progress | undefined> {
    yield* this.#for.corpus.load(pool)
    this.#for.read()
  }

  #newPool(): ScanPool {
    const { corpus, buffers, files, turns, worker, store, wake } = this.#for
    return new ScanPool({
      root: corpus.root,
      store,
      isFar: true,
      program: worker,
      heard: wake,
      log: line => turns.tell(line),
      acceptAll: (shard, numbers) => {
        const beside = [...buffers.uris()].flatMap(uri => corpus.pairs.filesOf(uri))
        const open = new Set(corpus.pairs.numbersOf(beside))
        files.tookAll(shard, numbers, file => open.has(file))
        return entry => !open.has(numbers[entry] ?? -1)
      },
    })
  }
}
