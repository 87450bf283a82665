import assert from "node:assert/strict"
import { test } from "node:test"
import type { Fields } from "../../server/core/acts/act-params.ts"
import type { Form, FormField, FormParams } from "../../server/lsp/acts-protocol.ts"
import { formOf } from "../../server/lsp/forms/form-of.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"
import { openDocument } from "../support/open-fixture.ts"
import { Session } from "../support/session.ts"
import { smallCorpus } from "../support/small-corpus.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

/** The form for a file of a fixture; where no range is given, that of its mark. */
function open(source: string, path: string, params: Omit<FormParams, "uri">): Form {
  const { files, marks } = parseFixture(source)
  const document = openDocument(`file:///corpus/${path}`, loadCorpus(files))
  const range = marks[0] && document.lines.toRange(marks[0].span)
  const form = formOf({ uri: document.uri, ...(range && { range }), ...params }, document)
  assert.ok(form, "no form")
  return form
}

function field({ fields }: Form, key: string): FormField {
  const found = fields.find(one => one.key === key)
  assert.ok(found, `no ${key} among ${fields.map(one => one.key)}`)
  return found
}

function values({ choices }: FormField): readonly string[] {
  return choices?.map(choice => choice.value) ?? []
}

/** The steps of a new claim in the marked words, with what is proposed. */
function steps(form: Form): Record<string, unknown> {
  return Object.fromEntries(form.fields.filter(({ step }) => step).map(({ key, value }) => [key, value]))
}

function newClaim(article: string, chosen: Fields = {}, more = ""): Form {
  const source = smallCorpus.replace(/(?<=\/\/- a\/two\.txt\n)[\s\S]*?(?=\/\/- )/, `${article}\n`)
  return open(source + more, "a/two.txt", { of: "new-claim", chosen })
}

test("an article's form has what its sidecar says, by dotted keys, and what can be chosen", () => {
  const form = open(smallCorpus, "a/one.txt", { of: "article" })
  assert.equal(form.title, "Bridge Plan Stirs Port Lund")
  assert.deepEqual(
    form.fields.map(({ key, input }) => `${key} ${input}`),
    [
      ...["article text", "source.title text", "source.publisher text", "source.agency text", "source.author text"],
      ...["source.published text", "source.url text", "source.evidence text", "source.text text", "language text"],
      ...["status choice", "coders choices", "tags choices"],
    ],
  )
  const { label, value, doc, pattern } = field(form, "source.published")
  assert.deepEqual([label, value], ["Published", "2020-05-01"])
  assert.match(doc, /When the article was published/)
  for (const date of ["2008", "2008-11~", "2008-11-19/2008-12", "../2008-10", "200X", "2008-11-XX"]) {
    assert.match(date, new RegExp(pattern?.source ?? "", "u"))
  }
  assert.doesNotMatch("yesterday", new RegExp(pattern?.source ?? "", "u"))
  assert.deepEqual(field(form, "tags").value, ["genre-news"])
  assert.deepEqual(values(field(form, "status")), ["open", "coded", "reviewed"])
})

test("an article without a sidecar has an empty form", () => {
  const form = open("//- a.txt\nThe bridge.\n", "a.txt", { of: "article" })
  assert.equal(form.title, "a.txt")
  assert.ok(form.fields.every(({ value }) => value === null))
})

test("an entity's form has its names as texts, its roles as records, and its ids by authority", () => {
  const form = open(talksCorpus, "a/old.txt", { of: "entity", id: "rice" })
  assert.equal(form.title, "Condoleezza Rice")
  assert.deepEqual(field(form, "aliases").value, ["Rice"])
  assert.equal(field(form, "aliases").input, "texts")
  const roles = field(form, "roles")
  assert.equal(roles.input, "records")
  assert.deepEqual(roles.value, [{ role: "minister", of: "usa", from: "2005-01-26", to: "2009-01-20" }])
  assert.deepEqual(
    roles.of?.map(({ key, input, optional }) => [key, input, optional]),
    [
      ["role", "choice", false],
      ["of", "choice", true],
      ["from", "text", true],
      ["to", "text", true],
      ["source", "text", true],
    ],
  )
  assert.deepEqual(values(field(form, "type")), ["person", "country", "place", "territory"])
  assert.equal(field(form, "type").optional, false)
  assert.equal(field(form, "ids.wikidata").input, "text")
  assert.equal(open(talksCorpus, "a/old.txt", { of: "entity", id: "_man" }).title, "man")
})

