import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"
import { heldAfter, longText } from "../../support/held.ts"

const uri = `${root}registry.yaml`
/** V8 itself keeps the one that it has searched last. */
const threeTexts = 1_500_000

function check(act: (corpus: Corpus, files: MemoryFiles, step: string) => void): void {
  const files = new MemoryFiles([[uri, longText("entities: {adler: {type: person, name: Ida Adler}}\n")]])
  const corpus = loadCorpus(files)
  const held = heldAfter(() => {
    for (let step = 0; step < 40; step++) act(corpus, files, String(step).padStart(20, "X"))
  })
  assert.ok(held < threeTexts, `${held} bytes`)
  assert.equal(corpus.registry.size, 1)
}

test("of a text whose words were asked for nothing is kept, known to the registry or not", () => {
  check((corpus, _, step) => {
    corpus.registry.namesFrom(longText(`${step} came`).slice(0, step.length))
    corpus.registry.namesFrom(longText("Ida Adler").slice(0, 3))
  })
})

test("of a registry's earlier texts nothing is kept", () => {
  const roles = "roles: [{role: minister-of-the-interior, of: federal-republic, from: 2001-01-01, to: 2004-12-31}]"
  const entry = (step: string) =>
    `type: person, name: Ida Adler, aliases: [Ida ${step}], adjectives: [${step}ian], ids: {wikidata: Q${step}}, ${roles}`
  check((corpus, files, step) => {
    files.set(uri, longText(`entities: {adler: {${entry(step)}}}\n`))
    corpus.update([uri])
    assert.equal(corpus.registry.named(`Ida ${step}`).length, 1)
    assert.equal(corpus.registry.alike(`Ida ${step}`).length, 1)
  })
})
