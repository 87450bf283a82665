import assert from "node:assert/strict"
import { test } from "node:test"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Progress } from "../../server/core/corpus/files.ts"
import { ChangedSupply } from "../../server/lsp/changed-supply.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { assertSameFacts, builtWorker, ScannedCorpus } from "../support/scanned-corpus.ts"

/** Reads all files again through workers; answers what was told, and how many files were taken before and after its end. */
async function reread({ root, log }: ScannedCorpus, endedAt = Number.POSITIVE_INFINITY) {
  let wake = () => {}
  const corpus = new Corpus(root, new DiskFiles(root))
  for (const _ of corpus.load());
  const present = [...corpus.pairs.together()]
  const supply = new ChangedSupply(
    { root, heard: () => wake(), log: line => void log.push(line), program: builtWorker },
    { isKnownBetter: () => false, takes: () => true },
  )
  const taken = () => present.filter(uri => supply.hasTaken(uri)).length
  const told: (Progress | undefined)[] = []
  let before = 0
  for (const progress of corpus.reread({ present, gone: [] }, supply)) {
    if (told.push(progress) === endedAt) {
      before = taken()
      supply.end()
    } else if (progress === undefined) await new Promise<void>(resolve => (wake = resolve))
  }
  assert.deepEqual(log, [])
  return { corpus, told, before, after: taken() }
}

async function inScanned(run: (scanned: ScannedCorpus) => Promise<void>): Promise<void> {
  const scanned = new ScannedCorpus()
  try {
    await run(scanned)
  } finally {
    scanned.remove()
  }
}

test("of changed files that workers read, never more are told to be read than there are, and at last all", () =>
  inScanned(async scanned => {
    const { corpus, told } = await reread(scanned)
    assertSameFacts(corpus, scanned.plain(), "read again")
    const counts = told.flatMap(progress => progress ?? [])
    assert.deepEqual(
      counts.filter(({ done, total }) => done > total),
      [],
    )
    const last = counts.at(-1)
    assert.equal(last?.done, last?.total)
  }))

test("the reading of changed files that is ended at any time, even before workers have begun, takes in nothing more", () =>
  inScanned(async scanned => {
    for (let end = 1; end < 12; end++) {
      const { before, after } = await reread(scanned, end)
      assert.equal(after, before, `ended at bit ${end}`)
    }
  }))
