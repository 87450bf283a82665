import assert from "node:assert/strict"
import { test } from "node:test"
import { diffLines } from "../../server/core/text/diff-lines.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { random } from "../support/random.ts"

function check(before: string, after: string, replaced: readonly string[]): void {
  const lines = (text: string) => text.replaceAll(" ", "\n")
  const edits = diffLines(lines(before), lines(after))
  assert.equal(applyEdits(lines(before), edits), lines(after))
  const shown = edits.map(({ span, newText }) => `${lines(before).slice(span.start, span.end)}>${newText}`)
  assert.deepEqual(shown, replaced.map(lines))
}

test("texts that are the same need no edit", () => check("a b c ", "a b c ", []))
test("a line that differs is replaced alone", () => check("a b c ", "a x c ", ["b >x "]))
test("a line that moved is taken out and put in", () => check("a b c d ", "b c a d ", ["a >", ">a "]))
test("lines that stand twice stay beside those that stand once", () => check("a x b x c ", "a x B x c ", ["b >B "]))
test("a last line without its end differs from one with it", () => check("a b", "a b ", ["b>b "]))
test("all goes, all comes", () => {
  check("a b ", "", ["a b >"])
  check("", "a ", [">a "])
})

test("the edits give the other text, in whatever way the two differ", () => {
  const next = random("diff lines")
  for (let round = 0; round < 300; round++) {
    const text = () => Array.from({ length: next(12) }, () => "abcdef"[next(6)] ?? "").join("\n")
    const [before, after] = [text(), text()]
    assert.equal(applyEdits(before, diffLines(before, after)), after, JSON.stringify([before, after]))
  }
})
