import assert from "node:assert/strict"
import { test } from "node:test"
import { LineIndex } from "../server/core/text/line-index.ts"
import { findingsOf } from "./support/check-rules.ts"
import { loadCorpus } from "./support/fixture.ts"
import { readFolder } from "./support/folder.ts"

test("the tour is clean", () => {
  const files = readFolder("samples/tour")
  const shown = findingsOf(loadCorpus(files)).map(({ uri, span, code, severity, message }) => {
    const { line } = new LineIndex(files.read(uri) ?? "").positionAt(span.start)
    return `${uri}:${line + 1} ${severity} ${code} ${message}`
  })
  assert.deepEqual(shown, [])
})
