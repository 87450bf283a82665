import { workerData } from "node:worker_threads"
import type { Judged } from "../core/rules/baseline.ts"
import { judgeFile } from "../core/rules/check-file.ts"
import { IndexStore } from "../node/index-store.ts"
import { serve } from "../node/pool-worker.ts"
import { ScanHere } from "../node/scan-here.ts"
import type { CheckAnswer, CheckRequest, CheckStart } from "./check-messages.ts"
import { openCorpus } from "./open-corpora.ts"

const start: CheckStart = workerData
const supply = new ScanHere(start.root, new IndexStore(start.folder))
const corpus = openCorpus(start.root, supply, () => undefined)

function judge(uri: string): Judged {
  const { findings, ...judged } = judgeFile(uri, corpus)
  // Repairs are computed from what the check saw, which stays here.
  return { ...judged, findings: findings.map(({ fix: _, ...finding }) => finding) }
}

serve<CheckRequest, CheckAnswer>(start, ({ number, uris }) => ({ answer: { number, judged: uris.map(judge) } }))
