import assert from "node:assert/strict"
import { test } from "node:test"
import { composeEdits } from "../../server/core/text/compose-edits.ts"
import { applyEdits, type TextEdit } from "../../server/core/text/edit.ts"
import { random } from "../support/random.ts"

function someEdits(length: number, next: (limit: number) => number): readonly TextEdit[] {
  const edits: TextEdit[] = []
  for (let at = next(4); at <= length; at += 1 + next(4)) {
    const end = Math.min(length, at + next(3))
    edits.push({ span: { start: at, end }, newText: "xyz".slice(next(4)) })
    at = end
  }
  return edits
}

test("edits of edits do at once what both do one after the other", () => {
  const next = random("compose edits")
  for (let round = 0; round < 2000; round++) {
    const text = "abcdefghijklmnopqrst".slice(next(20))
    const first = someEdits(text.length, next)
    const between = applyEdits(text, first)
    const second = someEdits(between.length, next)
    const both = composeEdits(first, second, text.length)
    assert.equal(applyEdits(text, both), applyEdits(between, second))
    for (const [i, { span }] of both.entries()) assert.ok(i === 0 || span.start > (both[i - 1]?.span.end ?? 0))
  }
})

test("what is put in and taken out again is no edit", () => {
  const put = [{ span: { start: 1, end: 1 }, newText: "xyz" }]
  const taken = [{ span: { start: 1, end: 4 }, newText: "" }]
  assert.deepEqual(composeEdits(put, taken, 3), [])
})
