import assert from "node:assert/strict"
import { test } from "node:test"
import { RecordStore } from "../../../server/core/corpus/packed/record-store.ts"
import { random } from "../../support/random.ts"

test("after any puts and deletes the store holds what a map does", () => {
  const next = random("record-store")
  const store = new RecordStore()
  const expected = new Map<number, Uint8Array>()
  for (let step = 0; step < 4000; step++) {
    const number = next(60)
    if (next(5) === 0) {
      store.delete(number)
      expected.delete(number)
    } else {
      const size = next(100) === 0 ? 2 ** 20 + next(10) : next(20) === 0 ? 0 : next(9000)
      const bytes = new Uint8Array(size).fill(next(256))
      const before = store.get(number)
      const copy = before?.slice()
      store.put(number, bytes)
      assert.deepEqual(before, copy, "what was asked for before stays as it was")
      expected.set(number, bytes)
    }
    if (step % 50 === 0) check(store, expected)
  }
  check(store, expected)
})

function check(store: RecordStore, expected: ReadonlyMap<number, Uint8Array>): void {
  const numbers = [...store.numbers()]
  assert.deepEqual(
    numbers,
    [...expected.keys()].sort((a, b) => a - b),
  )
  for (const number of numbers) assert.deepEqual(store.get(number), expected.get(number))
}
