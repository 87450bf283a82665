import assert from "node:assert/strict"
import { test } from "node:test"
import type { FileGroup } from "../../../server/core/corpus/fact-supply.ts"
import { urisIn } from "../../../server/core/corpus/file-pairs.ts"
import type { ChangeSupply } from "../../../server/core/corpus/rereading.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../../support/fixture.ts"
import { assertSameFacts } from "../../support/scanned-corpus.ts"

/** Counts how often files are read. */
class CountedFiles extends MemoryFiles {
  reads = 0

  override read(uri: string): string | undefined {
    this.reads++
    return super.read(uri)
  }
}

/** Nobody reads what is there: only what is gone counts. */
const noSupply: ChangeSupply = { ask: () => [], take: () => undefined }

/** Articles of one name, each in a folder of its own, and what the reading of a change of them costs. */
function readsOf(number: number, change: "articles" | "all"): number {
  const files = new CountedFiles()
  files.set(`${fixtureRoot}postil.yaml`, "format: 1\n")
  files.set(`${fixtureRoot}rest/same.txt`, "Ann came.\n")
  files.set(`${fixtureRoot}rest/same.ann.yaml`, "mentions: {Ann: ann}\n")
  const gone: string[] = []
  for (let index = 0; index < number; index++) {
    const [article, sidecar] = [`${fixtureRoot}f${index}/same.txt`, `${fixtureRoot}f${index}/same.ann.yaml`]
    files.set(article, "Ann came.\n")
    files.set(sidecar, "mentions: {Ann: ann}\n")
    gone.push(...(change === "all" ? [article, sidecar] : [article]))
  }
  const corpus = loadCorpus(files)
  for (const uri of gone) files.delete(uri)
  files.reads = 0
  for (const _ of corpus.reread({ present: [], gone }, noSupply));
  const { reads } = files
  assert.equal(corpus.articleId(`${fixtureRoot}rest/same.txt`), "same")
  assertSameFacts(corpus, loadCorpus(files), change)
  return reads
}

test("an article whose name many others have comes and goes without their being read again", () => {
  const files = new CountedFiles([[`${fixtureRoot}postil.yaml`, "format: 1\n"]])
  for (let index = 0; index < 100; index++) {
    files.set(`${fixtureRoot}f${index}/same.txt`, "Ann came.\n")
    files.set(`${fixtureRoot}f${index}/same.ann.yaml`, "mentions: {Ann: ann}\n")
  }
  const corpus = loadCorpus(files)
  const article = `${fixtureRoot}f7/same.txt`
  for (const text of [undefined, "Ann came.\n"]) {
    if (text === undefined) files.delete(article)
    else files.set(article, text)
    files.reads = 0
    corpus.update([article])
    assert.ok(files.reads < 20, `${files.reads} reads`)
    assertSameFacts(corpus, loadCorpus(files), `${text}`)
  }
})

for (const change of ["articles", "all"] as const)
  test(`that many articles of one name go costs each of them the same: ${change}`, () => {
    const [few, many] = [readsOf(20, change), readsOf(200, change)]
    assert.ok(many < 11 * few, `${few} reads for 20, ${many} for 200`)
  })

test("what lies beside changed files is looked up once for those of one stem", () => {
  const uris = ["a.txt", "a.ann.yaml", "a.ann.kim.yaml", "a.ann.lee.yaml"].map(path => fixtureRoot + path)
  const files = new MemoryFiles([[`${fixtureRoot}postil.yaml`, "format: 1\n"], ...uris.map(uri => [uri, ""] as const)])
  const corpus = loadCorpus(files)
  const { pairs } = corpus
  const { stemFilesOf } = pairs
  let lookedUp = 0
  pairs.stemFilesOf = uri => {
    lookedUp++
    return stemFilesOf.call(pairs, uri)
  }
  let asked: readonly FileGroup[] = []
  const ask: ChangeSupply["ask"] = groups => {
    asked = groups
    return []
  }
  for (const _ of corpus.reread({ present: uris, gone: [] }, { ...noSupply, ask }));
  assert.equal(lookedUp, 1)
  assert.deepEqual(asked.map(urisIn), [uris])
})

test("after a burst of changes whom it concerns is looked up bit by bit, parts of registries too", () => {
  const files = new MemoryFiles([[`${fixtureRoot}postil.yaml`, "format: 1\n"]])
  const gone = Array.from({ length: 1000 }, (_, index) => `${fixtureRoot}a${index}.ann.yaml`)
  for (const [index, uri] of gone.entries()) files.set(uri, `mentions: {Ann: ann${index}}\n`)
  const corpus = loadCorpus(files)
  for (const uri of gone) files.delete(uri)
  const { rouse } = corpus.quiet
  let [inTurn, most, all] = [0, 0, 0]
  corpus.quiet.rouse = key => {
    inTurn++
    all++
    return rouse.call(corpus.quiet, key)
  }
  for (const _ of corpus.reread({ present: [], gone }, noSupply)) {
    most = Math.max(most, inTurn)
    inTurn = 0
  }
  assert.ok(all >= 1000, `${all}`)
  assert.ok(most <= 500, `${most} of ${all} in one turn`)
})
