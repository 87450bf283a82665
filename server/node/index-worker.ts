import { workerData } from "node:worker_threads"
import { IndexStore } from "./index-store.ts"
import type { KeptAnswer, KeptRequest, KeptStart } from "./kept-shards.ts"
import { serve } from "./pool-worker.ts"
import { readUnchanged } from "./unchanged-shard.ts"

const start: KeptStart = workerData
const store = new IndexStore(start.folder)

serve<KeptRequest, KeptAnswer>(start, ({ number, shard }) => {
  const bytes = readUnchanged(store, shard, start.kept)
  // They are given away rather than copied.
  return { answer: { number, bytes }, given: bytes === undefined ? [] : [bytes.buffer as ArrayBuffer] }
})
