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
