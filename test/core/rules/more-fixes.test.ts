import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFix, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

// Repairs that choose among what the corpus knows.

const vocabulary = `
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann Lee}
  bo: {type: person, name: Bo Ray}
  lund: {type: country, name: Lund}
  rome: {type: country, name: Rome}
//- codebook.yaml
format: 1
entity-types: [person, country]
topics:
  war: {proposition: There is a war., target-types: [country]}
  peace: {proposition: There is peace.}
`
const sidecar = (topic: string, target: string, links = "", other = "") => `//- a.ann.yaml
tags: []
mentions:
  Ann Lee: ann
  Bo Ray: bo
  Lund: lund
  Rome: rome
claims:
  strong:
    speaker: ann
    cue: said
    mode: indirect
    quote: Bo Ray and Lund were strong
    kind: assertion
    topic: ${topic}
    stance: none
    target: ${target}${links}
${other}`
const near = `${vocabulary}//- a.txt
Ann Lee said that Bo Ray and Lund were strong.

One.

Two.

Rome was silent.
`

test("in place of a target of the wrong type come those of the right one whom the words name", () =>
  checkFix("target-type", near + sidecar("war", "ann"), sidecar("war", "lund")))

test("in place of a target that is far away come those whom the words name", () =>
  checkFix("target-not-near", near + sidecar("peace", "rome"), sidecar("peace", "bo"), '"bo"'))

test("in place of a target that is nowhere come those whom the words name", () => {
  const nowhere = near.replace("entities:\n", "entities:\n  oslo: {type: country, name: Oslo}\n")
  checkFix("target-not-mentioned", nowhere + sidecar("war", "oslo"), sidecar("war", "lund"))
})

const silent = `  silent:
    speaker: narrator
    mode: narrator
    quote: Rome was silent
    kind: assertion
    topic: peace
    stance: none
`

test("a claim takes the topic of the one that it is linked with, or the link goes", () => {
  const before = near + sidecar("war", "lund", "\n    links: {supports: silent}", silent)
  checkFix("link-topic", before, sidecar("peace", "lund", "\n    links: {supports: silent}", silent), "topic")
  checkFix("link-topic", before, sidecar("war", "lund", "", silent), "Remove")
})

test("a circle is opened at one of its links", () => {
  const circle = (ann: string) => `//- registry.yaml\nformat: 1\nentities:\n  ann: {type: group, name: Ann${ann}}
  bo: {type: group, name: Bo, part-of: ann}\n`
  checkFix("part-of-cycle", circle(", part-of: bo"), circle(""), 'Take "ann" out of "bo"')
  const book = (b: string) => `//- codebook.yaml\nformat: 1\ntags:\n  a: {parent: b}\n  b: {about: b${b}}\n`
  checkFix("part-of-cycle", book(", parent: a"), book(""), 'Take "b"')
})

const two = (first: string, link = "") => `//- a.txt
Nothing.
//- a.ann.yaml
${first}tags: []
//- b.txt
Nothing.
//- b.ann.yaml
article: same
claims:
  none: {speaker: narrator, mode: narrator, quote: Nothing, kind: assertion, topic: x, stance: none}
${link}`

test("an id that another article has is left out, and the file names the article", () =>
  checkFix("article-id-duplicate", two("article: same\n"), two("")))

test("it stays where a link from elsewhere leads to the article", () => {
  const link = `//- c.txt
All.
//- c.ann.yaml
claims:
  all: {speaker: narrator, mode: narrator, quote: All, kind: assertion, topic: x, stance: none, links: {repeats: same/none}}
`
  const found = findingsOf(loadCorpus(parseFixture(two("article: same\n", link)).files))
  const fixes = found.filter(({ code }) => code === "article-id-duplicate").map(one => one.fix?.().length)
  assert.deepEqual(fixes, [1, 0])
})
