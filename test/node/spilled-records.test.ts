import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { SpilledRecords } from "../../server/node/spilled-records.ts"
import { checkAsMap } from "../support/records.ts"

function inFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "postil-spilled-"))
  try {
    run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test("after any puts and deletes what is on disk is what a map holds, and no file is left of it", () =>
  inFolder(folder => {
    const records = new SpilledRecords(() => join(folder, "sub/records.tmp"))
    checkAsMap(records, "spilled-records")
    assert.deepEqual(readdirSync(join(folder, "sub")), [])
    records.clear()
    assert.deepEqual([...records.numbers()], [])
    checkAsMap(records, "spilled-records again")
    records.clear()
  }))

test("where nothing can be written all stays in memory", () =>
  inFolder(folder => {
    writeFileSync(join(folder, "file"), "")
    checkAsMap(new SpilledRecords(() => undefined), "nowhere")
    checkAsMap(new SpilledRecords(() => join(folder, "file/records.tmp")), "in the way")
  }))

test("bytes that come in place of others take no more room", () =>
  inFolder(folder => {
    const taken: number[] = []
    const records = new SpilledRecords(() => join(folder, "records.tmp"))
    for (let round = 0; round < 20; round++) {
      for (let number = 0; number < 500; number++) records.put(number, new Uint8Array(1000 + ((number + round) % 50)))
      taken.push(records.room)
    }
    assert.equal(taken.at(-1), taken[1])
    records.clear()
  }))
