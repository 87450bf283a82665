import assert from "node:assert/strict"
import { test } from "node:test"
import { LineIndex } from "../../server/core/text/line-index.ts"
import { random } from "../support/random.ts"

test("every offset leads to its line and back, whatever the line ends", () => {
  const next = random("line-index")
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: next(30) }, () => ["a", "\n", "\r\n", "\r", "é", "🌊"][next(6)]).join("")
    const index = new LineIndex(text)
    for (let offset = 0; offset <= text.length; offset++) {
      const before = text.slice(0, offset)
      const split = text[offset - 1] === "\r" && text[offset] === "\n"
      const line = split ? before.split(/\r\n|\r|\n/).length - 2 : before.split(/\r\n|\r|\n/).length - 1
      const position = index.positionAt(offset)
      assert.equal(position.line, line, JSON.stringify(text))
      assert.equal(index.offsetAt(position), offset, JSON.stringify(text))
    }
  }
})

test("a position past the end of its line is drawn back", () => {
  const index = new LineIndex("ab\ncd")
  assert.equal(index.offsetAt({ line: 0, character: 99 }), 3)
  assert.equal(index.offsetAt({ line: 9, character: 0 }), 5)
})
