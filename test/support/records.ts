import assert from "node:assert/strict"
import type { Records } from "../../server/core/corpus/packed/record-store.ts"
import { random } from "./random.ts"

/** Does to records, which have none yet, and to a map the same at random; `name` is that of the random numbers. */
export function checkAsMap(records: Records, name: string): void {
  const next = random(name)
  const expected = new Map<number, Uint8Array>()
  for (let step = 0; step < 4000; step++) {
    const number = next(60)
    if (next(5) === 0) {
      records.delete(number)
      expected.delete(number)
    } else {
      const size = next(100) === 0 ? 2 ** 20 + next(10) : next(20) === 0 ? 0 : next(9000)
      const bytes = new Uint8Array(size).fill(next(256))
      const before = records.get(number)
      const copy = before?.slice()
      records.put(number, bytes)
      assert.deepEqual(before, copy, "what was asked for before stays as it was")
      expected.set(number, bytes)
    }
    if (step % 50 === 0) check(records, expected)
  }
  check(records, expected)
}

function check(records: Records, expected: ReadonlyMap<number, Uint8Array>): void {
  const numbers = [...records.numbers()]
  assert.deepEqual(
    numbers,
    [...expected.keys()].sort((a, b) => a - b),
  )
  for (const number of numbers) assert.deepEqual(records.get(number), expected.get(number))
}
