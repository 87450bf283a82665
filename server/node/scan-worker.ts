import { workerData } from "node:worker_threads"
import { openPlan, withLook, writePlan } from "./file-plan.ts"
import { IndexStore, planName } from "./index-store.ts"
import { lookThrough } from "./look-through.ts"
import { serve } from "./pool-worker.ts"
import type { PlanRequest, ScanAnswer, ScanRequest, ScanStart, ShardRequest } from "./scan-messages.ts"
import { givenWith, toSent } from "./sent-shard.ts"
import { ShardScanner } from "./shard-scanner.ts"

const start: ScanStart = workerData
const scanner = new ShardScanner(start.scan)
const store = start.folder === undefined ? undefined : new IndexStore(start.folder)

function answer(request: ScanRequest): ScanAnswer {
  try {
    return "shard" in request ? scan(request) : plan(request)
  } catch (error) {
    return { number: request.number, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Reads a shard's files as one piece of work, and writes the shard if it is new. */
function scan({ number, shard, listing }: ShardRequest): ScanAnswer {
  const { bytes, isNew } = scanner.scan(listing, store?.read(shard), alive)
  const isOnDisk = store !== undefined && (!isNew || store.write(shard, bytes))
  return { number, sent: toSent(bytes, isOnDisk && start.isFar) }
}

function plan({ number, planned, layout }: PlanRequest): ScanAnswer {
  const { program, root } = start.scan
  const bytes = writePlan(planned, program, layout, root)
  const plan = openPlan(bytes, program, layout)
  const looked = plan && lookThrough(root, plan.files, alive)
  store?.write(planName, looked === undefined ? bytes : withLook(bytes, looked))
  return { number }
}

function alive(): void {
  Atomics.add(start.counts, start.life, 1)
}

serve<ScanRequest, ScanAnswer>(start, request => {
  const answered = answer(request)
  // Its bytes are given away rather than copied.
  return { answer: answered, given: "sent" in answered ? givenWith(answered.sent) : [] }
})