test("a claim's form has its values; what is there can be kept even where it cannot be chosen anew", () => {
  const form = open(talksCorpus, "a/new.txt", { of: "claim", id: "changed" })
  assert.equal(form.title, 'Claim "changed"')
  assert.equal(form.words, "Washington changed its mind")
  assert.deepEqual(form.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 27 } })
  assert.deepEqual(values(field(form, "topic")), ["policy", "friendship", "recognition"])
  assert.deepEqual(field(form, "target").value, ["usa"])
  assert.deepEqual(values(field(form, "stance")).slice(0, 2), ["supports", "opposes"])
  assert.deepEqual(
    form.fields.filter(({ key }) => key === "quote"),
    [],
  )
  const few = open(talksCorpus, "a/new.txt", { of: "claim", id: "few" })
  assert.deepEqual(field(few, "links.qualifies").value, ["old/praise"])
  assert.equal(field(few, "links.qualifies").label, "Links: qualifies")
  assert.ok(values(field(few, "links.repeats")).includes("old/for-all"))
})

test("a code's form is that of its kind; it cannot stand under itself or what is under it", () => {
  const form = open(smallCorpus, "a/one.txt", { of: "code", kind: "topics", id: "works" })
  assert.equal(form.title, "Public works")
  assert.equal(field(form, "abstract").value, "true")
  assert.deepEqual(values(field(form, "parent")), [])
  assert.equal(field(form, "keywords").input, "texts")
  const bridge = open(smallCorpus, "a/one.txt", { of: "code", kind: "topics", id: "bridge" })
  assert.deepEqual(values(field(bridge, "parent")), ["works"])
  const builtIn = open(smallCorpus, "a/one.txt", { of: "code", kind: "claim-kinds", id: "demand" })
  assert.deepEqual(field(builtIn, "requires").value, ["target"])
  assert.ok(values(field(builtIn, "requires")).includes("modality"))
})

test("a new code asks for its label, and for what a code of its kind needs", () => {
  const topic = open(smallCorpus, "a/one.txt", { of: "new-code", kind: "topics" })
  assert.deepEqual(Object.keys(steps(topic)), ["label", "parent", "proposition"])
  assert.deepEqual([field(topic, "label").optional, field(topic, "id").step], [false, false])
  assert.deepEqual(Object.keys(steps(open(smallCorpus, "a/one.txt", { of: "new-code", kind: "roles" }))), [
    "label",
    "about",
  ])
})

test("a new claim asks for speaker, topic and stance, with the speaker of the words and that one's last claim", () => {
  const form = newClaim("Adler said {{the bridge can wait}}.")
  assert.equal(form.words, "the bridge can wait")
  assert.deepEqual(form.range, { start: { line: 0, character: 11 }, end: { line: 0, character: 30 } })
  assert.deepEqual(steps(form), { speaker: "adler", topic: "bridge", stance: null })
  assert.equal(field(form, "cue").value, "said")
  assert.equal(field(form, "mode").value, "indirect")
})

test("with a speaker chosen, the rest follows", () => {
  const form = newClaim("Adler said {{the bridge can wait}}.", { speaker: "council" })
  assert.deepEqual(steps(form), { speaker: "council", topic: "bridge", stance: "neutral" })
  const narrator = newClaim("Adler said {{the bridge can wait}}.", { speaker: "narrator" })
  assert.equal(field(narrator, "mode").value, "narrator")
  assert.equal(field(narrator, "cue").value, null)
})

