import assert from "node:assert/strict"
import { test } from "node:test"
import { allRules } from "../../server/core/rules/all-rules.ts"
import { findingsOf } from "../support/check-rules.ts"
import { loadCorpus } from "../support/fixture.ts"
import { exampleFiles } from "../support/rule-examples.ts"

/** Files of 5 MB are no example. */
const without: ReadonlySet<string> = new Set(["limit-exceeded"])

test("every rule has examples, tags and the version that it came with", () => {
  const lacking = allRules.flatMap(({ meta: { code, examples, tags = [], since } }) => [
    ...(examples === undefined && !without.has(code) ? [`${code}: examples`] : []),
    ...(tags.length === 0 ? [`${code}: tags`] : []),
    ...(since === undefined ? [`${code}: since`] : []),
  ])
  assert.deepEqual(lacking, [])
})

for (const { meta } of allRules) {
  const { code, examples, severity } = meta
  if (examples === undefined) continue
  test(`${code} speaks up once in a file of its bad example and never in its good one`, () => {
    const told = (example: string) => {
      const files = exampleFiles(example)
      // A rule that is off is turned on for its examples.
      if (severity === "off") files.set("file:///corpus/postil.yaml", `format: 1\nrules: {${code}: warning}\n`)
      return findingsOf(loadCorpus(files)).filter(finding => finding.code === code)
    }
    const bad = told(examples.bad)
    const messages = bad.map(({ message }) => message)
    // What two files do not agree on may be told in both.
    assert.ok(bad.length > 0 && new Set(bad.map(({ uri }) => uri)).size === bad.length, messages.join("\n") || "silent")
    assert.deepEqual(
      told(examples.good).map(({ message }) => message),
      [],
    )
  })
}
