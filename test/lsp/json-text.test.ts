import assert from "node:assert/strict"
import { test } from "node:test"
import { JsonText, PrintedList, printJson } from "../../server/lsp/json-text.ts"
import { type Next, pick, random } from "../support/random.ts"

/** A message with prepared parts is printed as it would be without them. */
function check(message: unknown, plain: unknown): void {
  assert.equal(Buffer.concat(printJson(message)).toString(), JSON.stringify(plain))
  assert.deepEqual(JSON.parse(JSON.stringify(message)), JSON.parse(JSON.stringify(plain)))
}

test("a message without prepared parts is printed as usual", () =>
  check({ id: 1, result: [null] }, { id: 1, result: [null] }))

test("prepared parts are taken over wherever they stand", () => {
  const next = random("prepared parts")
  for (let round = 0; round < 300; round++) {
    const plain = anything(3, next)
    check({ id: round, result: prepared(plain, next) }, { id: round, result: plain })
  }
})

test("a long list is the same in few parts", () => {
  const next = random("a long list")
  const items = Array.from({ length: 50_000 }, () => pick(leaves, next))
  const list = new PrintedList("[")
  for (const item of items) list.add(JSON.stringify(item))
  const { parts } = list.end("]")
  assert.equal(Buffer.concat(parts).toString(), JSON.stringify(items))
  assert.ok(parts.length < 15, `${parts.length}`)
})

test("what is longer than a part is one", () => {
  const list = new PrintedList("[")
  const long = `"${"Ω".repeat(2 ** 20)}"`
  for (const text of ["1", long, "2"]) list.add(text)
  assert.equal(Buffer.concat(list.end("]").parts).toString(), `[1,${long},2]`)
})

test("one that cannot be printed does not disturb the next", () => {
  assert.throws(() => printJson({ result: textOf([]), id: 1n }))
  check({ result: textOf([]) }, { result: [] })
})

/** In the smallest parts that there are. */
function textOf(value: unknown): JsonText {
  return new JsonText([...JSON.stringify(value)].map(text => Buffer.from(text)))
}

const leaves = [null, true, 0, -1.5, "", "two\nlines", 'quo"ted', "\u2028 Ω \ud83d\ude00"]

function anything(depth: number, next: Next): unknown {
  const kind = depth === 0 ? 0 : next(3)
  if (kind === 0) return pick(leaves, next)
  const items = Array.from({ length: next(4) }, () => anything(depth - 1, next))
  return kind === 1 ? items : Object.fromEntries(items.map((item, index) => [`key ${index}`, item]))
}

/** The same with some of it prepared. */
function prepared(value: unknown, next: Next): unknown {
  if (next(3) === 0) return textOf(value)
  if (Array.isArray(value)) return value.map(item => prepared(item, next))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, prepared(item, next)]))
}
