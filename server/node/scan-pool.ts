import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"
import type { FactSupply, FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import type { IndexStore } from "./index-store.ts"
import { builtProgram, identityOf } from "./package-file.ts"
import { answersCount, PoolWorker } from "./pool-worker.ts"
import type { ScanAnswer, ScanRequest, ScanStart } from "./scan-messages.ts"
import { openShard, type Shard } from "./shard.ts"
import { writeListing } from "./shard-listing.ts"
import { type ShardPlan, shardsOf } from "./shard-plan.ts"
import type { ScanTerms } from "./shard-scanner.ts"
import { ShardTerms } from "./shard-terms.ts"
import { type Accept, toSupplied } from "./to-supplied.ts"
import { unchangedShard } from "./unchanged-shard.ts"

/** Fewer files are read more quickly than a thread is started. */
export const fewestFiles = 2000
const mostWorkers = 2
/** A worker need not wait for us; but what it has answered is in memory until it is taken. */
const mostUnanswered = 4
const mostUntaken = 64
const lookAgainMs = 500

const noShards: ShardPlan = { names: new Set(), shards: [] }

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
 * What the persisted index says of the closed files of a corpus that are as they were, and worker threads that read the
 * others, with those that share a shard with them. They end with their work. What they cannot do is left to the corpus.
 */
export class ScanPool implements FactSupply {
  readonly #options: PoolOptions
  /** Without the shards that are unchanged. */
  #plan: ShardPlan = noShards
  /** Not taken yet. */
  #unchanged: UnchangedShard[] = []
  #table = new StringTable()
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
    const scan = { root, terms, program: identityOf(program) }
    const shards = this.#store === undefined ? plan.shards : yield* this.#findChanged(plan, scan, this.#store)
    yield* this.#startAll(program, scan, Math.min(mostWorkers, availableParallelism(), shards.length))
    this.#plan = { ...plan, shards }
    this.#askMore()
  }

  take(): Supplied | "later" | undefined {
    const unchanged = this.#unchanged.shift()
    if (unchanged !== undefined) return this.#toSupplied(unchanged.groups, unchanged.shard)
    while (this.#taken < this.#plan.shards.length) {
      const answer = this.#answers.get(this.#taken)
      if (answer !== undefined) return this.#take(answer)
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
    this.#plan = noShards
    this.#unchanged = []
    this.#answers.clear()
  }

  /** Keeps the others. A thread would take longer to begin than it takes to look at them. */
  *#findChanged(
    { shards }: ShardPlan,
    { root, terms, program }: ScanTerms,
    store: IndexStore,
  ): Generator<void, Shards> {
    const changed: Shards[number][] = []
    const shardTerms = new ShardTerms(terms, program)
    for (const planned of shards) {
      const { name, groups } = planned
      const shard = yield* unchangedShard(store, name, writeListing(groups, root), shardTerms, root)
      if (shard === undefined) changed.push(planned)
      else this.#unchanged.push({ groups, shard })
      yield
    }
    return changed
  }

  *#startAll(program: string, scan: ScanTerms, number: number): Generator<void> {
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

  #take(answer: ScanAnswer): Supplied {
    const groups = this.#plan.shards[this.#taken++]?.groups ?? []
    this.#answers.delete(answer.number)
    this.#askMore()
    if ("reason" in answer) this.#options.log(`A worker could not read some files: ${answer.reason}`)
    const shard = "bytes" in answer ? openShard(answer.bytes) : undefined
    return this.#toSupplied(groups, shard)
  }

  #toSupplied(groups: readonly FileGroup[], shard: Shard | undefined): Supplied {
    return toSupplied(groups, shard, this.#table, this.#options.accept)
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

type Shards = ShardPlan["shards"]

interface UnchangedShard {
  readonly groups: readonly FileGroup[]
  readonly shard: Shard
}

type ScanWorker = PoolWorker<ScanRequest, ScanAnswer>
