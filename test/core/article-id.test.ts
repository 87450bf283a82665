import assert from "node:assert/strict"
import { test } from "node:test"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"

const idOf = (file: string, sidecar = "") => {
  const { files } = parseFixture(`//- ${file}\nText\n//- ${file.replace(".txt", ".ann.yaml")}\n${sidecar}`)
  return loadCorpus(files).articleId(fixtureRoot + file)
}

test("an article is called by the name of its file, if that is an id", () => {
  assert.equal(idOf("2008-10-rice.txt"), "2008-10-rice")
  assert.equal(idOf("sub/2008-10-rice.txt"), "2008-10-rice")
  assert.equal(idOf("2008.txt"), undefined)
  assert.equal(idOf("Rice.txt"), undefined)
  assert.equal(idOf("_rice.txt"), undefined)
})

test("or as its sidecar says", () => assert.equal(idOf("Rice.txt", "article: rice\n"), "rice"))
