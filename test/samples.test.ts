import assert from "node:assert/strict"
import { test } from "node:test"
import { allRules } from "../server/core/rules/all-rules.ts"
import { LineIndex } from "../server/core/text/line-index.ts"
import { findingsOf } from "./support/check-rules.ts"
import { fixtureRoot, loadCorpus, type MemoryFiles } from "./support/fixture.ts"
import { expectations, readSample } from "./support/sample.ts"

for (const [folder, files] of readSample("samples/broken")) {
  test(`the findings in samples/broken/${folder} are those that its comments foretell`, () =>
    assert.deepEqual(shown(files).sort(), [...expectations(files)].sort()))
}

function shown(files: MemoryFiles): string[] {
  return findingsOf(loadCorpus(files)).map(({ uri, span, code, message }) => {
    const { line } = new LineIndex(files.read(uri) ?? "").positionAt(span.start)
    if (process.env["DUMP"]) console.log(`${uri.slice(fixtureRoot.length)}:${line + 1} ${code} ${message}`)
    return `${uri.slice(fixtureRoot.length)}:${line + 1} ${code}`
  })
}
void allRules
