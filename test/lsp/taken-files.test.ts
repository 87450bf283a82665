import assert from "node:assert/strict"
import { test } from "node:test"
import { UriTable } from "../../server/core/corpus/packed/uri-table.ts"
import { TakenFiles } from "../../server/lsp/taken-files.ts"

test("each file that comes is known from then on, however many there are", () => {
  const root = "file:///c/"
  const taken = new TakenFiles(new UriTable(root))
  for (let number = 0; number < 1000; number++) {
    const uri = `${root}${number}.txt`
    taken.know(uri)
    assert.ok(taken.isKnown(uri), uri)
  }
  assert.equal([...taken.known()].length, 1000)
})
