import assert from "node:assert/strict"
import { test } from "node:test"
import { allRules } from "../../../server/core/rules/all-rules.ts"
import { ruleCodes } from "../../../server/core/rules/catalogue.ts"
import { checkFile } from "../../../server/core/rules/check-file.ts"
import { checkFix, checkRule, findingsOf } from "../../support/check-rules.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia}
  moscow: {type: place, name: Moscow}
  russia: {type: country, name: Russia, metonyms: [Moscow]}
`

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, registry + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, registry + source, expected, title)
}

const article = "\n//- a.txt\nMoscow and Georgia.\n"

// --- what the readers find

test("a key that stands twice is marked at its second place", () => {
  const source = (mark: string) => `${article}//- a.ann.yaml\nmentions:\n  Moscow: russia\n  ${mark}: moscow\n`
  check("duplicate-key", source("{{duplicate-key:Moscow}}"), /"Moscow" appears twice/)
  check("duplicate-key", source("Georgia"))
  fix("duplicate-key", source("Moscow"), "//- a.ann.yaml\nmentions:\n  Moscow: russia\n")
})

test("what other programs read as something else is marked", () => {
  check(
    "scalar-surprise",
    `
//- codebook.yaml
format: 1
version: 1.0
topics:
  {{scalar-surprise:no}}: {proposition: It is so}
  talks: {proposition: Talk, {{scalar-surprise:do not shoot}}}
tags: {genre: {example: a, required: true}}
//- a.txt
On 2008 and 2008-11-19.
//- a.ann.yaml
source: {published: 2008-11-19}
mentions:
  {{scalar-surprise:2008}}: none
  "On": none
  2008-11-19: none
`,
  )
  fix(
    "scalar-surprise",
    "\n//- a.txt\nIn 2008.\n//- a.ann.yaml\nmentions: {2008: none}\n",
    '//- a.ann.yaml\nmentions: {"2008": none}\n',
  )
})

test("marks of an unfinished merge are reported once, and what is around them is read", () => {
  const source = `${article}//- a.ann.yaml
mentions:
  Georgia: georgia
{{merge-markers:<<<<<<< ours}}
  Moscow: russia
=======
  Moscow: moscow
>>>>>>> theirs
`
  check("merge-markers", source, /conflict between "ours" and "theirs"/)
  fix("merge-markers", source, "//- a.ann.yaml\nmentions:\n  Georgia: georgia\n  Moscow: moscow\n", "theirs")
})

test("what is not YAML, or not our YAML, is marked in every kind of file", () => {
  check(
    "yaml-syntax",
    `${article}//- a.ann.yaml\nmentions:\n  Moscow: russia\nnotes:\n  - {at: Moscow, text: {{yaml-syntax:"open}}\n`,
  )
  check(
    "yaml-feature",
    `${article}//- a.ann.yaml\nmentions:\n  Moscow: {{yaml-feature:&x}} russia\n  Georgia: {{yaml-feature:*x}}\n`,
  )
  check("value-kind", `${article}//- a.ann.yaml\nmentions: {{value-kind:[Moscow]}}\n`)
  check("format-version", `\n//- codebook.yaml\nformat: {{format-version:2}}\n`)
  check("id-invalid", `\n//- codebook.yaml\nformat: 1\ntopics:\n  {{id-invalid:War Talk}}: {proposition: A is b}\n`)
  check(
    "limit-exceeded",
    `${article}//- a.ann.yaml\nx-deep: ${"[".repeat(19)}{{limit-exceeded:[[]]}}${"]".repeat(19)}\n`,
  )
})

test("an article of more than 20 MB is told", () => {
  const { files } = parseFixture(registry)
  files.set(`${fixtureRoot}a.txt`, `${"é".repeat(10_000_001)}`)
  const found = findingsOf(loadCorpus(files)).map(({ code }) => code)
  assert.deepEqual(found.filter(code => code === "limit-exceeded").length, 1)
})

test("an article or an annotation file that is there and cannot be read is told, and nothing else of it", () => {
  const { files } = parseFixture(`${registry}//- a.txt\nMoscow\n//- a.ann.yaml\nmentions: {Georgia: russia}\n`)
  const corpus = (unread: string) =>
    loadCorpus({ list: () => files.list(), read: uri => (uri.endsWith(unread) ? undefined : files.read(uri)) })
  const told = (unread: string) =>
    findingsOf(corpus(unread)).flatMap(({ uri, message }) => (uri.endsWith(unread) ? [message] : []))
  const reason = "either you may not open it, or it is larger than 20 MB and has to be split"
  assert.deepEqual(told("a.txt"), [`this article cannot be read: ${reason}`])
  assert.deepEqual(told("a.ann.yaml"), ["this annotation file cannot be read: see to it that you may open it"])
})

