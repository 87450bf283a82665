import { workerData } from "node:worker_threads"
import { readPlan, withLook } from "./file-plan.ts"
import { IndexStore, planName } from "./index-store.ts"
import type { KeptAnswer, KeptRequest, KeptStart, ListRequest } from "./kept-shards.ts"
import { looksTheSame, lookThrough } from "./look-through.ts"
import { serve } from "./pool-worker.ts"
import { givenWith, toSent } from "./sent-shard.ts"
import { readUnchanged } from "./unchanged-shard.ts"

const start: KeptStart = workerData
const store = new IndexStore(start.folder)

serve<KeptRequest, KeptAnswer>(start, request => {
  const { number } = request
  const { bytes, looked, sent } = "layout" in request ? list(request) : look(request.shard)
  // They are given away rather than copied.
  const given = [...(bytes ? [bytes.buffer as ArrayBuffer] : []), ...(sent ? givenWith(sent) : [])]
  return { answer: { number, bytes, looked, sent }, given }
})

function look(shard: string): Omit<KeptAnswer, "number"> {
  const bytes = readUnchanged(store, shard, start.kept)
  return bytes === undefined ? {} : { sent: toSent(bytes, start.isFar) }
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