test("what the claim kind asks for is a step that cannot be left out", () => {
  const form = newClaim("Adler said {{the bridge can wait}}.", { kind: "demand" })
  assert.deepEqual(Object.keys(steps(form)), ["speaker", "kind", "topic", "stance", "target"])
  assert.equal(field(form, "target").optional, false)
})

test("speakers are those of the sentence, the paragraph, the article, the article itself, then all who can speak", () => {
  const more = "//- a/three.txt\nPort Lund met Ben Moss. The Council spoke. Adler said {{nothing}}.\n"
  const sidecar =
    "//- a/three.ann.yaml\nlocal:\n  _moss: {type: person}\nmentions: {Adler: adler, Port Lund: port-lund, Ben Moss: _moss}\n"
  const form = open(smallCorpus + more + sidecar, "a/three.txt", { of: "new-claim" })
  const choices = field(form, "speaker").choices ?? []
  assert.deepEqual(
    choices.map(({ value, group }) => `${value} ${group}`),
    ["adler In this sentence", "_moss In this paragraph", "narrator In its own voice", "lund All", "council All"],
  )
  assert.deepEqual(choices[0], {
    value: "adler",
    label: "Anna Adler",
    description: "person",
    group: "In this sentence",
  })
})

test("topics show their path and what they mean, recent ones first; headings and retired ones cannot be chosen", () => {
  const form = newClaim("Adler said {{the bridge can wait}}.")
  assert.deepEqual(field(form, "topic").choices, [
    {
      value: "bridge",
      label: "The new bridge",
      description: "Public works › The new bridge",
      detail: "The bridge should be built. · Whether the bridge is to be built · When: Money or plans for it",
      group: "Recent",
    },
  ])
})

test("a codebook with other attributes gives other steps", () => {
  const codebook = `//- codebook.yaml
format: 1
topics:
  talk: {proposition: It is good to talk}
stances:
  for: {label: in favour}
  against: {}
claim-kinds:
  saying: {requires: [modality, date]}
modalities: {sure: {}, unsure: {}}
`
  const form = open(`${codebook}//- a.txt\n{{It rains.}}\n`, "a.txt", { of: "new-claim" })
  assert.deepEqual(steps(form), { speaker: "narrator", stance: null, modality: null, date: null, topic: null })
  assert.deepEqual(
    field(form, "stance").choices?.map(({ label }) => label),
    ["in favour", "against"],
  )
})

test("words that hold no claim give a form with the reason and nothing to fill in", () => {
  const form = newClaim("Adler{{ }}said.")
  assert.deepEqual(form, { title: "No words are chosen: select what is said", fields: [] })
})

test("there is no form of what is not there", () => {
  const document = openDocument("file:///corpus/a/one.txt", loadCorpus(parseFixture(smallCorpus).files))
  const none = (params: Omit<FormParams, "uri">) =>
    assert.equal(formOf({ uri: document.uri, ...params }, document), undefined)
  none({ of: "entity", id: "nobody" })
  none({ of: "claim", id: "nothing" })
  none({ of: "code", kind: "topics", id: "nothing" })
  none({ of: "code", kind: "colours", id: "red" })
  none({ of: "new-claim" })
})

test("a client gets its forms, and null for a file of no corpus", async () => {
  const session = await Session.start({ files: { "postil.yaml": "format: 1\n", "a.txt": "It rains.\n" } })
  const ask = (params: unknown) => session.request<Form | null>("postil/form", params)
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } }
  await session.until(
    async () => (await ask({ uri: session.uri("a.txt"), of: "article" })) !== null,
    () => "no form",
  )
  assert.equal((await ask({ uri: session.uri("a.txt"), of: "new-claim", range }))?.words, "It rains")
  assert.equal(await ask({ uri: "file:///nowhere/a.txt", of: "article" }), null)
  await session.stop()
})
