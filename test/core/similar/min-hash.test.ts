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

/** The share of runs of four words. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [a, b].map(text => new Set(text.slice(3).map((_, at) => text.slice(at, at + 4).join(" "))))
  assert.ok(one && two)
  const both = [...one].filter(run => two.has(run)).length
  return both / (one.size + two.size - both)
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

test("what two texts have in common is told about right, be they long or hardly long enough", () => {
  for (const length of [45, 400]) {
    let error = 0
    for (let round = 0; round < 200; round++) {
      const original = text(length)
      const copy = original.map(word => (next(100) < 5 ? pick(words, next) : word))
      error += (share(original, copy) - inCommon(original, copy)) ** 2 / 200
    }
    // The estimate of forty independent hash functions is as far from the truth: the root of 0.7 * 0.3 / 40.
    assert.ok(Math.sqrt(error) < 0.085, `${length}: ${Math.sqrt(error)}`)
  }
})

test("a text that says one thing over and over has a sketch, whatever it says", () => {
  for (let round = 0; round < 400; round++) {
    const word = `word${round}`
    const sketch = sketchOf(`${word} `.repeat(50)) ?? assert.fail("there is none")
    assert.equal(new Set(sketch).size, 1)
  }
})

test("a short text has no sketch; where no blanks part words, each letter is one", () => {
  assert.equal(sketchOf(text(39).join(" ")), undefined)
  assert.notEqual(sketchOf("平和は近いと大臣は述べた。".repeat(4)), undefined)
})
