import assert from "node:assert/strict"
import { test } from "node:test"
import { filesOf } from "../../../server/core/verdicts/corpus-state.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"

test("the files of a large corpus are listed bit by bit, each once", () => {
  const files = new MemoryFiles([[`${root}postil.yaml`, "format: 1\n"]])
  for (let each = 0; each < 1500; each++) {
    files.set(`${root}a${each}.txt`, "")
    files.set(`${root}a${each}.ann.yaml`, "format: 1\n")
  }
  const listing = filesOf(loadCorpus(files))
  let bits = 1
  let step = listing.next()
  for (; step.done !== true; step = listing.next()) bits++
  assert.deepEqual([...step.value].sort(), [...files.keys()].sort())
  assert.ok(bits >= 3, `${bits}`)
})
