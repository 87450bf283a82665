import assert from "node:assert/strict"
import { test } from "node:test"
import { ParsedSidecars } from "../../../server/core/corpus/parsed-sidecars.ts"
import { parseSidecar } from "../../../server/core/yaml/parse-sidecar.ts"

const sidecars = () => {
  const parsed = new ParsedSidecars()
  return (text: string) => parsed.parse("file:///a.ann.yaml", text)
}

test("a sidecar that has not changed is not read again", () => {
  const parse = sidecars()
  assert.equal(parse("mentions:\n  A: a\n"), parse("mentions:\n  A: a\n"))
})
test("what is half written is read in whole, and what it becomes by itself again", () => {
  const parse = sidecars()
  const read = (entry: string) => parse(`mentions:\n  A: a\n${entry}  B: b\n`)
  assert.deepEqual(
    ["", "  C\n", '  C: "\n', '  C: "c"\n', "  C: c\n"].map(entry => read(entry).characters),
    [24, 28, 31, 23, 7],
  )
  assert.deepEqual(
    read("  C: c\n").value.surfaces.map(({ text }) => text),
    parseSidecar("mentions:\n  A: a\n  C: c\n  B: b\n").value.surfaces.map(({ text }) => text),
  )
})