// --- sidecar-orphan

test("an annotation file without article, and one that two articles share, are errors", () => {
  check(
    "sidecar-orphan",
    "\n//- old/a.txt\nText\n//- a.ann.yaml\n# moved\n{{sidecar-orphan:format: 1}}\nstatus: open\n//- a.ann.bk.yaml\n{{sidecar-orphan:format: 1}}\n",
    /no article lies beside this file: "a" is missing/,
  )
  check(
    "sidecar-orphan",
    "\n//- a.txt\nText\n//- a.md\nText\n//- a.ann.yaml\n{{sidecar-orphan:format: 1}}\n",
    /"a.md" and "a.txt" would share this file/,
  )
  check("sidecar-orphan", "\n//- a.md\nText\n//- a.ann.yaml\nformat: 1\n")
})

// --- article-id-duplicate

const ids = (first: string, second: string) => `
//- a.txt
A.
//- a.ann.yaml
article: ${first}
//- b.txt
B.
//- b.ann.yaml
article: ${second}
`

test("an id that two articles write is an error in both files", () => {
  const code = "article-id-duplicate"
  check(code, ids(`{{${code}:one}}`, `{{${code}:one}}`), /"one" is also the article of "b.ann.yaml"/)
  check(code, ids("one", "two"))
  check(code, `${ids("one", "two")}//- b.ann.bk.yaml\narticle: two\n`)
})

test("it is found and lost again as the other file changes", () => {
  const { files } = parseFixture(registry + ids("one", "two"))
  const corpus = loadCorpus(files)
  const found = () => findingsOf(corpus).filter(({ code }) => code === "article-id-duplicate").length
  const other = `${fixtureRoot}b.ann.yaml`
  assert.equal(found(), 0)
  files.set(other, "article: one\n")
  assert.ok(corpus.update([other]).has(`${fixtureRoot}a.ann.yaml`))
  assert.equal(found(), 2)
  files.set(other, "article: three\n")
  assert.ok(corpus.update([other]).has(`${fixtureRoot}a.ann.yaml`))
  assert.equal(found(), 0)
})

// --- article-unannotated

test("an article without annotation file is hinted at, and the file created", () => {
  check("article-unannotated", "\n//- a b.txt\n{{article-unannotated:A title}}\nText.\n")
  check("article-unannotated", `${article}//- a.ann.bk.yaml\nformat: 1\n`)
  const { files } = parseFixture("//- a b.txt\nText.\n")
  const [finding] = checkFile(`${fixtureRoot}a b.txt`, loadCorpus(files))
  assert.equal(finding?.message, 'this article has no annotation file yet, which would be "a b.ann.yaml"')
  const [created] = finding?.fix?.()[0]?.changes ?? []
  assert.equal(created?.uri, `${fixtureRoot}a%20b.ann.yaml`)
  assert.equal(created?.edits[0]?.newText, "format: 1\n")
})

// --- code-undeclared

test("a corpus without codebook is told once, until it has one", () => {
  const config = "//- postil.yaml\n{{code-undeclared:format: 1}}\n"
  check("code-undeclared", config + article, /there is no "codebook.yaml", so any topic and any tag is accepted/)
  check("code-undeclared", `//- postil.yaml\nformat: 1\n//- codebook.yaml\nformat: 1\n${article}`)
  const { files } = parseFixture(registry + article)
  const corpus = loadCorpus(files)
  const told = () => findingsOf(corpus).some(({ code }) => code === "code-undeclared")
  assert.ok(told())
  files.set(`${fixtureRoot}codebook.yaml`, "format: 1\n")
  assert.ok(corpus.update([`${fixtureRoot}codebook.yaml`]).has(`${fixtureRoot}postil.yaml`))
  assert.ok(!told())
})

// --- rule-unknown

test("settings and allowances name rules that exist", () => {
  check(
    "rule-unknown",
    `
//- postil.yaml
format: 1
rules:
  mention-untagged: info
  {{rule-unknown:mention-untaged}}: info
overrides:
  - {articles: [old/*], rules: { {{rule-unknown:no-such-thing}}: off}}
${article}//- a.ann.yaml
allow:
  - {rule: mention-boundary, at: Moscow, reason: x}
  - {rule: {{rule-unknown:mention-bounds}}, at: Moscow, reason: x}
`,
    /"mention-untaged" is not a rule; did you mean "mention-untagged"\?/,
  )
  const config = (rule: string) => `\n//- postil.yaml\nformat: 1\nrules:\n  ${rule}: off # not now\n`
  fix("rule-unknown", config("entity-unknwon"), config("entity-unknown"))
})

