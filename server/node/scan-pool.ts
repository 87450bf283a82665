import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"
import { dirname, join } from "node:path"
import type { FactSupply, FileGroup, Listing, Numbered, Supply } from "../core/corpus/fact-supply.ts"
import type { FileLayout } from "../core/corpus/file-layout.ts"
import { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import { toEnd } from "../core/text/bits.ts"
import type { IndexStore } from "./index-store.ts"
import { KeptShards } from "./kept-shards.ts"
import { type AcceptAll, ListedSupply } from "./listed-supply.ts"
import { builtProgram, identityOf } from "./package-file.ts"
import { answersCount, PoolWorker, type Thread } from "./pool-worker.ts"
import type { ScanAnswer, ScanRequest, ScanStart } from "./scan-messages.ts"
import { openSent } from "./sent-shard.ts"
import type { Shard } from "./shard.ts"
import { listedShard, type PlannedShard, shardsOf } from "./shard-plan.ts"
import type { ScanTerms } from "./shard-scanner.ts"
import { type Accept, toSupplied } from "./to-supplied.ts"

/** Fewer files are read more quickly than a thread is started. */
export const fewestFiles = 2000
const mostWorkers = 2
/** A worker need not wait for us; but what it has answered is in memory until it is taken. */
const mostUnanswered = 4
const mostUntaken = 64
const lookAgainMs = 500
/** Each of them is an open file. */
const mostFar = 1000
/** Of the request that is about no shard. */
const planNumber = -1

export interface PoolOptions {
  /** URI of the folder of the corpus, with `/` at its end. */
  readonly root: string
  readonly accept?: Accept
  /** The same of a whole shard, by the numbers of its files; one of both. */
  readonly acceptAll?: AcceptAll
  /** Whether what single files say stays on disk, where there is an index, until somebody asks for it. */
  readonly isFar?: boolean
  /** Where its index is kept; nothing is kept without. */
  readonly store?: () => IndexStore | undefined
  /** Called when there is something to take. Without, `take` keeps its thread waiting for it. */
  readonly heard?: () => void
  /** Told of a worker that failed; the work is done all the same. */
  readonly log: (line: string) => void
  /** The built worker, beside the one that looks at the index. */
  readonly program?: string
  readonly fewestFiles?: number
}

/**
 * What the persisted index says of the closed files of a corpus that are as they were, and worker threads that read the
 * others, with those that share a shard with them. They end with their work. What they cannot do is left to the corpus.
 */
export class ScanPool implements FactSupply {
  readonly #options: PoolOptions
  readonly #program: string
  /** Of all shards that there are to be, once that is known. */
  #names: ReadonlySet<string> | undefined
  #scan: ScanTerms | undefined
  #table = new StringTable()
  #store: IndexStore | undefined
  #kept: KeptShards | undefined
  /** Shards of which it is not known yet whether they are as they were, the next one last. */
  #unsure: PlannedShard[] = []
  /** Those that workers are to bring up to date. */
  #changed: PlannedShard[] = []
  #workers: readonly ScanWorker[] = []
  /** By the number of the changed shard, until it is taken. */
  readonly #answers = new Map<number, ScanAnswer>()
  #asked = 0
  #taken = 0
  /** How many answers a thread that waits knows of. */
  #heard = 0
  readonly #counts = new Int32Array(new SharedArrayBuffer(4 * (2 + mostWorkers)))
  /** See `FileLayout.signature`. */
  #layout: string | undefined
  /** All shards, where it is still to be written down which files there are. */
  #unwritten: readonly PlannedShard[] = []

  constructor(options: PoolOptions) {
    this.#options = options
    this.#program = options.program ?? builtProgram("scan-worker")
  }

  begin(layout: FileLayout): void {
    const { root, store, heard } = this.#options
    this.#layout = layout.signature
    this.#store = store?.()
    const shards = this.#store?.shards() ?? []
    if (this.#store === undefined || shards.length === 0 || !this.#hasPrograms()) return
    const kept = { root, program: identityOf(this.#program) }
    const isFar = this.#options.isFar === true && shards.length <= mostFar
    const start = { counts: this.#counts, life: 1 + mostWorkers, folder: this.#store.folder, kept, isFar }
    const planned = this.#acceptAll && this.#layout
    this.#kept = new KeptShards(this.#looker, start, shards, () => heard?.(), planned)
    if (heard !== undefined) this.#kept.worker.listen()
  }

  listed(): Listing | "later" | undefined {
    for (;;) {
      const listing = this.#kept?.listed()
      if (listing !== "later" || this.#options.heard !== undefined) return listing
      this.#wait()
    }
  }

  askListed(files: Numbered, terms: ReadingTerms, table: StringTable): void {
    if (this.#kept === undefined) return
    this.#scan = { root: this.#options.root, terms, program: this.#kept.program }
    this.#table = table
    const shards = this.#kept.plan?.shards ?? []
    this.#names = new Set(shards.map(({ name }) => name))
    this.#unsure = shards.map(shard => listedShard(shard, this.#options.root, files)).reverse()
  }

  *ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Generator<void> {
    const { root, store } = this.#options
    const files = groups.reduce((sum, { articles, sidecars }) => sum + articles.length + sidecars.length, 0)
    if (files < (this.#options.fewestFiles ?? fewestFiles) || !existsSync(this.#program)) return
    const { shards, names } = yield* shardsOf(groups, root)
    this.#names = names
    this.#scan = { root, terms, program: this.#kept?.program ?? identityOf(this.#program) }
    this.#table = table
    this.#store ??= store?.()
    if (this.#kept === undefined) this.#changed = [...shards]
    else this.#unsure = [...shards].reverse()
    if (this.#store !== undefined && this.#acceptAll !== undefined) this.#unwritten = shards
    if (this.#kept === undefined) yield* this.#startAll()
  }

  take(): Supply | "later" | undefined {
    for (;;) {
      const next = this.#unchanged() ?? this.#read()
      if (next !== "later" || this.#options.heard !== undefined) return next
      this.#wait()
    }
  }

  /** Ends all work at once. */
  end(): void {
    for (const worker of this.#threads()) worker.end()
    this.#workers = []
    this.#kept = undefined
    this.#unwritten = []
    this.#names = undefined
    this.#unsure = []
    this.#changed = []
    this.#answers.clear()
  }

  /** Undefined when it is known of all shards whether they are as they were. */
  #unchanged(): Supply | "later" | undefined {
    for (let planned = this.#unsure.at(-1); planned !== undefined; planned = this.#unsure.at(-1)) {
      const shard = this.#scan && this.#kept?.take(planned, this.#scan.terms)
      if (shard === "later") return shard
      this.#unsure.pop()
      if (shard !== undefined && planned.listed !== undefined && this.#acceptAll !== undefined)
        return new ListedSupply(shard, planned.listed, this.#acceptAll)
      if (shard !== undefined) return this.#supply(planned, shard)
      this.#changed.push(planned)
    }
    this.#kept?.worker.end()
    this.#kept = undefined
    return undefined
  }

  /** Undefined when nothing more is to come. */
  #read(): Supply | "later" | undefined {
    if (this.#workers.length === 0) toEnd(this.#startAll())
    for (; this.#taken < this.#changed.length; this.#taken++) {
      const answer = this.#answers.get(this.#taken)
      if (answer !== undefined) return this.#take(answer)
      if (!this.#isLost(this.#taken)) return "later"
    }
    if (this.#workers.some(({ unanswered }) => unanswered.has(planNumber))) return "later"
    if (this.#names !== undefined) this.#store?.prune(this.#names)
    this.end()
    return undefined
  }

  *#startAll(): Generator<void> {
    const useful = Math.max(this.#changed.length, Math.min(this.#unwritten.length, 1))
    const number = Math.min(mostWorkers, availableParallelism(), useful)
    for (let life = 1; life <= number && this.#scan !== undefined; life++) {
      this.#workers = [...this.#workers, this.#start(this.#scan, life)]
      this.#askMore()
      yield
    }
  }

  #start(scan: ScanTerms, life: number): ScanWorker {
    const { heard, log } = this.#options
    const isFar = this.#options.isFar === true && (this.#names?.size ?? 0) <= mostFar
    const start: Omit<ScanStart, "port"> = { scan, folder: this.#store?.folder, counts: this.#counts, life, isFar }
    const worker: ScanWorker = new PoolWorker(this.#program, start, {
      answered: answer => {
        if (answer.number !== planNumber) this.#answers.set(answer.number, answer)
        else if ("reason" in answer) log(`A worker could not write down which files there are: ${answer.reason}`)
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
    while (this.#asked < this.#changed.length && this.#answers.size < mostUntaken) {
      const [free] = alive().sort((a, b) => a.unanswered.size - b.unanswered.size)
      const shard = this.#changed[this.#asked]
      if (shard === undefined || free === undefined || free.unanswered.size >= mostUnanswered) return
      free.ask({ number: this.#asked++, shard: shard.name, listing: shard.listing })
    }
    if (this.#asked === this.#changed.length && this.#unsure.length === 0) this.#askPlan()
  }

  /** A thread that has done its work writes down which files there are. */
  #askPlan(): void {
    const worker = this.#workers.find(({ isAlive }) => isAlive)
    if (worker === undefined || this.#unwritten.length === 0 || this.#layout === undefined) return
    const planned = this.#unwritten.map(({ name, listing }) => ({ name, listing }))
    worker.ask({ number: planNumber, planned, layout: this.#layout })
    this.#unwritten = []
  }

  #take(answer: ScanAnswer): Supply {
    const planned = this.#changed[this.#taken++]
    this.#answers.delete(answer.number)
    this.#askMore()
    if ("reason" in answer) this.#options.log(`A worker could not read some files: ${answer.reason}`)
    const shard = "sent" in answer ? openSent(answer.sent, planned?.name ?? "", this.#store) : undefined
    return this.#supply(planned, shard)
  }

  #supply(planned: PlannedShard | undefined, shard: Shard | undefined): Supply {
    const supplied = toSupplied(planned?.groups ?? [], shard, this.#table, this.#options.accept)
    const acceptAll = this.#acceptAll
    if (shard === undefined || supplied.segment === undefined || acceptAll === undefined) return supplied
    return new ListedSupply(shard, supplied, acceptAll)
  }

  /** Nobody is going to answer. */
  #isLost(number: number): boolean {
    return number < this.#asked
      ? !this.#workers.some(({ unanswered }) => unanswered.has(number))
      : !this.#workers.some(({ isAlive }) => isAlive)
  }

  /** Until there are answers that were not heard before. */
  #wait(): void {
    const answers = Atomics.load(this.#counts, answersCount)
    const alive = this.#threads().filter(({ isAlive }) => isAlive)
    for (const thread of alive) thread.hear()
    if (answers === this.#heard) {
      for (const thread of alive) thread.checkLife()
      Atomics.wait(this.#counts, answersCount, answers, lookAgainMs)
    }
    this.#heard = answers
  }

  #threads(): readonly Thread[] {
    return this.#kept === undefined ? this.#workers : [this.#kept.worker, ...this.#workers]
  }

  get #acceptAll(): AcceptAll | undefined {
    const { accept, acceptAll } = this.#options
    return acceptAll ?? (accept === undefined ? () => () => true : undefined)
  }

  get #looker(): string {
    return join(dirname(this.#program), "index-worker.js")
  }

  #hasPrograms(): boolean {
    return [this.#program, this.#looker].every(path => existsSync(path))
  }
}

type ScanWorker = PoolWorker<ScanRequest, ScanAnswer>
