import assert from "node:assert/strict"
import { test } from "node:test"
import { FixedPostings, fixedPostings } from "../../../../server/core/corpus/packed/fixed-postings.ts"
import { KeyedFiles } from "../../../../server/core/corpus/packed/keyed-files.ts"
import { Postings } from "../../../../server/core/corpus/packed/postings.ts"
import { textHash } from "../../../../server/core/similar/text-hash.ts"
import { pick, random, times } from "../../../support/random.ts"

const hashes = Array.from({ length: 3000 }, (_, index) => textHash(`key ${index}`))
/** Of keys that differ in few bits, and of which the lowest bits are all the same. */
const odd = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, 2 ** 32 - 1, 2 ** 52]

test("a key has the numbers that are live, however far apart they are", () => {
  const next = random("postings")
  for (let round = 0; round < times(8); round++) {
    const plain = new Map<number, number[]>()
    const dead = new Set<number>()
    const postings = new Postings(number => !dead.has(number))
    for (let number = 0; number < 2 ** 31 && plain.size < 2500; number += 1 + next(2 ** next(24))) {
      for (let count = next(6); count > 0; count--) {
        const key = next(5) === 0 ? pick(odd, next) : (hashes[Math.floor(3000 ** (next(10000) / 10000)) - 1] ?? 0)
        if (plain.get(key)?.at(-1) === number) continue
        postings.add(key, number)
        plain.set(key, [...(plain.get(key) ?? []), number])
      }
      if (next(3) === 0) dead.add(number)
    }
    for (const key of [...hashes, ...odd]) {
      const live = (plain.get(key) ?? []).filter(number => !dead.has(number))
      assert.deepEqual(postings.numbers(key), live, `${round}: ${key}`)
      assert.deepEqual(postings.numbers(key, 2), live.slice(0, 2), `${round}: ${key}`)
    }
  }
})

test("very many numbers that nobody asked about are all there", () => {
  const postings = new Postings(number => number % 3 !== 0)
  const numbers = Array.from({ length: 100_000 }, (_, number) => number)
  for (const number of numbers) postings.add(7, number)
  assert.deepEqual(
    postings.numbers(7),
    numbers.filter(number => number % 3 !== 0),
  )
})

test("of a file only the keys that it had last count", () => {
  const next = random("keyed files")
  const keyed = new KeyedFiles()
  const plain = new Map<number, ReadonlySet<number>>()
  for (let step = 0; step < times(4000); step++) {
    const file = next(1 + next(300))
    const keys = new Set(Array.from({ length: next(20) }, () => pick(hashes, next)))
    keyed.replace(file, keys)
    plain.set(file, keys)
    const key = pick(hashes, next)
    const expected = [...plain].filter(([, keys]) => keys.has(key)).map(([file]) => file)
    assert.deepEqual([...keyed.files(key)].sort(), expected.sort(), `${step}`)
  }
})

test("a search that has found enough looks no further in what was taken over", () => {
  const keyed = new KeyedFiles()
  let searched = 0
  for (let file = 0; file < 20; file++) {
    const postings = new FixedPostings(fixedPostings([[7]]))
    const { numbers } = postings
    postings.numbers = function* (key) {
      searched++
      yield* numbers.call(postings, key)
    }
    keyed.adopt(postings, Int32Array.of(file))
  }
  assert.deepEqual(keyed.files(7, 2), [0, 1])
  assert.equal(searched, 2)
  assert.equal(keyed.files(7).length, 20)
})
