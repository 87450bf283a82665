import { workerData } from "node:worker_threads"
import { namesOf } from "./file-plan.ts"
import { IndexStore } from "./index-store.ts"
import type { KeptAnswer, KeptRequest, KeptStart } from "./kept-shards.ts"
import { otherFiles } from "./other-files.ts"
import { serve } from "./pool-worker.ts"
import { readUnchanged } from "./unchanged-shard.ts"

const start: KeptStart = workerData
const store = new IndexStore(start.folder)

serve<KeptRequest, KeptAnswer>(start, request => {
  const { number } = request
  if ("known" in request) {
    return { answer: { number, others: otherFiles(start.kept.root, new Set(namesOf(request.known)), alive) } }
  }
  const bytes = readUnchanged(store, request.shard, start.kept)
  // They are given away rather than copied.
  return { answer: { number, bytes }, given: bytes === undefined ? [] : [bytes.buffer as ArrayBuffer] }
})

function alive(): void {
  Atomics.add(start.counts, start.life, 1)
}
