import type { WorkerLine } from "./pool-worker.ts"
import type { ScanTerms } from "./shard-scanner.ts"

/** What a worker that scans is started with. */
export interface ScanStart extends WorkerLine {
  readonly scan: ScanTerms
  /** Where the persisted index of the corpus is; undefined where nothing is kept. */
  readonly folder: string | undefined
}

/** To a worker: a shard that is to be brought up to date. */
export interface ScanRequest {
  readonly number: number
  readonly shard: string
  /** Of its files (shard-listing.ts). */
  readonly listing: string
}

/** From a worker: the bytes of the shard, or why there are none. */
export type ScanAnswer =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly reason: string }
