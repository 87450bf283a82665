import assert from "node:assert/strict"
import { test } from "node:test"
import { StringTable } from "../../server/core/corpus/packed/string-table.ts"
import { packFindings, unpackFindings } from "../../server/lsp/packed-findings.ts"
import type { ShownFinding } from "../../server/lsp/to-diagnostic.ts"

const at = (uri: string, line: number, character: number) => {
  return { uri, range: { start: { line, character }, end: { line: line + 1, character: 0 } } }
}

const alone: ShownFinding = {
  code: "mention-unknown",
  severity: "error",
  message: "“Änne” is nobody 𝄞",
  home: at("file:///c/a.ann.yaml", 0, 200),
  related: [],
}
const withPlaces: ShownFinding = {
  ...alone,
  severity: "hint",
  twin: { uri: "file:///c/a.txt", location: at("file:///C%3A/a.txt", 70_000, 3) },
  related: [
    { location: at("file:///c/b.ann.yaml", 5, 6), message: "there" },
    { location: at("file:///c/a.ann.yaml", 1, 2), message: "" },
  ],
}

test("findings that are packed come out as they went in", () => {
  const names = { codes: new StringTable(), uris: new StringTable() }
  for (const findings of [[], [alone], [withPlaces, alone, withPlaces]]) {
    assert.deepEqual([...unpackFindings(packFindings(findings, names), names)], findings)
  }
})
