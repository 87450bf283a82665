import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// What is wrong at many places for one reason is told once in a file, and mended at all of them.

const registry = `
//- registry.yaml
format: 1
entities:
  anna: {type: person, name: Ann Lee}
`
const text = "//- a.txt\nAnn Lee said that all was well. Lee told us that it would be.\n"
const claims = (id: string) => `claims:
  well: {speaker: ${id}, cue: said, mode: indirect, quote: all was well, kind: assertion, topic: x, stance: none}
`
const sidecar = (id: string, first = id) =>
  `//- a.ann.yaml\nmentions:\n  Ann Lee: ${first}\n  Lee: ${id}\n${claims(id)}`
const other = (id: string) => `//- b.txt\nAnn Lee left.\n//- b.ann.yaml\nmentions: {Ann Lee: ${id}}\n`

test("an entity that was renamed in the registry alone is told once in a file", () =>
  checkRule(
    "entity-unknown",
    registry + text + sidecar("ana", "{{entity-unknown:ana}}") + other("{{entity-unknown:ana}}"),
  ))

test("it is put right in the file, or everywhere", () => {
  const before = registry + text + sidecar("ana")
  checkFix("entity-unknown", before, sidecar("anna"), "at 3 places")
  checkFix("entity-unknown", before + other("ana"), sidecar("anna") + other("anna"), "everywhere (4 places)")
})

test("what is allowed at its first place is told at the next one", () =>
  checkRule(
    "entity-unknown",
    `${registry}${text}//- a.ann.yaml
mentions:
  Ann Lee: ana
  us: {{entity-unknown:ana}}
allow:
  - {rule: entity-unknown, at: Ann Lee, reason: not yet in the registry}
`,
  ))

const linked = (mentions: string, links: string) => `//- c.txt
Bo said that it was bad, that it was cold and that it was late.
//- c.ann.yaml
local: {_bo: {type: person}}
mentions: {Bo: _bo${mentions}}
claims:
  bad: {speaker: _bo, cue: said, mode: indirect, quote: it was bad, kind: assertion, topic: x, stance: none, links: {supports: ${links}}}
  cold: {speaker: _bo, cue: said, mode: indirect, quote: it was cold, kind: assertion, topic: x, stance: none, links: {supports: [${links}]}}
  late: {speaker: _bo, cue: said, mode: indirect, quote: it was late, kind: assertion, topic: x, stance: none, links: {supports: [${links.replace("well", "fine")}]}}
`
const two = `${claims("anna")}  fine: {speaker: anna, cue: told, mode: indirect, quote: it would be, kind: assertion, topic: x, stance: none}\n`
const target = `${registry}${text}//- a.ann.yaml\narticle: first\nmentions: {Ann Lee: anna, Lee: anna}\n${two}`

test("links to a claim that was renamed are told once", () => {
  const links = "{{link-unresolved:first/wel}}"
  const source = linked("", "first/wel").replace("supports: first/wel}", `supports: ${links}}`).replace("fine", "well")
  checkRule("link-unresolved", target + source)
})

test("links into an article that was renamed are told once and mended together", () => {
  const source = linked("", "frist/well")
  const marked = source.replace("supports: frist/well}", "supports: {{link-unresolved:frist/well}}}")
  checkRule("link-unresolved", target + marked)
  checkFix("link-unresolved", target + source, linked("", "first/well"), 'Change to "first/" at 3 places')
})

test("a code that another replaces is told once and mended at all its places", () => {
  const book = `//- codebook.yaml
format: 1
topics:
  old: {proposition: It is old., deprecated: {use: new}}
  new: {proposition: It is new.}
`
  const about = (topic: string) => (target + book).replaceAll("topic: x", `topic: ${topic}`)
  const once = about("old").replace("topic: old", "topic: {{code-deprecated:old}}")
  checkRule("code-deprecated", once)
  const fixed = `//- a.ann.yaml\n${about("new").split("//- a.ann.yaml\n")[1]?.split("//- ")[0]}`
  checkFix("code-deprecated", about("old"), fixed, "at 2 places")
})
