import assert from "node:assert/strict"
import { test } from "node:test"
import { Dependencies } from "../../../server/core/corpus/dependencies.ts"
import { type Next, random, times } from "../../support/random.ts"

/** Who read what, in the plainest way. */
class PlainDependencies {
  readonly #read = new Map<string, ReadonlySet<string>>()

  record(file: string, keys: Iterable<string>): void {
    this.#read.set(file, new Set(keys))
  }

  readers(keys: readonly string[]): readonly string[] {
    return [...this.#read].filter(([, read]) => keys.some(key => read.has(key))).map(([file]) => file)
  }
}

function check(dependencies: Dependencies, keys: readonly string[], expected: readonly string[], label = ""): void {
  assert.deepEqual([...new Set(dependencies.readers(keys))].sort(), [...expected].sort(), `${label} ${keys}`)
}

function reading(dependencies: Dependencies, keys: readonly string[]): () => void {
  return () => {
    for (const key of keys) dependencies.read(key)
  }
}

test("what a file read the last time is all that counts", () => {
  const dependencies = new Dependencies()
  dependencies.record("file:///a", reading(dependencies, ["x", "y"]))
  dependencies.record("file:///b", reading(dependencies, ["y"]))
  check(dependencies, ["y"], ["file:///a", "file:///b"])
  dependencies.record("file:///a", reading(dependencies, ["z"]))
  check(dependencies, ["x", "y"], ["file:///b"])
  dependencies.forget("file:///b")
  check(dependencies, ["x", "y", "z"], ["file:///a"])
})

test("a file is read for several purposes, one within the other", () => {
  const dependencies = new Dependencies()
  const read = (key: string) => () => dependencies.read(key)
  dependencies.record("file:///a", () => {
    dependencies.read("before")
    dependencies.record("facts file:///a", read("inner"))
    dependencies.read("after")
  })
  for (const name of ["p", "q", "r"]) dependencies.record(`${name} file:///a`, read("many"))
  dependencies.read("nobody")
  check(dependencies, ["before"], ["file:///a"])
  check(dependencies, ["after"], ["file:///a"])
  check(dependencies, ["inner"], ["facts file:///a"])
  check(dependencies, ["many"], ["p file:///a", "q file:///a", "r file:///a"])
  check(dependencies, ["nobody"], [])
})

test("what a computation read before it failed counts", () => {
  const dependencies = new Dependencies()
  const fail = () => {
    dependencies.read("x")
    throw new Error("no")
  }
  assert.throws(() => dependencies.record("file:///a", fail))
  check(dependencies, ["x"], ["file:///a"])
})

test("after any readings the readers are those that a plain list names", () => {
  const next = random("dependencies")
  for (let round = 0; round < times(12); round++) {
    const [dependencies, plain] = [new Dependencies(), new PlainDependencies()]
    const files = 1 + next(200)
    for (let step = 0; step < 600; step++) {
      const uri = `file:///${next(files)}`
      const file = next(3) === 0 ? `facts ${uri}` : uri
      const keys = next(9) === 0 ? [] : someKeys(uri, next)
      plain.record(file, keys)
      if (keys.length === 0) dependencies.forget(file)
      else dependencies.record(file, reading(dependencies, keys))
      if (step % 20 > 0) continue
      for (const key of someKeys(uri, next)) check(dependencies, [key], plain.readers([key]), `${round}, ${step}:`)
    }
  }
})

/** Some that everybody reads, some that a few do, some that only this file does. */
function someKeys(uri: string, next: Next): readonly string[] {
  const keys = Array.from({ length: next(40) }, () => `entity:${Math.floor(2000 ** (next(1000) / 1000))}`)
  return ["config", ...keys, `similar:${uri}`, ...(next(3) === 0 ? ["seldom"] : [])]
}
