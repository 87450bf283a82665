import assert from "node:assert/strict"
import { test } from "node:test"
import { packSaid, type Said, unpackSaid } from "../../../server/core/verdicts/said.ts"

const most = 2 ** 32 - 1

const cases: readonly (readonly [string, Said])[] = [
  ["nothing", new Map()],
  ["the least", new Map([[0, 0]])],
  ["the same under several keys", new Map(Array.from([4, 0, most, 7], mark => [mark, most]))],
  ["other things and the same again", new Map(Array.from([0, 0, most, 0, 3, 3], (what, mark) => [mark, what]))],
]

for (const [name, said] of cases) {
  test(`what a file says is read as it was written: ${name}`, () => {
    const packed = packSaid(said)
    assert.deepEqual(unpackSaid(packed), said)
    const behind = new Uint8Array(packed.length + 3)
    behind.set(packed, 3)
    assert.deepEqual(unpackSaid(behind.subarray(3)), said)
  })
}
