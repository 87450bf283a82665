import { workerData } from "node:worker_threads"
import { IndexStore } from "./index-store.ts"
import { serve } from "./pool-worker.ts"
import type { ScanAnswer, ScanRequest, ScanStart } from "./scan-messages.ts"
import { ShardScanner } from "./shard-scanner.ts"

const start: ScanStart = workerData
const scanner = new ShardScanner(start.scan)
const store = start.folder === undefined ? undefined : new IndexStore(start.folder)

/** Reads a shard's files as one piece of work, and writes the shard if it is new. */
function answer({ number, shard, listing }: ScanRequest): ScanAnswer {
  try {
    const { bytes, isNew } = scanner.scan(listing, store?.read(shard), alive)
    if (isNew) store?.write(shard, bytes)
    return { number, bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice() }
  } catch (error) {
    return { number, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function alive(): void {
  Atomics.add(start.counts, start.life, 1)
}

serve<ScanRequest, ScanAnswer>(start, request => {
  const answered = answer(request)
  // Its bytes are given away rather than copied.
  return { answer: answered, given: "bytes" in answered ? [answered.bytes.buffer as ArrayBuffer] : [] }
})
