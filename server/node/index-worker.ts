import { workerData } from "node:worker_threads"
import { readPlan, withLook } from "./file-plan.ts"
import { IndexStore, planName } from "./index-store.ts"
import type { KeptAnswer, KeptRequest, KeptStart, ListRequest } from "./kept-shards.ts"
import { looksTheSame, lookThrough } from "./look-through.ts"
import { serve } from "./pool-worker.ts"
import { readUnchanged } from "./unchanged-shard.ts"

const start: KeptStart = workerData
const store = new IndexStore(start.folder)

serve<KeptRequest, KeptAnswer>(start, request => {
  const { number } = request
  const { bytes, looked } = "layout" in request ? list(request) : look(request.shard)
  // They are given away rather than copied.
  return { answer: { number, bytes, looked }, given: bytes === undefined ? [] : [bytes.buffer as ArrayBuffer] }
})

function look(shard: string): Omit<KeptAnswer, "number"> {
  return { bytes: readUnchanged(store, shard, start.kept) }
}

/** Which files there are is looked up only if something has come or gone, and is written down then. */
function list({ layout }: ListRequest): Omit<KeptAnswer, "number"> {
  const { program, root } = start.kept
  const bytes = store.read(planName)
  const plan = bytes && readPlan(bytes, program, layout)
  if (bytes === undefined || plan === undefined) return {}
  if (plan.looked !== undefined && looksTheSame(plan.looked, root)) return { bytes, looked: plan.looked }
  const looked = lookThrough(root, plan.files, alive)
  if (looked !== undefined && looked.folders.length > 0) store.write(planName, withLook(bytes, looked))
  return { bytes, looked }
}

function alive(): void {
  Atomics.add(start.counts, start.life, 1)
}
