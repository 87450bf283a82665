import assert from "node:assert/strict"
import { test } from "node:test"
import { findingsOf } from "../../server/core/rules/check-file.ts"
import { fixSafely } from "../../server/core/rules/fix-safely.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"
import { readSample } from "../support/sample.ts"

const always = () => true

test("surfaces that become the same one are not written twice", () => {
  const { files } = parseFixture(`//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler}
//- a.txt
Adler’s house. “Adler, he said.
//- a.ann.yaml
mentions:
  Adler’s: adler
  “Adler: adler
`)
  const fixed = fixSafely(`${fixtureRoot}a.ann.yaml`, always, loadCorpus(files))
  assert.equal(fixed?.text, "mentions:\n  Adler: adler\n")
})

test("a surface goes only where nothing but what another one says stands there", () => {
  const check = (mentions: string) => {
    const { files } = parseFixture(`//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
//- a.txt
Adler’s house. Adler said it.
//- a.ann.yaml
mentions:
${mentions}`)
    assert.equal(fixSafely(`${fixtureRoot}a.ann.yaml`, always, loadCorpus(files)), undefined, mentions)
  }
  check("  Adler’s: adler # the father\n  Adler: adler\n")
  check("  Adler’s:\n    - {entity: adler, suffix: house, note: the father}\n  Adler: adler\n")
  check("  Adler’s:\n    - {entity: adler, suffix: house}\n  Adler:\n    - {entity: adler, suffix: said}\n")
})

test("a file is put in order as it is after other repairs", () => {
  const { files } = parseFixture(`//- a.txt
She said "so" and “no” there.
//- a.ann.yaml
claims:
  nay:
    quote: and "no" there
  so:
    cue: said
    quote: “so”
`)
  const fixed = fixSafely(`${fixtureRoot}a.ann.yaml`, always, loadCorpus(files))
  const ordered = "claims:\n  so:\n    cue: said\n    quote: '\"so\"'\n  nay:\n    quote: and “no” there\n"
  assert.equal(fixed?.text, ordered)
})

test("what another fix would change in all files is not found out", t => {
  const { files } = parseFixture(`//- registry.yaml
format: 1
entities:
  saudabayev: {type: person, name: Kanat  Saudabayev}
  saudabaev: {type: person, name: Kanat Saudabaev}
`)
  const corpus = loadCorpus(files)
  const looks = t.mock.method(corpus.index, "usingOneOf")
  const uri = `${fixtureRoot}registry.yaml`
  assert.ok(findingsOf(uri, undefined, corpus).some(({ code }) => code === "entity-near-duplicate"))
  assert.match(fixSafely(uri, always, corpus)?.text ?? "", /name: Kanat Saudabayev/)
  assert.equal(looks.mock.callCount(), 0)
})

for (const [folder, files] of readSample("samples/broken")) {
  test(`safe fixes of samples/broken/${folder} leave fewer findings, no new ones, and nothing more to fix`, () => {
    const corpus = loadCorpus(files)
    for (const uri of [...corpus.checkable()]) {
      const before = findingsOf(uri, corpus.coded(uri), corpus)
      const fixed = fixSafely(uri, always, corpus)
      if (fixed === undefined) continue
      files.set(uri, fixed.text)
      corpus.update([uri])
      const after = findingsOf(uri, corpus.coded(uri), corpus)
      assert.equal(after.length, before.length - fixed.fixed, uri)
      const known = new Set(before.map(({ code, message }) => `${code} ${message}`))
      assert.deepEqual(
        after.map(({ code, message }) => `${code} ${message}`).filter(name => !known.has(name)),
        [],
        uri,
      )
      assert.equal(fixSafely(uri, always, corpus), undefined, uri)
    }
  })
}
