import type { ListedShard } from "./file-plan.ts"
import type { WorkerLine } from "./pool-worker.ts"
import type { SentShard } from "./sent-shard.ts"
import type { ScanTerms } from "./shard-scanner.ts"

/** What a worker that scans is started with. */
export interface ScanStart extends WorkerLine {
  readonly scan: ScanTerms
  /** Where the persisted index of the corpus is; undefined where nothing is kept. */
  readonly folder: string | undefined
  /** Whether records stay on disk. */
  readonly isFar: boolean
}

/** To a worker: a shard that is to be brought up to date, with its listing (shard-listing.ts), or all that there are. */
export type ScanRequest = ShardRequest | PlanRequest

export interface ShardRequest {
  readonly number: number
  readonly shard: string
  readonly listing: string
}

/** Which files there are is to be written down. */
export interface PlanRequest {
  readonly number: number
  readonly planned: readonly ListedShard[]
  /** See `FileLayout.signature`. */
  readonly layout: string
}

/** From a worker: the shard, none where it was asked for none, or why there is none. */
export type ScanAnswer =
  | { readonly number: number; readonly sent: SentShard }
  | { readonly number: number }
  | { readonly number: number; readonly reason: string }
