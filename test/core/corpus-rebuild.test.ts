import assert from "node:assert/strict"
import { test } from "node:test"
import { loadCorpus, parseFixture, fixtureRoot as root } from "../support/fixture.ts"
import { FollowedCorpus, verdicts } from "../support/followed-corpus.ts"
import { random } from "../support/random.ts"
import { edit, newFiles } from "../support/random-corpus.ts"

test("after any edits the corpus equals one built from scratch, and re-checking what it names is enough", () => {
  const next = random("corpus-rebuild")
  for (let round = 0; round < 15; round++) {
    const files = newFiles(next)
    const corpus = new FollowedCorpus(files)
    for (let step = 0; step < 12; step++) corpus.change(edit(files, next), `round ${round}, step ${step}`)
  }
})

test("asking twice gives the same", () => {
  const files = newFiles(random("corpus-twice"))
  const corpus = loadCorpus(files)
  for (const uri of corpus.checkable()) assert.deepEqual(verdicts(uri, corpus), verdicts(uri, corpus))
})

test("a finding about a namesake goes when that is mended", () => {
  const { files } = parseFixture(`//- registry.yaml
entities:
  ida: {type: person, name: Ida}
//- a.txt
Ida
//- a.ann.yaml
local:
  _ida: {type: group, name: Ida}
mentions:
  Ida: _ida
`)
  const corpus = new FollowedCorpus(files)
  const uri = `${root}registry.yaml`
  files.set(uri, (files.get(uri) ?? "").replace("person", "group"))
  corpus.change([uri], "type")
})
