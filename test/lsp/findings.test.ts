import assert from "node:assert/strict"
import { test } from "node:test"
import { Findings } from "../../server/lsp/findings.ts"
import type { ShownFinding } from "../../server/lsp/to-diagnostic.ts"

const article = "file:///corpus/a.txt"
const sidecar = "file:///corpus/a.ann.yaml"
const layer = "file:///corpus/a.ann.bk.yaml"

function finding(line: number, message: string, inArticle?: number): ShownFinding {
  const at = (uri: string, line: number) => {
    return { uri, range: { start: { line, character: 0 }, end: { line, character: 5 } } }
  }
  const twin = inArticle === undefined ? {} : { twin: { uri: article, location: at(article, inArticle) } }
  return { code: "mention-unknown", severity: "warning", message, home: at(sidecar, line), ...twin, related: [] }
}

const messages = (findings: Findings, uri: string) => findings.shown(uri).map(({ message }) => message)

test("an article shows its own findings and those of its sidecars about it, in the order of the text", () => {
  const findings = new Findings()
  findings.replace(article, [finding(2, "own")])
  assert.deepEqual(findings.replace(sidecar, [finding(9, "late", 3), finding(1, "early", 1), finding(0, "alone")]), [
    sidecar,
    article,
  ])
  findings.replace(layer, [finding(1, "other coder", 5)])
  assert.deepEqual(messages(findings, article), ["early", "own", "late", "other coder"])
  assert.deepEqual(messages(findings, sidecar), ["alone", "early", "late"])
  findings.replace(sidecar, [])
  assert.deepEqual(messages(findings, article), ["own", "other coder"])
  assert.equal(findings.counts.warning, 2)
})

test("a result id stays as long as what is shown does, and is the same for all that show nothing", () => {
  const findings = new Findings()
  assert.equal(findings.resultId(sidecar), findings.resultId(article))
  findings.replace(sidecar, [finding(1, "one")])
  const before = findings.resultId(sidecar)
  assert.deepEqual(findings.replace(sidecar, [finding(1, "one")]), [])
  assert.equal(findings.resultId(sidecar), before)
  findings.replace(sidecar, [finding(2, "one")])
  assert.notEqual(findings.resultId(sidecar), before)
  findings.replace(sidecar, [])
  assert.equal(findings.resultId(sidecar), findings.resultId(article))
})

test("at most a hundred findings of a file are shown, and the last says how many more there are", () => {
  const findings = new Findings()
  findings.replace(
    sidecar,
    Array.from({ length: 130 }, (_, line) => finding(line, "again")),
  )
  const shown = findings.shown(sidecar)
  assert.equal(shown.length, 101)
  assert.equal(shown.at(-1)?.message, "30 more findings are not shown")
  assert.equal(findings.counts.warning, 130)
})
