import assert from "node:assert/strict"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { Terminal } from "../../server/cli/command.ts"
import { type KnownVerdicts, takeIn } from "../../server/cli/known-verdicts.ts"
import { checkAll } from "../../server/cli/listed-findings.ts"
import { openCorpora } from "../../server/cli/open-corpora.ts"
import { inFolder } from "../support/command-line.ts"

const source = `//- postil.yaml
format: 1
rules: {article-undated: off}
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann}
//- a.txt
Ann left.
//- a.ann.yaml
mentions: {Ann: ann}
//- sub/b.txt
Ann came.
//- sub/b.ann.yaml
mentions: {Ann: ann}
//- inner/postil.yaml
format: 1
//- inner/c.txt
Ann stayed.
//- inner/c.ann.yaml
mentions: {Ann: bo}
`

function opened(folder: string): KnownVerdicts & { readonly terminal: Terminal } {
  const terminal = { folder, columns: 80, colors: false, progress: false, write: () => {}, say: () => {} }
  return { opened: openCorpora(undefined, terminal), judged: new Map(), terminal }
}

/** The findings after the changes are those of a check from the start. */
function checkAsFresh(changes: Readonly<Record<string, string>>, expected: number): void {
  inFolder(source, folder => {
    const known = opened(folder)
    const told = (verdicts: KnownVerdicts) => checkAll(verdicts, () => true, known.terminal).findings
    told(known)
    for (const [name, text] of Object.entries(changes)) writeFileSync(join(folder, name), text)
    assert.ok(takeIn(new Set(Object.keys(changes)), known))
    const judged = known.judged.size
    const after = told(known)
    assert.equal(known.judged.size - judged, expected)
    assert.deepEqual(after, told(opened(folder)))
  })
}

test("one sidecar has changed: it is looked at again, with its article, and no other", () =>
  checkAsFresh({ "a.ann.yaml": "mentions: {Ann: anne}\n" }, 2))

test("what the registry says concerns all that name it", () =>
  checkAsFresh({ "registry.yaml": "format: 1\nentities:\n  anna: {type: person, name: Ann}\n" }, 3))

test("a file of a corpus inside another belongs to the inner one", () =>
  checkAsFresh({ "inner/c.ann.yaml": "mentions: {Ann: ann, stayed: ann}\n" }, 2))

test("a new corpus, and a folder that comes or goes, has all read anew", () =>
  inFolder(source, folder => {
    const known = opened(folder)
    checkAll(known, () => true, known.terminal)
    mkdirSync(join(folder, "new"))
    rmSync(join(folder, "sub"), { recursive: true })
    for (const name of ["sub/postil.yaml", "new", "sub"]) assert.ok(!takeIn(new Set([name]), known), name)
    assert.ok(takeIn(new Set(["a.txt.swp", "gone.md"]), known))
  }))

test("a file may have more findings than a call takes arguments", () =>
  inFolder(source, folder => {
    const known = opened(folder)
    checkAll(known, () => true, known.terminal)
    const [uri, judged] = [...known.judged].find(([, { findings }]) => findings.length > 0) ?? []
    assert.ok(uri && judged)
    known.judged.set(uri, { ...judged, findings: Array(200_000).fill(judged.findings[0]) })
    assert.ok(checkAll(known, () => true, known.terminal).findings.length >= 200_000)
  }))
