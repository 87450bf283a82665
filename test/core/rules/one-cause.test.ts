import { test } from "node:test"
import { checkRule } from "../../support/check-rules.ts"

// One mistake is one finding: what follows from it alone is not reported as well.

const corpus = `
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann Lee, aliases: [Lee], roles: [{role: minister, from: 2005, to: 2001}]}
merged:
  lee: ann
//- codebook.yaml
format: 1
roles:
  minister: {titles: [Minister]}
tags:
  genre: {abstract: true, required: true}
  news: {parent: genre}
//- a.txt
Minister Lee had left. A clerk said that all was well: so well. Lee told us before that it would be.
`
const sidecar = (text: string) => `${corpus}//- a.ann.yaml\n${text}`
const claim = (fields: string) =>
  sidecar(`tags: [news]\nsource: {published: 2003}\nlocal:\n  _clerk: {type: person}\n${fields}`)

test("a key with a slip is not missed as well", () => {
  const text = (key: string) =>
    claim(`mentions:
  A clerk: _clerk
claims:
  well: {speaker: _clerk, cue: said, mode: indirect, quote: all was well, kind: assertion, topic: x, ${key}: none}
`)
  checkRule("attribute-unknown", text("{{attribute-unknown:stanse}}"))
  checkRule("attribute-required", text("stanse"))
})

test("a slip in a mention does not leave the speaker without a mention", () => {
  const text = (id: string) =>
    claim(`mentions:
  A clerk: ${id}
claims:
  well: {speaker: _clerk, cue: said, mode: indirect, quote: all was well, kind: assertion, topic: x, stance: none}
`)
  checkRule("entity-unknown", text("{{entity-unknown:_clerc}}"))
  checkRule("speaker-not-mentioned", text("_clerc"))
})

test("a local id without its sign is known all the same", () => {
  const text = (open: string, close: string) =>
    sidecar(`tags: [news]\nlocal:\n  ${open}clerk${close}: {type: person}\nmentions:\n  A clerk: clerk\n`)
  checkRule("id-invalid", text("{{id-invalid:", "}}"))
  checkRule("entity-unknown", text("", ""))
})

test("a period that is the wrong way round does not take anybody's office", () => {
  checkRule("role-out-of-period", claim("mentions:\n  Lee: ann\n"))
})

test("the narrator needs no cue, but another mode", () => {
  const text = (mode: string) => claim(`claims:\n  well: {speaker: narrator, mode: ${mode}, quote: all was well}\n`)
  checkRule("narrator-mode", text("{{narrator-mode:indirect}}"))
  checkRule("claim-missing-cue", text("indirect"))
})

test("an alias is not taken for an entity", () => {
  const text = (alias: string) => claim(`mentions:\n  A clerk: &x _clerk\n  Lee: ${alias}\n`)
  checkRule("entity-unknown", text("*x"))
})

test("two findings of one slip do not hide one another", () => {
  checkRule("yaml-feature", claim("mentions:\n  {{yaml-feature:*star:}} _clerk\n  Lee: _clerk\n"))
})

test("what YAML reads as a key is not an unknown key", () => {
  const text = (quote: string) => claim(`claims:\n  well:\n    quote: ${quote}\n`)
  checkRule("yaml-syntax", text("{{yaml-syntax:all was well: so well}}"))
  checkRule("attribute-unknown", text("all was well: so well"))
})

test("what a merge key brings along is not read as an annotation", () => {
  const text = (key: string) => claim(`mentions:\n  ${key}: {Lee: ann}\n  A clerk: _clerk\n`)
  checkRule("yaml-feature", text("{{yaml-feature:<<}}"))
  for (const code of ["attribute-required", "attribute-unknown", "anchor-not-found"]) checkRule(code, text("<<"))
})

const speakers = `
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann Lee, aliases: [Lee]}
  bo: {type: person, name: Bo Ray, aliases: [Ray]}
  war: {type: event, name: The War}
//- a.txt
"All was well here for us," Ray said. The War was over.
`
const said = (mentions: string, fields: string) =>
  `${speakers}//- a.ann.yaml
mentions:
  ${mentions}
claims:
  well:
    ${fields.split("\n").join("\n    ")}
    kind: assertion
    topic: x
    stance: none
`
const direct = "cue: said\nmode: direct\nquote: All was well here for us"

test("a name that is tagged as somebody else is told at the name, not at the speaker", () => {
  const text = said("Ray: {{mention-entity-mismatch:ann}}", `speaker: bo\n${direct}`)
  for (const code of ["mention-entity-mismatch", "speaker-not-mentioned", "speaker-cue-conflict"]) checkRule(code, text)
})

test("a surface that is not found, or not in its context, is told there", () => {
  for (const [code, mention] of [
    ["anchor-not-found", "{{anchor-not-found:Rey}}: bo"],
    ["anchor-context-lost", "Ray: [{entity: bo, prefix: {{anchor-context-lost:that}} }]"],
    ["mention-partial-word", "{{mention-partial-word:Ra}}: bo"],
  ] as const) {
    const text = said(mention, `speaker: bo\n${direct}`)
    checkRule(code, text)
    checkRule("speaker-not-mentioned", text)
  }
})

test("a speaker is wrong in one way", () => {
  const unknown = said("Ray: bo", `speaker: {{entity-unknown:boo}}\n${direct}`)
  const event = said("The War: war\n  Ray: bo", `speaker: {{speaker-cannot-speak:war}}\n${direct}`)
  const absent = said("Ray: bo", `speaker: {{speaker-not-mentioned:war}}\n${direct}`)
  for (const text of [unknown, event, absent]) {
    for (const code of ["entity-unknown", "speaker-not-mentioned", "speaker-cannot-speak", "speaker-cue-conflict"]) {
      checkRule(code, text)
    }
  }
})

test("the words of a quote that is not verbatim are not judged", () => {
  const text = said(
    "Ray: bo",
    "speaker: bo\ncue: said\nmode: indirect\nquote: [{{quote-not-verbatim:All was wel here}}, for us]",
  )
  for (const code of ["quote-not-verbatim", "indirect-inside-quotation-marks", "quote-unannotated"])
    checkRule(code, text)
})

test("an allowance for what only follows from something else is not useless", () => {
  const text = said("Ray: ann", `speaker: bo\n${direct}`)
  checkRule("allow-unused", `${text}allow:\n  - {rule: speaker-not-mentioned, at: well, reason: named elsewhere}\n`)
})
