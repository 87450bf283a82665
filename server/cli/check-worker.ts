import { workerData } from "node:worker_threads"
import { ByteWriter } from "../core/corpus/packed/byte-writer.ts"
import { judgeAllNoted, writeNoted } from "../core/verdicts/noted-verdict.ts"
import { IndexStore } from "../node/index-store.ts"
import { builtProgram } from "../node/package-file.ts"
import { serve } from "../node/pool-worker.ts"
import { ScanHere } from "../node/scan-here.ts"
import type { CheckAnswer, CheckRequest, CheckStart } from "./check-messages.ts"
import { stateOf } from "./checked-state.ts"
import { KeptFiles } from "./kept-files.ts"
import { acceptInto, openCorpus } from "./open-corpora.ts"

const start: CheckStart = workerData
const files = new KeptFiles(start.root)
const supply = new ScanHere(start.root, new IndexStore(start.folder), builtProgram("scan-worker"), acceptInto(files))
const corpus = openCorpus(files, start.root, supply, () => undefined)
const state = stateOf(corpus, files)

serve<CheckRequest, CheckAnswer>(start, ({ number, uris }) => {
  files.notes.clear()
  const writer = new ByteWriter(2 ** 16)
  for (const [index, one] of judgeAllNoted(uris, corpus).entries())
    writer.part(part => writeNoted(one, uris[index] ?? "", corpus.root, part))
  const noted = writer.toBytes()
  const answer = { number, noted, accepted: files.notes, state: files.isTorn ? undefined : state }
  return { answer, given: [noted.buffer] }
})