test("every rule is in the catalogue of names", () =>
  assert.deepEqual(
    allRules.map(({ meta }) => meta.code).filter(code => !ruleCodes.has(code)),
    [],
  ))

// --- coder-unknown

test("coders are annotators, where annotators are declared", () => {
  const annotators = "//- postil.yaml\nformat: 1\nannotators: {anna: {name: Anna}, bk: {}}\n"
  const coders = (list: string) => `${article}//- a.ann.yaml\ncoders: ${list}\n`
  check("coder-unknown", annotators + coders("[anna, {{coder-unknown:ana}}]"), /did you mean "anna"\?/)
  check("coder-unknown", coders("[anybody]"))
  check("coder-unknown", `${annotators}${article}//- a.ann.bk.yaml\nformat: 1\n`)
  check("coder-unknown", `${annotators}${article}//- a.ann.xy.yaml\n{{coder-unknown:format: 1}}\n`, /"xy" in the name/)
  fix("coder-unknown", annotators + coders("[anna, ana]").replace("[anna, ana]", "ana"), annotators + coders("anna"))
})

// --- allow-unused

const allowed = (entries: string) => `
//- postil.yaml
format: 1
rules: {anchor-typography: off}
//- a.txt
Moscow and Georgia’s plan.
//- a.ann.yaml
mentions:
  Georgia’s: georgia
${entries}`

test("an allowance hides its finding, and is told when it hides none", () => {
  const entries = `allow:
  - {rule: mention-boundary, at: Georgia’s, reason: asked for}
  - {{allow-unused:rule: mention-boundary
    at: Moscow}}
`
  check("mention-boundary", allowed(entries))
  check("allow-unused", allowed(entries), /hides no finding of "mention-boundary": there is none at "Moscow"/)
})

test("an allowance without a place holds for the whole article", () => {
  check("mention-boundary", allowed("allow:\n  - {rule: mention-boundary, reason: asked for}\n"))
  check("allow-unused", allowed("allow:\n  - {rule: mention-boundary, reason: asked for}\n"))
  const unused = allowed("allow:\n  - {{allow-unused:rule: mention-crossing}}\n")
  check("allow-unused", unused, /hides no finding of "mention-crossing": there is none in this article/)
})

test("allowances of rules that are off or unknown are left alone", () =>
  check(
    "allow-unused",
    allowed(`allow:
  - {rule: anchor-typography, at: Moscow, reason: x}
  - {rule: no-such-rule, at: Moscow, reason: x}
`),
  ))

test("options of rules are known ones, and whole numbers", () => {
  const config = (setting: string) => `\n//- postil.yaml\nformat: 1\nrules:\n  ${setting}\n`
  check("rule-unknown", config("role-overlap: {severity: info, days: 60}"))
  check(
    "rule-unknown",
    config("{{rule-unknown:role-overlap}}: {day: 60}"),
    /has no option "day"; did you mean "days"\?/,
  )
  check("rule-unknown", config("{{rule-unknown:role-overlap}}: {days: many}"), /takes a whole number, not "many"/)
  check("rule-unknown", config("{{rule-unknown:entity-unknown}}: {days: 1}"), /"entity-unknown" has no option "days"/)
})

test("an allowance is removed, and its section with the last one", () => {
  const used = "  - {rule: mention-boundary, at: Georgia’s, reason: x}\n"
  const unused = "  - {rule: mention-boundary, at: Moscow, reason: x}\n"
  fix("allow-unused", registry + allowed(`allow:\n${used}${unused}`), allowed(`allow:\n${used}`))
  fix("allow-unused", registry + allowed(`allow:\n${unused}`), allowed(""))
})

test("letters that could not be read are told once per file, and never of one that was read", () => {
  check(
    "text-unreadable",
    "\n//- a.txt\nIn {{text-unreadable:Z\ufffd\ufffdrich}} and in Gen\ufffdve.\n",
    /"Z\ufffd\ufffdrich" has letters/,
  )
  check("text-unreadable", "\n//- a.txt\nIn Zürich 😀.\n")
  check(
    "text-unreadable",
    `${article}//- a.ann.yaml\n# by {{text-unreadable:J\ufffdrg}}\nmentions:\n  Moscow: moscow\n`,
  )
  check("text-unreadable", "\n//- codebook.yaml\nformat: 1\ntopics: {a: {about: {{text-unreadable:\ufffd}} b}}\n")
  checkRule(
    "text-unreadable",
    "//- registry.yaml\nformat: 1\nentities:\n  a: {type: person, name: {{text-unreadable:J\ufffdrg}}}\n  b: {type: person, name: M\ufffd}\n",
  )
})
