import assert from "node:assert/strict"
import { test } from "node:test"
import { bandsOf, similarity, sketchOf } from "../../../server/core/similar/min-hash.ts"
import { pick, random } from "../../support/random.ts"

const next = random("min-hash")
const words = Array.from({ length: 2000 }, (_, i) => `word${i}`)
const text = (length: number) => Array.from({ length }, () => pick(words, next))

function share(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [sketchOf(a.join(" ")), sketchOf(b.join(" "))]
  assert.ok(one && two)
  return similarity(one, two)
}

test("the same words in other dress are the same text", () => {
  const words = text(300)
  assert.equal(
    share(
      words,
      words.map(word => `${word.toUpperCase()},\n`),
    ),
    1,
  )
})

test("a text with a few changes is found by one of its bands, others are not", () => {
  for (let round = 0; round < 20; round++) {
    const original = text(400)
    const copy = original.map((word, at) => (at % 80 === 7 ? "changed" : word))
    assert.ok(share(original, copy) > 0.7)
    const [a, b] = [sketchOf(original.join(" ")), sketchOf(copy.join(" "))]
    assert.ok(a && b)
    const bands = new Set(bandsOf(a))
    assert.ok([...bandsOf(b)].some(band => bands.has(band)))
    assert.ok(share(original, text(400)) < 0.1)
  }
})

test("a short text has no sketch; where no blanks part words, each letter is one", () => {
  assert.equal(sketchOf(text(39).join(" ")), undefined)
  assert.notEqual(sketchOf("平和は近いと大臣は述べた。".repeat(4)), undefined)
})
