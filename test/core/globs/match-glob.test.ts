import assert from "node:assert/strict"
import { test } from "node:test"
import { globMatcher } from "../../../server/core/globs/match-glob.ts"

const fits = (glob: string, path: string) => globMatcher([glob])(path)

test("round brackets, plus signs and bars in names stand for themselves", () => {
  assert.ok(fits("new (1)/*.txt", "new (1)/a.txt"))
  assert.ok(fits("new \\(1\\)/*.txt", "new (1)/a.txt"))
  assert.ok(fits("**/*.{txt,md}", "C++ (2)/a+b.md"))
  assert.ok(fits("C++/*.txt", "C++/a.txt"))
  assert.ok(fits("a|b.txt", "a|b.txt"))
  assert.ok(!fits("(a|b).txt", "a.txt"))
})

test("braces, ranges and stars mean what they mean everywhere", () => {
  assert.ok(fits("[(]x/*.txt", "(x/a.txt"))
  assert.ok(fits("{a,b}/[0-9]?.txt", "b/12.txt"))
  assert.ok(!fits("*.txt", "a/b.txt"))
})

test("no glob from a stranger makes a regular expression that repeats groups", { timeout: 2000 }, () => {
  assert.ok(!fits("((a|aa)+)+b", `${"a".repeat(60)}c`))
  assert.ok(!fits(`${"[a]+".repeat(40)}b`, `${"a".repeat(200)}c`))
})
