import assert from "node:assert/strict"
import { test } from "node:test"
import { nearBytes } from "../../../server/core/corpus/packed/record-column.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { checkingSeal, SealedPieces } from "../../../server/core/verdicts/sealed.ts"

/** Seals so many bytes, written in two halves: the whole, its largest piece, and its seal. */
function sealed(length: number) {
  const pieces = new SealedPieces(7)
  const all: Uint8Array[] = []
  for (const part of [new Uint8Array(length >> 1).fill(3), new Uint8Array(length - (length >> 1)).fill(200)]) {
    pieces.writer.bytes(part)
    all.push(...pieces.full())
  }
  const rest = pieces.last()
  let last = rest.next()
  for (; last.done !== true; last = rest.next()) all.push(last.value)
  return { bytes: new Uint8Array(Buffer.concat(all)), most: Math.max(...all.map(one => one.length)), seal: last.value }
}

test("what is sealed in pieces is whole and of its version, and has a name of its own", () => {
  const seals = new Set<string>()
  for (const length of [0, 1, 6, 2 ** 20 - 1, 2 ** 20, 3_000_001]) {
    const { bytes, most, seal } = sealed(length)
    assert.equal(bytes.length, length + 5)
    assert.ok(most <= 2 ** 20)
    assert.equal(toEnd(checkingSeal(nearBytes(bytes), 7)), seal)
    assert.equal(toEnd(checkingSeal(nearBytes(bytes), 8)), undefined)
    seals.add(seal)
  }
  assert.equal(seals.size, 6)
})

test("of sealed bytes none may be lost or another", () => {
  const { bytes } = sealed(1_500_003)
  for (const at of [1, 5, 2 ** 20, bytes.length - 6, bytes.length - 1]) {
    const other = bytes.slice()
    other[at] = (other[at] ?? 0) ^ 1
    assert.equal(toEnd(checkingSeal(nearBytes(other), 7)), undefined, `byte ${at}`)
  }
  assert.equal(toEnd(checkingSeal(nearBytes(bytes.subarray(0, -1)), 7)), undefined)
})
