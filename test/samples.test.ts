import assert from "node:assert/strict"
import { test } from "node:test"
import { allRules } from "../server/core/rules/all-rules.ts"
import { checkRule, findingsOf } from "./support/check-rules.ts"
import { loadCorpus, type MemoryFiles } from "./support/fixture.ts"
import { foretold, placeOf, readSample } from "./support/sample.ts"

const broken = readSample("samples/broken")

test("the tour is clean but for a decoy that is there on purpose", () => {
  const [tour, ...nested] = readSample("samples/tour").values()
  assert.ok(tour)
  assert.deepEqual(nested, [])
  assert.deepEqual(shown(tour), [
    "registry.yaml:89 entity-unused no annotation uses georgia-us-state",
    'registry.yaml:89 alias-collision "Georgia" names georgia and georgia-us-state',
  ])
})

for (const [folder, files] of broken) {
  test(`the findings in samples/broken/${folder} are those that its comments foretell`, () => {
    const expected = [...foretold(files)]
    const unexpected = shown(files).filter(line => {
      const [place, code] = line.split(" ")
      const index = expected.indexOf(`${place} ${code}`)
      if (index !== -1) expected.splice(index, 1)
      return index === -1
    })
    assert.deepEqual({ unexpected, missing: expected }, { unexpected: [], missing: [] })
  })
}

/** About a file that is too large to ship, and about what an article was before. */
const unmarked = ["limit-exceeded", "anchor-changed", "mention-reread", "mention-new", "anchor-moved"]

test("every rule that can fire in a folder just unpacked fires at a mark", () => {
  const marked = new Set([...broken.values()].flatMap(files => [...foretold(files)].map(line => line.split(" ")[1])))
  const codes = allRules.map(({ meta }) => meta.code)
  assert.deepEqual(codes.filter(code => !marked.has(code)).sort(), [...unmarked].sort())
})

test("a sidecar that is too large, too deep or too long is marked", () => {
  const sidecar = (text: string) => `\n//- a.txt\nNothing.\n//- a.ann.yaml\n${text}`
  checkRule("limit-exceeded", sidecar(`{{limit-exceeded:#}}${"-".repeat(5_000_000)}\n`), /larger than 5 MB/)
  checkRule("limit-exceeded", sidecar(`x-deep: ${"[".repeat(19)}{{limit-exceeded:[]}}${"]".repeat(19)}\n`), /20 levels/)
  checkRule("limit-exceeded", sidecar(`x-many: [${"a, ".repeat(20_000)}{{limit-exceeded:b}}]\n`), /first 20000 entries/)
})

/** `PATH:LINE CODE MESSAGE` of every finding. */
function shown(files: MemoryFiles): string[] {
  return findingsOf(loadCorpus(files)).map(finding => `${placeOf(finding, files)} ${finding.code} ${finding.message}`)
}
