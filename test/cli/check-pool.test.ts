import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { CheckAnswer, CheckRequest, CheckStart } from "../../server/cli/check-messages.ts"
import { CheckPool, type CheckPoolOptions } from "../../server/cli/check-pool.ts"
import { KeptFiles } from "../../server/cli/kept-files.ts"
import { acceptInto, openCorpus } from "../../server/cli/open-corpora.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { ByteReader } from "../../server/core/corpus/packed/byte-reader.ts"
import { readNoted } from "../../server/core/verdicts/noted-verdict.ts"
import { NotedVerdicts } from "../../server/core/verdicts/noted-verdicts.ts"
import { PoolWorker } from "../../server/node/pool-worker.ts"
import { ScanHere } from "../../server/node/scan-here.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { judgeNoted } from "../support/judge-noted.ts"
import { builtWorker, ScannedCorpus } from "../support/scanned-corpus.ts"

process.env.POSTIL_CACHE = join(projectFolder, "out/cache")
const program = join(projectFolder, "dist/check-worker.js")

type Run = (files: ScannedCorpus, corpus: Corpus, uris: readonly string[], kept: KeptFiles) => void | Promise<void>

async function use(run: Run) {
  const files = new ScannedCorpus()
  try {
    files.scanned()
    const kept = new KeptFiles(files.root)
    const supply = new ScanHere(files.root, files.store, builtWorker, acceptInto(kept))
    const corpus = openCorpus(kept, files.root, supply, () => undefined)
    await run(files, corpus, [...new Set(corpus.checkable())], kept)
  } finally {
    files.remove()
  }
}

/** What several threads find equals what one finds. */
function check(options: (files: ScannedCorpus) => Partial<CheckPoolOptions>): () => Promise<void> {
  return () =>
    use((files, corpus, uris, kept) => {
      const pool = new CheckPool(uris, corpus, kept, { index: files.store, program, fewestFiles: 0, ...options(files) })
      let told = 0
      const { judged, noted, isWhole } = pool.judge(done => {
        told = done
      })
      assert.ok(told > 0)
      assert.ok(isWhole)
      const expected = packed(uris, corpus)
      for (const uri of uris) {
        assert.deepEqual(judged.get(uri), judgeNoted(uri, corpus).judged)
        assert.deepEqual(noted.get(uri), expected.get(uri))
      }
    })
}

test(
  "two workers and this thread find what one thread finds",
  check(() => ({ workers: 2 })),
)
test(
  "few files are checked by one thread",
  check(() => ({ fewestFiles: 10_000 })),
)
test(
  "without an index one thread checks all",
  check(() => ({ index: undefined })),
)
test(
  "a worker that fails is done without",
  check(files => {
    const bad = join(files.cache, "bad.js")
    writeFileSync(bad, "throw new Error('no')")
    return { program: bad, workers: 2 }
  }),
)

test("a worker finds by itself what this thread finds", () =>
  use(async (files, corpus, uris) => {
    const start: Omit<CheckStart, "port"> = {
      root: files.root,
      folder: files.store.folder,
      counts: new Int32Array(new SharedArrayBuffer(8)),
      life: 1,
    }
    const answer = await new Promise<CheckAnswer>((answered, died) => {
      const worker = new PoolWorker<CheckRequest, CheckAnswer>(program, start, {
        answered: answer => {
          worker.end()
          answered(answer)
        },
        died: reason => died(new Error(reason)),
      })
      worker.listen()
      worker.ask({ number: 0, uris })
    })
    const expected = packed(uris, corpus)
    const reader = new ByteReader(answer.noted)
    for (const uri of uris) assert.deepEqual(readNoted(reader.bytes(reader.number())), expected.get(uri))
    assert.ok(uris.some(uri => judgeNoted(uri, corpus).judged.findings.length > 0))
  }))

function packed(uris: readonly string[], corpus: Corpus): NotedVerdicts {
  const noted = new NotedVerdicts(corpus.root)
  for (const uri of uris) noted.set(uri, judgeNoted(uri, corpus))
  return noted
}
