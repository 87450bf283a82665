import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFix, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

// Which repairs are offered, and which are not because they would only move the mistake.

const corpus = `
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann Lee, aliases: [Lee]}
  hanna: {type: person, name: Hanna}
merged:
  lee: ann
//- a.txt
Ann Lee has told us that all was well. Hanna added nothing.

"We met in May and talked about the harvest," Ann Lee said, "and we shall meet again before the winter."
`
const sidecar = (text: string) => `//- a.ann.yaml\n${text}`

function checkTitles(code: string, text: string, expected: readonly string[]): void {
  const finding = findingsOf(loadCorpus(parseFixture(corpus + sidecar(text)).files)).find(one => one.code === code)
  assert.deepEqual(
    finding?.fix?.().map(({ title }) => title),
    expected,
  )
}

test("a slip in the id of a named entity does not offer a second entity of that name", () => {
  checkTitles("entity-unknown", "mentions: {Hanna: hana}\n", ['Change to "hanna"'])
  checkTitles("entity-unknown", "mentions: {us: hana}\n", ['Change to "hanna"', 'Create "hana" in the registry'])
})

test("an entity that was merged is not created again", () =>
  checkTitles("entity-unknown", "mentions: {us: lee}\n", ['Change to "ann"']))

test("an anchor that is used is an anchor, any other may be text", () => {
  checkTitles("yaml-feature", "mentions: {Ann Lee: &x ann, Lee: *x}\n", ["Remove the anchor"])
  checkTitles("yaml-feature", "mentions: {Ann Lee: &x ann}\n", ["Remove the anchor", "Put the text in quotation marks"])
  checkTitles("yaml-feature", "mentions: {Ann Lee: *x}\n", ["Put the text in quotation marks"])
  checkTitles("yaml-feature", "mentions: {Lee: *x, Ann Lee: &x ann}\n", ["Write ann"])
})

test("an alias is written out", () =>
  checkFix(
    "yaml-feature",
    corpus + sidecar("mentions:\n  us: *x # who\n  Ann Lee: &x ann\n"),
    sidecar("mentions:\n  us: ann # who\n  Ann Lee: &x ann\n"),
    "Write ann",
  ))

test("a colon in the value of a key is not taken for a part of the key", () => {
  checkTitles("yaml-syntax", "notes:\n  - at: May\n    text: Ann: in May\n", ['Write "Ann: in May"'])
  checkTitles("yaml-syntax", "mentions:\n  Ann: in May: ann\n", ['Write "in May: ann"', 'Write "Ann: in May"'])
})

const claims = (fields: string) => sidecar(`mentions: {Ann Lee: ann, Hanna: hanna}\nclaims:\n  one:\n    ${fields}\n`)

test("a direct quote that leaves out the cue between its halves becomes a list", () => {
  const quote = (text: string) =>
    claims(`speaker: ann\n    mode: direct\n    continues: one\n    quote: ${text} # slip\n    stance: none`)
  checkFix(
    "quote-not-verbatim",
    corpus + quote("We met in May and talked about the harvest, and we shall meet again before the winter."),
    quote("[We met in May and talked about the harvest, and we shall meet again before the winter.]"),
  )
})

test("the cue is sought in the sentence of the quote before all others", () => {
  const cue = (text: string) => claims(`speaker: ann${text}\n    mode: indirect\n    quote: all was well`)
  checkFix(
    "claim-missing-cue",
    corpus + cue(""),
    claims("speaker: ann\n    cue: told\n    mode: indirect\n    quote: all was well"),
  )
})
