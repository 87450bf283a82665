import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"

const source = `
//- registry.yaml
entities:
  ann: {type: person, name: Ann}
  lund: {type: country, name: Lund, metonyms: [Port Lund]}
  port-lund: {type: place, name: Port Lund, part-of: lund}
//- a.txt
Ann of Port Lund said it is good.
//- a.ann.yaml
article: first
mentions: {Ann: ann, Port Lund: lund}
claims:
  good: {speaker: ann, quote: it is good, cue: said, mode: indirect, kind: position, topic: t, stance: supports}
//- b.txt
Ann of Port Lund said it is bad.
//- b.ann.yaml
mentions: {Ann: ann, Port Lund: port-lund}
claims:
  bad:
    speaker: ann
    quote: it is bad
    cue: said
    mode: indirect
    kind: position
    topic: t
    stance: opposes
    links: {contradicts: first/good}
`

/** Errors and warnings of the other files while `path` says `written` in place of `now`. */
function check(path: string, written: string, now: string): void {
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const uri = fixtureRoot + path
  const others = () => [...corpus.checkable()].filter(other => other !== uri).flatMap(other => checkFile(other, corpus))
  const before = others().map(finding => finding.message)
  const text = files.get(uri) ?? ""
  assert.ok(text.includes(written))
  files.set(uri, text.replace(written, now))
  corpus.update([uri])
  for (const _ of corpus.settle());
  assert.deepEqual(
    others().map(finding => finding.message),
    before,
  )
}

test("an article whose id cannot be read keeps it", () => check("a.ann.yaml", "article: first", 'article: "first'))
test("a claim that cannot be read is still there", () => check("a.ann.yaml", "good: {", "good: {{"))
test("an entity that cannot be read to its end keeps its names", () => {
  check("registry.yaml", "metonyms: [Port Lund]", 'metonyms: ["Port Lund]')
  check("registry.yaml", "lund: {type: country", "lund: {type: 'country")
})
test("what stands under a mistyped key at the margin is still there", () => {
  check("registry.yaml", "entities:", "ntities:")
  check("a.ann.yaml", "claims:", "laims:")
})
