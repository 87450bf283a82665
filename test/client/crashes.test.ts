import { equal } from "node:assert/strict"
import { test } from "node:test"
import { countCrash, mayRestart } from "../../client/crashes.ts"

const minute = 60_000

test("four crashes in three minutes are borne, the fifth is not", () => {
  equal(mayRestart(crashesAt(0, 1, 2, 3)), true)
  equal(mayRestart(crashesAt(0, 1, 2, 3, 4)), false)
})

test("old crashes are forgiven", () => {
  equal(mayRestart(crashesAt(0, 1, 2, 3, 3 * minute)), true)
})

function crashesAt(...times: readonly number[]): readonly number[] {
  return times.reduce<readonly number[]>((crashes, time) => countCrash(crashes, time), [])
}
