import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFile } from "../../../server/core/rules/check-file.ts"
import { findingsOf } from "../../support/check-rules.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const source = `
//- registry.yaml
format: 1
entities:
  russia: {type: country, name: Russia}
  iran: {type: country, name: Iran}
//- a.txt
Russia met Kosovo at Yellow House.
//- a.ann.yaml
mentions: {Russia: russia, Yellow House: russia}
//- b.txt
Russia left Yellow House.
//- b.ann.yaml
mentions: {Russia: russia, Yellow House: russia}
//- c.txt
Nobody came.
//- c.ann.yaml
mentions: {Nobody: russia}
`

/** The sidecars that an edit names, and the findings of that rule in them. */
function edit(path: string, from: string, to: string, code: string): [named: string[], found: string[]] {
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  findingsOf(corpus)
  files.set(fixtureRoot + path, (files.get(fixtureRoot + path) ?? "").replace(from, to))
  const named = [...corpus.update([fixtureRoot + path])].filter(uri => uri.endsWith(".ann.yaml")).sort()
  const found = named.flatMap(uri => checkFile(uri, corpus).filter(finding => finding.code === code))
  return [named.map(uri => uri.slice(fixtureRoot.length)), found.map(({ message }) => message)]
}

test("a new name in the registry is looked for only in the articles that have its first word", () =>
  assert.deepEqual(
    edit("registry.yaml", "  iran:", "  kosovo: {type: country, name: Kosovo}\n  iran:", "mention-untagged"),
    [["a.ann.yaml"], ['line 1: "Kosovo" (kosovo) is not tagged']],
  ))

test("a name that changes its meaning is compared only with the articles that have it", () =>
  assert.deepEqual(edit("b.ann.yaml", "House: russia", "House: iran", "mention-inconsistent"), [
    ["a.ann.yaml", "b.ann.yaml"],
    [
      '"Yellow House" is russia here, but iran in "b.ann.yaml"',
      '"Yellow House" is iran here, but russia in "a.ann.yaml"',
    ],
  ]))
