import type { AcceptedNote } from "../core/verdicts/write-verdicts.ts"
import type { WorkerLine } from "../node/pool-worker.ts"

/** What a worker that checks is started with. */
export interface CheckStart extends WorkerLine {
  /** URI of the folder of the corpus, with `/` at its end. */
  readonly root: string
  /** Of its index. */
  readonly folder: string
}

/** To a worker: files to check. */
export interface CheckRequest {
  readonly number: number
  readonly uris: readonly string[]
}

/** From a worker. */
export interface CheckAnswer {
  readonly number: number
  /** What it has found in each of them, one part behind the other (`writeNoted`). */
  readonly noted: Uint8Array
  /** The sidecars whose accepted texts were asked for. */
  readonly accepted: ReadonlyMap<string, AcceptedNote>
  /** Stands for the state of the corpus that was checked (checked-state.ts). */
  readonly state: number | undefined
}
