import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import { PoolWorker, type Thread, type WorkerLine } from "./pool-worker.ts"
import { openShard, type Shard } from "./shard.ts"
import { writeListing } from "./shard-listing.ts"
import type { PlannedShard } from "./shard-plan.ts"
import type { ScanTerms } from "./shard-scanner.ts"
import { ShardTerms } from "./shard-terms.ts"

/** What the worker that looks at an index is started with. */
export interface KeptStart extends WorkerLine {
  /** Where the persisted index is. */
  readonly folder: string
  readonly kept: KeptTerms
}

export type KeptTerms = Pick<ScanTerms, "root" | "program">

export interface KeptRequest {
  readonly number: number
  readonly shard: string
}

/** The bytes of the shard if all its files look as they did. */
export interface KeptAnswer {
  readonly number: number
  readonly bytes: Uint8Array | undefined
}

/**
 * A thread that looks whether the files of a persisted index are as they were, while the corpus still finds out which
 * files there are.
 */
export class KeptShards {
  readonly #worker: PoolWorker<KeptRequest, KeptAnswer>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #shards = new Map<number, Shard>()
  readonly #kept: KeptTerms
  #terms: ShardTerms | undefined

  /**
   * `program` is the built worker, `shards` are the names of those that are kept; `heard` is called when it has found
   * something out.
   */
  constructor(program: string, start: Omit<KeptStart, "port">, shards: readonly string[], heard: () => void) {
    this.#kept = start.kept
    this.#worker = new PoolWorker(program, start, {
      answered: ({ number, bytes }) => {
        const shard = bytes && openShard(bytes)
        if (shard !== undefined) this.#shards.set(number, shard)
        heard()
      },
      // What it has not looked at counts as changed.
      died: heard,
    })
    this.#numbers = new Map(shards.map((name, number) => [name, number]))
    for (const [number, shard] of shards.entries()) this.#worker.ask({ number, shard })
  }

  /** Stands for the program that reads the files. */
  get program(): string {
    return this.#kept.program
  }

  get worker(): Thread {
    return this.#worker
  }

  /** "later" while it is not known whether a shard is as it was; undefined where it is not, or not good for these files and terms. */
  take({ name, groups }: PlannedShard, terms: ReadingTerms): Shard | "later" | undefined {
    const number = this.#numbers.get(name) ?? -1
    if (this.#worker.unanswered.has(number)) return "later"
    const shard = this.#shards.get(number)
    this.#shards.delete(number)
    if (shard?.listing !== writeListing(groups, this.#kept.root)) return undefined
    this.#terms ??= new ShardTerms(terms, this.program)
    const isGood = shard.signature === this.#terms.signature && this.#terms.renamedIn(shard) === undefined
    return isGood ? shard : undefined
  }
}
