import type { Listing } from "../core/corpus/fact-supply.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import { type FilePlan, openPlan } from "./file-plan.ts"
import { fingerprint } from "./fingerprint.ts"
import { IndexStore } from "./index-store.ts"
import type { LookedThrough } from "./look-through.ts"
import { PoolWorker, type Thread, type WorkerLine } from "./pool-worker.ts"
import { openSent, type SentShard } from "./sent-shard.ts"
import type { Shard } from "./shard.ts"
import type { PlannedShard } from "./shard-plan.ts"
import type { ScanTerms } from "./shard-scanner.ts"
import { ShardTerms } from "./shard-terms.ts"

/** What the worker that looks at an index is started with. */
export interface KeptStart extends WorkerLine {
  /** Where the persisted index is. */
  readonly folder: string
  readonly kept: KeptTerms
  /** Whether records stay on disk. */
  readonly isFar: boolean
}

export type KeptTerms = Pick<ScanTerms, "root" | "program">

/** Looks at a shard, or which files there are. */
export type KeptRequest = { readonly number: number; readonly shard: string } | ListRequest

export interface ListRequest {
  readonly number: number
  /** See `FileLayout.signature`. */
  readonly layout: string
}

export interface KeptAnswer {
  readonly number: number
  /** The shard, if all its files look as they did. */
  readonly sent?: SentShard | undefined
  /** The plan, if it is good. */
  readonly bytes?: Uint8Array | undefined
  /** What there is besides the files of the plan; undefined where one of those is not there. */
  readonly looked?: LookedThrough | undefined
}

/** Of the request for which files there are. */
const listingNumber = -1
const noShard = -2

/**
 * A thread that looks whether the files of a persisted index are as they were, while the corpus still finds out which
 * files there are.
 */
export class KeptShards {
  readonly #worker: PoolWorker<KeptRequest, KeptAnswer>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #shards = new Map<number, Shard>()
  readonly #kept: KeptTerms
  #plan: FilePlan | undefined
  #looked: LookedThrough | undefined
  #terms: ShardTerms | undefined

  /**
   * `program` is the built worker, `shards` are the names of those that are kept; `heard` is called when it has found
   * something out. With a layout, the plan that is kept for it is looked at first.
   */
  constructor(
    program: string,
    start: Omit<KeptStart, "port">,
    shards: readonly string[],
    heard: () => void,
    layout?: string,
  ) {
    this.#kept = start.kept
    const store = new IndexStore(start.folder)
    this.#worker = new PoolWorker(program, start, {
      answered: ({ number, bytes, looked, sent }) => {
        if (number === listingNumber) {
          this.#plan = bytes && openPlan(bytes, start.kept.program, layout ?? "")
          this.#looked = looked
        } else {
          const shard = sent && openSent(sent, shards[number] ?? "", store)
          if (shard !== undefined) this.#shards.set(number, shard)
        }
        heard()
      },
      // What it has not looked at counts as changed.
      died: heard,
    })
    this.#numbers = new Map(shards.map((name, number) => [name, number]))
    if (layout !== undefined) this.#worker.ask({ number: listingNumber, layout })
    for (const [number, shard] of shards.entries()) this.#worker.ask({ number, shard })
  }

  /** Stands for the program that reads the files. */
  get program(): string {
    return this.#kept.program
  }

  /** Undefined before `listed` has told of it. */
  get plan(): FilePlan | undefined {
    return this.#plan
  }

  get worker(): Thread {
    return this.#worker
  }

  /** The files that there are; undefined where they are not those of the plan. */
  listed(): Listing | "later" | undefined {
    if (this.#worker.unanswered.has(listingNumber)) return "later"
    if (this.#plan === undefined || this.#looked === undefined) return undefined
    const counted = this.#plan.shards.reduce((sum, shard) => sum + shard.counted, 0)
    const { others, inside } = this.#looked
    return { files: this.#plan.files, others, inside, counted }
  }

  /** "later" while it is not known whether a shard is as it was; undefined where it is not, or not good for these files and terms. */
  take(planned: PlannedShard, terms: ReadingTerms): Shard | "later" | undefined {
    const number = this.#numbers.get(planned.name) ?? noShard
    if (this.#worker.unanswered.has(number)) return "later"
    const shard = this.#shards.get(number)
    this.#shards.delete(number)
    if (shard === undefined || !this.#isOf(shard, planned)) return undefined
    this.#terms ??= new ShardTerms(terms, this.program)
    const isGood = shard.signature === this.#terms.signature && this.#terms.renamedIn(shard) === undefined
    return isGood ? shard : undefined
  }

  #isOf({ listing }: Shard, planned: PlannedShard): boolean {
    const { listed } = planned
    if (listed !== undefined) return fingerprint(listing) === listed.listing
    return listing === planned.listing
  }
}
