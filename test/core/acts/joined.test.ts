import assert from "node:assert/strict"
import { test } from "node:test"
import { joined, joinedInBits } from "../../../server/core/acts/joined.ts"

test("the changes of many files are put together bit by bit, with the same result as at once", () => {
  let read = 0
  const changes = Array.from({ length: 300 }, (_, number) => ({
    uri: `file:///${number % 200}.yaml`,
    get edits() {
      read++
      return [{ span: { start: number, end: number + 1 }, newText: "x" }]
    },
  }))
  const bits = joinedInBits(changes)
  for (;;) {
    const before = read
    const { done, value } = bits.next()
    assert.ok(read - before <= 1, `${read - before} files in one go`)
    if (done !== true) continue
    assert.deepEqual(value, joined(changes))
    assert.deepEqual(
      value.map(({ edits }) => edits.length),
      Array.from({ length: 200 }, (_, number) => (number < 100 ? 2 : 1)),
    )
    break
  }
})
