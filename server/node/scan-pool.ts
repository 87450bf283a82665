import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"
import type { FactSupply, FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import type { IndexStore } from "./index-store.ts"
import { builtProgram, identityOf } from "./package-file.ts"
import { answersCount, PoolWorker } from "./pool-worker.ts"
import type { ScanAnswer, ScanRequest, ScanStart } from "./scan-messages.ts"
import { openShard } from "./shard.ts"
import { writeListing } from "./shard-listing.ts"
import { type ShardPlan, shardsOf } from "./shard-plan.ts"
import type { ScanTerms } from "./shard-scanner.ts"
import { type Accept, toSupplied } from "./to-supplied.ts"

/** Fewer files are read more quickly than a thread is started. */
export const fewestFiles = 2000
const mostWorkers = 2
/** A worker need not wait for us; but what it has answered is in memory until it is taken. */
const mostUnanswered = 4
const mostUntaken = 64
const lookAgainMs = 500

export interface PoolOptions {
  /** URI of the folder of the corpus, with `/` at its end. */
  readonly root: string
  readonly accept?: Accept
  /** Where its index is kept; nothing is kept without. */
  readonly store?: () => IndexStore | undefined
  /** Called when there is something to take. Without, `take` keeps its thread waiting for it. */
  readonly heard?: () => void
  /** Told of a worker that failed; the work is done all the same. */
  readonly log: (line: string) => void
  /** The built worker. */
  readonly program?: string
  readonly fewestFiles?: number
}

/**
 * Worker threads that read the closed files of a corpus, or find in the persisted index that they are as they were.
 * They end with their work. What they cannot do is left to the corpus.
 */
export class ScanPool implements FactSupply {
  readonly #options: PoolOptions
  #plan: ShardPlan = { names: new Set(), shards: [] }
  #table: StringTable | undefined
  #store: IndexStore | undefined
  #workers: readonly ScanWorker[] = []
  /** By the number of the shard, until it is taken. */
  readonly #answers = new Map<number, ScanAnswer>()
  #asked = 0
  #taken = 0
  readonly #counts = new Int32Array(new SharedArrayBuffer(4 * (1 + mostWorkers)))

  constructor(options: PoolOptions) {
    this.#options = options
  }

  *ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Generator<void> {
    const { root, program = builtProgram("scan-worker") } = this.#options
    const files = groups.reduce((sum, { articles, sidecars }) => sum + articles.length + sidecars.length, 0)
    if (files < (this.#options.fewestFiles ?? fewestFiles) || !existsSync(program)) return
    const plan = yield* shardsOf(groups)
    this.#table = table
    this.#store = this.#options.store?.()
    yield* this.#startAll(program, { root, terms, program: identityOf(program) })
    this.#plan = plan
    this.#askMore()
  }

  take(): Supplied | "later" | undefined {
    while (this.#taken < this.#plan.shards.length) {
      const answer = this.#answers.get(this.#taken)
      if (answer !== undefined && this.#table !== undefined) return this.#take(answer, this.#table)
      if (this.#isLost(this.#taken)) this.#taken++
      else if (this.#options.heard !== undefined) return "later"
      else this.#wait()
    }
    this.#store?.prune(this.#plan.names)
    this.end()
    return undefined
  }

  /** Ends all work at once. */
  end(): void {
    for (const worker of this.#workers) worker.end()
    this.#workers = []
    this.#plan = { names: new Set(), shards: [] }
    this.#answers.clear()
  }

  *#startAll(program: string, scan: ScanTerms): Generator<void> {
    const number = Math.min(mostWorkers, availableParallelism())
    for (let life = 1; life <= number; life++) {
      this.#workers = [...this.#workers, this.#start(program, scan, life)]
      yield
    }
  }

  #start(program: string, scan: ScanTerms, life: number): ScanWorker {
    const { heard, log } = this.#options
    const start: Omit<ScanStart, "port"> = { scan, folder: this.#store?.folder, counts: this.#counts, life }
    const worker: ScanWorker = new PoolWorker(program, start, {
      answered: answer => {
        this.#answers.set(answer.number, answer)
        this.#askMore()
        heard?.()
      },
      died: reason => {
        this.#askMore()
        log(`A worker that reads files ended before its time (${reason}); the others or the main thread read on.`)
        heard?.()
      },
    })
    if (heard !== undefined) worker.listen()
    return worker
  }

  #askMore(): void {
    const alive = () => this.#workers.filter(({ isAlive }) => isAlive)
    while (this.#asked < this.#plan.shards.length && this.#answers.size < mostUntaken) {
      const [free] = alive().sort((a, b) => a.unanswered.size - b.unanswered.size)
      const shard = this.#plan.shards[this.#asked]
      if (shard === undefined || free === undefined || free.unanswered.size >= mostUnanswered) return
      const listing = writeListing(shard.groups, this.#options.root)
      free.ask({ number: this.#asked++, shard: shard.name, listing })
    }
  }

  #take(answer: ScanAnswer, table: StringTable): Supplied {
    const groups = this.#plan.shards[this.#taken++]?.groups ?? []
    this.#answers.delete(answer.number)
    this.#askMore()
    if ("reason" in answer) this.#options.log(`A worker could not read some files: ${answer.reason}`)
    const shard = "bytes" in answer ? openShard(answer.bytes) : undefined
    return toSupplied(groups, shard, table, this.#options.accept)
  }

  /** Nobody is going to answer. */
  #isLost(number: number): boolean {
    return number < this.#asked
      ? !this.#workers.some(({ unanswered }) => unanswered.has(number))
      : !this.#workers.some(({ isAlive }) => isAlive)
  }

  #wait(): void {
    const seen = Atomics.load(this.#counts, answersCount)
    for (const worker of this.#workers) if (worker.isAlive) worker.hear()
    if (this.#answers.has(this.#taken)) return
    for (const worker of this.#workers) if (worker.isAlive) worker.checkLife()
    Atomics.wait(this.#counts, answersCount, seen, lookAgainMs)
  }
}

type ScanWorker = PoolWorker<ScanRequest, ScanAnswer>
