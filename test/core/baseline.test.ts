import assert from "node:assert/strict"
import { test } from "node:test"
import { parseBaseline, writeBaseline } from "../../server/core/corpus/baseline.ts"
import { nameOf, toOldFindings } from "../../server/core/rules/baseline.ts"
import { cap } from "../../server/core/rules/cap.ts"
import { checkFile, findingsOf, judgeFile } from "../../server/core/rules/check-file.ts"
import type { Finding } from "../../server/core/rules/rule.ts"
import { optionOf } from "../../server/core/rules/rule-options.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"

const source = `//- postil.yaml
format: 1
rules:
  article-undated: off
  order-noncanonical: off
  role-overlap: {severity: info, days: 60}
overrides:
  - articles: old/**
    rules: {role-overlap: {days: 5}}
//- a.txt
Moss met Rot.
//- a.ann.yaml
mentions:
  Moss: gone
  Rot: lost
`
const sidecar = "file:///corpus/a.ann.yaml"

test("a baseline is read as it was written, in a stable order", () => {
  const old = new Map([
    ["b.yaml", new Map([["x-y two words", 1]])],
    ["a.yaml", new Map([["y", 2]])],
    ["c.yaml", new Map()],
  ])
  const text = writeBaseline(old)
  assert.ok(text.indexOf("a.yaml") < text.indexOf("b.yaml") && !text.includes("c.yaml"))
  assert.equal(parseBaseline(text)?.get("b.yaml")?.get("x-y two words"), 1)
  for (const wrong of ["", "[]", "{}", '{"format": 2, "findings": {}}', '{"format": 1, "findings": []}'])
    assert.equal(parseBaseline(wrong), undefined)
  assert.deepEqual(
    [...(parseBaseline('{"format": 1, "findings": {"a": {"r": {"w": -1, "v": 1.5}, "s": 3}}}')?.get("a") ?? [])],
    [],
  )
})

test("old findings are told again by the corpus as soon as the baseline goes", () => {
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const found = findingsOf(sidecar, corpus.coded(sidecar), corpus)
  assert.equal(found.length, 2)
  const old = toOldFindings(found.slice(1), files.read(sidecar) ?? "")
  files.set(corpus.baselineUri, writeBaseline(new Map([["a.ann.yaml", old]])))
  checkFile(sidecar, corpus)
  assert.ok(corpus.update([corpus.baselineUri]).has(sidecar))
  const judged = judgeFile(sidecar, corpus)
  assert.deepEqual([judged.findings.length, judged.old, judged.gone.size], [1, 1, 0])
  assert.deepEqual(
    judged.findings,
    checkFile(sidecar, loadCorpus(files)).map(
      same => judged.findings.find(({ span }) => span.start === same.span.start) ?? same,
    ),
  )
  files.delete(corpus.baselineUri)
  assert.ok(corpus.update([corpus.baselineUri]).has(sidecar))
  assert.equal(checkFile(sidecar, corpus).length, 2)
})

test("a finding is named by its rule and its words, long ones by their beginning", () => {
  const name = (words: string, message = "") =>
    nameOf({ code: "x", span: { start: 0, end: words.length }, message } as Finding, words)
  assert.equal(name(" two\n  words "), "x two words")
  assert.equal(name("aldler", 'there is no "aldler"; did you mean "adler"?'), "x aldler")
  assert.equal(name("claims", 'line 3: "We will" has no claim'), "x claims: We will")
  const spellings = [
    'Ann "Al" Lee\'s',
    '"Ann \\"Al\\" Lee\'s"',
    "'Ann \"Al\" Lee''s'",
    '>-  # note\n  Ann "Al"\n  Lee\'s\n',
  ]
  assert.deepEqual(new Set(spellings.map(words => name(words))), new Set(['x Ann "Al" Lee\'s']))
  assert.match(name("word ".repeat(40)), /^x (?:word ){12}… [0-9a-f]{14}$/)
  assert.notEqual(name(`${"word ".repeat(40)}a`), name(`${"word ".repeat(40)}b`))
})

test("of many findings the worst are kept, in their order", () => {
  const many = Array.from(
    { length: 112 },
    (_, index) => ({ index, severity: index === 111 ? "error" : "hint" }) as const,
  )
  const { shown, closing } = cap(many, ({ severity }) => severity)
  assert.deepEqual([shown.length, shown.at(-1)?.index, closing?.at.index], [100, 111, 99])
  assert.equal(closing?.message, "12 more findings are not shown")
  assert.deepEqual(cap(many.slice(12), ({ severity }) => severity).closing, undefined)
  assert.equal(cap(many.slice(11), ({ severity }) => severity).closing?.message, "1 more finding is not shown")
})

test("options of a rule are those of the corpus, of its overrides, or the default", () => {
  const corpus = loadCorpus(parseFixture(source).files)
  const days = (path: string) => optionOf("role-overlap", "days", `file:///corpus/${path}`, corpus)
  assert.deepEqual([days("a.txt"), days("old/a.txt")], [60, 5])
  const plain = loadCorpus(parseFixture("//- a.txt\nx\n").files)
  assert.equal(optionOf("role-overlap", "days", "file:///corpus/a.txt", plain), 31)
})
