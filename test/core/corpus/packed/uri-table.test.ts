import assert from "node:assert/strict"
import { test } from "node:test"
import { UriTable } from "../../../../server/core/corpus/packed/uri-table.ts"
import { random } from "../../../support/random.ts"

const root = "file:///c/"

test("a URI is given back by its number, wherever it lies", () => {
  const table = new UriTable(root)
  const uris = [`${root}a.txt`, root, "file:///c", "file:///d/a.txt", "", `${root}%E2%82%AC.txt`, `${root}\0x`, "\0x"]
  assert.deepEqual(
    uris.map(uri => table.intern(uri)),
    uris.map((_, number) => number),
  )
  assert.deepEqual(
    uris.map((_, number) => table.textOf(number)),
    uris,
  )
  assert.equal(table.size, uris.length)
})

test("a URI keeps its number however many come, and others have none", () => {
  const next = random("uri table")
  const table = new UriTable(root)
  const numbers = new Map<string, number>()
  for (let i = 0; i < 20_000; i++) {
    const uri = `${next(20) === 0 ? "file:///elsewhere/" : root}${"x".repeat(next(3))}${next(8000)}.ann.yaml`
    assert.equal(table.numberOf(uri), numbers.get(uri))
    const number = table.intern(uri)
    assert.equal(number, numbers.get(uri) ?? numbers.size)
    numbers.set(uri, number)
  }
  assert.equal(table.size, numbers.size)
  for (const [uri, number] of numbers) {
    assert.equal(table.numberOf(uri), number)
    assert.equal(table.textOf(number), uri)
  }
  assert.throws(() => table.textOf(numbers.size))
})
