import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"
import type { Corpus } from "../core/corpus/corpus.ts"
import { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import type { Judged } from "../core/rules/baseline.ts"
import { judgedAtOnce } from "../core/rules/check-file.ts"
import { readJudged } from "../core/verdicts/judged-bytes.ts"
import { judgeAllNoted, readNoted } from "../core/verdicts/noted-verdict.ts"
import { NotedVerdicts } from "../core/verdicts/noted-verdicts.ts"
import type { AcceptedNote } from "../core/verdicts/write-verdicts.ts"
import type { IndexStore } from "../node/index-store.ts"
import { builtProgram } from "../node/package-file.ts"
import { PoolWorker } from "../node/pool-worker.ts"
import { fewestFiles } from "../node/scan-pool.ts"
import type { CheckAnswer, CheckRequest, CheckStart } from "./check-messages.ts"
import { stateOf } from "./checked-state.ts"
import type { CheckedFiles } from "./corpus-verdicts.ts"
import type { KeptFiles } from "./kept-files.ts"

const mostWorkers = 3
/** So many files are checked as one piece of work. */
const atOnce = 32
const mostUnanswered = 2

export interface CheckPoolOptions {
  /** From which the workers take what the corpus has read. */
  readonly index: IndexStore | undefined
  readonly program?: string
  readonly fewestFiles?: number
  readonly workers?: number
}

/** With what was found as it is told. */
interface JudgedFiles extends CheckedFiles {
  readonly judged: ReadonlyMap<string, Judged>
}

/**
 * Checks files in worker threads and in this one. Nobody is waited for: what a worker has not done in the end is done
 * here, so one that fails only makes it slower.
 */
export class CheckPool {
  readonly #corpus: Corpus
  readonly #files: KeptFiles
  #state: number | undefined
  readonly #chunks: readonly (readonly string[])[]
  readonly #judged = new Map<string, Judged>()
  readonly #noted: NotedVerdicts
  readonly #accepted = new Map<string, AcceptedNote>()
  #isWhole = true
  readonly #done = new Set<number>()
  readonly #workers: readonly PoolWorker<CheckRequest, CheckAnswer>[]
  #next = 0

  constructor(uris: readonly string[], corpus: Corpus, files: KeptFiles, options: CheckPoolOptions) {
    this.#corpus = corpus
    this.#files = files
    this.#noted = new NotedVerdicts(corpus.root)
    this.#chunks = Array.from({ length: Math.ceil(uris.length / atOnce) }, (_, index) =>
      uris.slice(index * atOnce, (index + 1) * atOnce),
    )
    const { index, program = builtProgram("check-worker") } = options
    const isEnough = uris.length >= (options.fewestFiles ?? fewestFiles)
    const isWorth = isEnough && (index?.shards() ?? []).length > 0 && existsSync(program)
    const workers = isWorth ? (options.workers ?? Math.min(mostWorkers, availableParallelism() - 1)) : 0
    const counts = new Int32Array(new SharedArrayBuffer(4 * (1 + workers)))
    this.#workers = Array.from({ length: workers }, (_, life) => {
      const start: Omit<CheckStart, "port"> = { root: corpus.root, folder: index?.folder ?? "", counts, life: life + 1 }
      return new PoolWorker(program, start, { answered: answer => this.#take(answer), died: () => undefined })
    })
  }

  /** Checks all files. `checked` is told how many are done. */
  judge(checked: (done: number) => void): JudgedFiles {
    while (this.#done.size < this.#chunks.length) {
      this.#askMore()
      // What nobody has begun, or else what a worker has had for the shortest time.
      const number = this.#next < this.#chunks.length ? this.#next++ : this.#lastUndone()
      const uris = this.#chunks[number] ?? []
      for (let at = 0; at < uris.length && !this.#done.has(number); at += judgedAtOnce) {
        this.#judgeHere(uris.slice(at, at + judgedAtOnce))
        this.#askMore()
        checked(this.#noted.size)
      }
      this.#done.add(number)
    }
    for (const worker of this.#workers) worker.end()
    for (const [sidecar, note] of this.#files.notes) this.#accepted.set(sidecar, note)
    const [judged, noted, accepted] = [this.#judged, this.#noted, this.#accepted]
    return { judged, noted, accepted, isWhole: this.#isWhole && !this.#files.isTorn }
  }

  #judgeHere(uris: readonly string[]): void {
    for (const [index, one] of judgeAllNoted(uris, this.#corpus).entries()) {
      const uri = uris[index] ?? ""
      this.#judged.set(uri, one.judged)
      this.#noted.set(uri, one)
    }
  }

  #askMore(): void {
    for (const worker of this.#workers) {
      if (!worker.isAlive) continue
      worker.hear()
      while (worker.unanswered.size < mostUnanswered && this.#next < this.#chunks.length) {
        const number = this.#next++
        worker.ask({ number, uris: this.#chunks[number] ?? [] })
      }
    }
  }

  #take({ number, noted, accepted, state }: CheckAnswer): void {
    this.#done.add(number)
    this.#state ??= stateOf(this.#corpus, this.#files)
    if (state !== this.#state) this.#isWhole = false
    for (const [sidecar, note] of accepted) this.#accepted.set(sidecar, note)
    const reader = new ByteReader(noted)
    for (const uri of this.#chunks[number] ?? []) {
      const bytes = reader.bytes(reader.number())
      this.#judged.set(uri, readJudged(uri, this.#corpus.root, new ByteReader(readNoted(bytes).judged)))
      this.#noted.put(uri, bytes)
    }
  }

  #lastUndone(): number {
    for (let number = this.#chunks.length - 1; number >= 0; number--) if (!this.#done.has(number)) return number
    throw new Error(`all ${this.#chunks.length} pieces of work are done`)
  }
}
