import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../server/core/corpus/corpus.ts"
import { checkFile } from "../server/core/rules/check-file.ts"
import type { Finding, Fix } from "../server/core/rules/rule.ts"
import type { FileChange } from "../server/core/text/edit.ts"
import { applyFix, findingsOf } from "./support/check-rules.ts"
import { loadCorpus, type MemoryFiles } from "./support/fixture.ts"
import { placeOf, readSample } from "./support/sample.ts"

for (const [folder, files] of readSample("samples/broken")) {
  test(`every fix in samples/broken/${folder} removes its finding and makes no new one`, () => {
    const corpus = loadCorpus(files)
    const before = findingsOf(corpus)
    const repairs = before.flatMap(finding => (finding.fix?.() ?? []).map(fix => ({ finding, fix })))
    const complaints = repairs.flatMap(({ finding, fix }) => {
      const where = `${placeOf(finding, files)} ${finding.code}, "${fix.title}"`
      return [...complaintsAbout(fix, finding, before, files, corpus)].map(complaint => `${where}: ${complaint}`)
    })
    assert.deepEqual(complaints, [])
    assert.deepEqual(findingsOf(corpus).map(identity), before.map(identity))
  })
}

/** Applies a fix, looks around and takes it back. */
function* complaintsAbout(
  fix: Fix,
  finding: Finding,
  before: readonly Finding[],
  files: MemoryFiles,
  corpus: Corpus,
): Generator<string> {
  const old = new Map(files)
  const renamed = new Map(fix.renames?.map(({ from, to }) => [from, to]))
  const changed = applyFix(fix, files)
  for (const change of fix.changes) {
    yield* otherLines(change, old.get(change.uri) ?? "", files.read(renamed.get(change.uri) ?? change.uri) ?? "")
  }
  const after = update(corpus, changed, before)
  files.clear()
  for (const [uri, text] of old) files.set(uri, text)
  update(corpus, changed, [])
  const known = before.map(identity)
  const left = after.map(identity)
  const times = (list: readonly string[]) => list.filter(one => one === identity(finding)).length
  if (times(left) >= times(known)) yield "the finding is still there"
  for (const one of after) {
    const serious = one.severity === "error" || one.severity === "warning"
    if (serious && !known.includes(identity(one))) yield `new: ${identity(one)}`
  }
}

function update(corpus: Corpus, changed: readonly string[], before: readonly Finding[]): readonly Finding[] {
  const affected = corpus.update(changed)
  return [...before.filter(({ uri }) => !affected.has(uri)), ...[...affected].flatMap(uri => checkFile(uri, corpus))]
}

function identity({ uri, code, message }: Finding): string {
  return `${uri} ${code} ${message}`
}

/** Lines that no edit touches stay byte for byte, and no edit touches a line that it leaves as it was. */
function* otherLines({ edits }: FileChange, old: string, text: string): Generator<string> {
  const touched = (start: number, end: number) => edits.some(({ span }) => span.start <= end && start <= span.end)
  const lines = text.split("\n")
  let at = 0
  let from = 0
  for (const line of old.split("\n")) {
    const end = from + line.length
    const found = lines.indexOf(line, at)
    if (found !== -1) at = found + 1
    else if (!touched(from, end)) yield `the line "${line}" is lost`
    from = end + 1
  }
  for (const { span, newText } of edits) {
    const [first = "", ...others] = old.slice(span.start, span.end).split("\n")
    const [newFirst, ...newOthers] = newText.split("\n")
    if (others.length > 0 && newOthers.length > 0 && first === newFirst && first !== "") yield `rewrites "${first}"`
  }
}
