import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const codebook = `//- codebook.yaml
format: 1 # the first
topics:
  works: {abstract: true}
  bridge: # the new one
    parent: works
    proposition: The bridge should be built.
tags:
  news: {about: A report}
modalities: [asserted, negated]
`

test("a code is put behind the last of its kind, in that one's form", () => {
  checkAct(
    "create-code",
    {
      kind: "topics",
      label: "The old ferry",
      set: { proposition: "The ferry should go on", parent: "works", keywords: ["ferr"] },
    },
    codebook,
    codebook.replace(
      "tags:",
      "  the-old-ferry:\n    label: The old ferry\n    parent: works\n    proposition: The ferry should go on\n    keywords: [ferr]\ntags:",
    ),
  )
  checkAct(
    "create-code",
    { kind: "tags", label: "opinion" },
    codebook,
    codebook.replace("modal", "  opinion: {}\nmodal"),
  )
})

test("a topic without a proposition gets one to be written", () => {
  checkAct(
    "create-code",
    { kind: "topics", label: "ferry" },
    codebook,
    codebook.replace(
      "tags:",
      "  ferry:\n    proposition: Say here in one sentence what one can be for or against\ntags:",
    ),
  )
})

test("a list of bare ids becomes a list of codes when one is added with more than an id", () => {
  checkAct(
    "create-code",
    { kind: "modalities", label: "doubted", set: { about: "It is doubted" } },
    codebook,
    codebook.replace(
      "modalities: [asserted, negated]\n",
      "modalities:\n  asserted: {}\n  negated: {}\n  doubted: {about: It is doubted}\n",
    ),
  )
})

test("a kind that the codebook does not have is copied from the built-in one, so that nothing becomes unknown", () => {
  const source = `//- codebook.yaml
format: 1
//- a.txt
Adler spoke.
//- a.ann.yaml
claims:
  spoke: {speaker: narrator, mode: narrator, quote: Adler spoke, kind: assertion, topic: talk, stance: none}
`
  const corpus = checkAct(
    "create-code",
    { kind: "relations", label: "echoes" },
    source,
    "//- codebook.yaml\n" +
      `format: 1
relations:
  repeats: {symmetric: true, about: The same speaker says the same again}
  supports: {symmetric: true, about: Another speaker says the same}
  contradicts: {symmetric: true, about: "Both cannot be true, or cannot be held at once"}
  qualifies: {about: Takes back a part of the other claim}
  supersedes: {about: Comes later and puts the other claim out of date}
  responds-to: {about: Is an answer to the other claim}
  echoes: {}
`,
  )
  void corpus
})

test("the first topic of a codebook takes in the topics that are in use", () => {
  checkAct(
    "create-code",
    { kind: "topics", label: "ferry", set: { proposition: "The ferry should go on" } },
    `//- codebook.yaml
format: 1
//- a.txt
Adler spoke.
//- a.ann.yaml
claims:
  spoke: {speaker: narrator, mode: narrator, quote: Adler spoke, kind: assertion, topic: talk, stance: none}
`,
    `//- codebook.yaml
format: 1
topics:
  talk: {proposition: Say here in one sentence what one can be for or against}
  ferry:
    proposition: The ferry should go on
`,
  )
})

test("what cannot be a code is refused", () => {
  checkRefused("create-code", { kind: "topics", label: "Bridge" }, codebook, /There is a topic "bridge" already/)
  checkRefused("create-code", { kind: "topics", label: " " }, codebook, /no name/)
  checkRefused("create-code", { kind: "colours", label: "red" }, codebook, /"colours" is no kind of code/)
  checkRefused("create-code", { kind: "topics", label: "x", id: "A b" }, codebook, /is not an id/)
  checkRefused("create-code", { kind: "topics", label: "x", set: { parent: "nope" } }, codebook, /"nope" is no topic/)
  checkRefused("create-code", { kind: "topics", label: "x", set: { color: "red" } }, codebook, /"color" is no key/)
})
