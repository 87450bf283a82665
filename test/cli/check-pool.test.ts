import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { CheckAnswer, CheckRequest, CheckStart } from "../../server/cli/check-messages.ts"
import { CheckPool, type CheckPoolOptions } from "../../server/cli/check-pool.ts"
import { openCorpus } from "../../server/cli/open-corpora.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Judged } from "../../server/core/rules/baseline.ts"
import { judgeFile } from "../../server/core/rules/check-file.ts"
import { PoolWorker } from "../../server/node/pool-worker.ts"
import { ScanHere } from "../../server/node/scan-here.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { builtWorker, ScannedCorpus } from "../support/scanned-corpus.ts"

process.env.POSTIL_CACHE = join(projectFolder, "out/cache")
const program = join(projectFolder, "dist/check-worker.js")

async function use(run: (files: ScannedCorpus, corpus: Corpus, uris: readonly string[]) => void | Promise<void>) {
  const files = new ScannedCorpus()
  try {
    files.scanned()
    const corpus = openCorpus(files.root, new ScanHere(files.root, files.store, builtWorker), () => undefined)
    await run(files, corpus, [...new Set(corpus.checkable())])
  } finally {
    files.remove()
  }
}

/** What several threads find equals what one finds. */
function check(options: (files: ScannedCorpus) => Partial<CheckPoolOptions>): () => Promise<void> {
  return () =>
    use((files, corpus, uris) => {
      const pool = new CheckPool(uris, corpus, { index: files.store, program, fewestFiles: 0, ...options(files) })
      let told = 0
      const judged = pool.judge(done => {
        told = done
      })
      assert.ok(told > 0)
      assert.deepEqual(
        uris.map(uri => withoutFixes(judged.get(uri))),
        uris.map(uri => withoutFixes(judgeFile(uri, corpus))),
      )
    })
}

function withoutFixes(judged: Judged | undefined): unknown {
  return judged && { ...judged, findings: judged.findings.map(({ fix: _, ...finding }) => finding) }
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
    assert.deepEqual(
      answer.judged.map(withoutFixes),
      uris.map(uri => withoutFixes(judgeFile(uri, corpus))),
    )
    assert.ok(answer.judged.some(({ findings }) => findings.length > 0))
  }))
