import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"
import { heldAfter, longText } from "../../support/held.ts"

const uri = `${root}registry.yaml`
/** All that is kept of 40 texts is less than one of them. */
const oneText = 500_000

function check(act: (corpus: Corpus, files: MemoryFiles, step: string) => void): void {
  const files = new MemoryFiles([[uri, longText("entities: {adler: {type: person, name: Ida Adler}}\n")]])
  const corpus = loadCorpus(files)
  const held = heldAfter(() => {
    for (let step = 0; step < 40; step++) act(corpus, files, String(step).padStart(20, "X"))
  })
  assert.ok(held < oneText, `${held} bytes`)
  assert.equal(corpus.registry.size, 1)
}

test("of a text whose words were asked for nothing is kept, known to the registry or not", () => {
  check((corpus, _, step) => {
    corpus.registry.namesFrom(longText(`${step} came`).slice(0, step.length))
    corpus.registry.namesFrom(longText("Ida Adler").slice(0, 3))
  })
})
