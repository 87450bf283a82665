import assert from "node:assert/strict"
import { test } from "node:test"
import { HashChains } from "../../../../server/core/corpus/packed/hash-chains.ts"
import { random, times } from "../../../support/random.ts"

test("after any numbers have come and gone the chains are plain lists", () => {
  const next = random("hash-chains")
  for (let round = 0; round < times(40); round++) {
    const chains = new HashChains()
    const plain = new Map<number, number[]>()
    const hashOf = (number: number) => 2 ** 52 + (number % 5)
    for (let step = 0; step < 120; step++) {
      const number = next(40)
      const list = plain.get(hashOf(number)) ?? []
      plain.set(hashOf(number), list)
      if (list.includes(number)) {
        chains.remove(hashOf(number), number)
        list.splice(list.indexOf(number), 1)
      } else if (next(3) === 0) {
        chains.add(hashOf(number), number)
        list.unshift(number)
      } else {
        chains.append(hashOf(number), number)
        list.push(number)
      }
      for (const [hash, expected] of plain) {
        assert.deepEqual([...chains.of(hash)], expected, `${round}, ${step}`)
        assert.equal(chains.hasSeveral(hash), expected.length > 1)
        for (const [place, one] of expected.entries()) assert.equal(chains.isLater(one), place > 0)
      }
    }
  }
})
