import assert from "node:assert/strict"
import { test } from "node:test"
import { allOffers } from "../../server/lsp/actions/all-offers.ts"
import type { Offer } from "../../server/lsp/actions/offer.ts"
import { type Scene, sceneAt } from "../../server/lsp/actions/scene.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"
import { openDocument } from "../support/open-fixture.ts"

const vocabulary = `//- codebook.yaml
entity-types:
  person: {can-speak: true}
  country: {label: state}
  place:
topics:
  works: {abstract: true, proposition: Nothing.}
  bridge: {label: The bridge, parent: works, proposition: The bridge should be built.}
  tunnel: {parent: works, proposition: The tunnel should be built.}
  ferry: {parent: works, proposition: The ferry should go., deprecated: {use: bridge}}
  taxes: {proposition: Taxes should rise.}
//- registry.yaml
entities:
  ida: {type: person, name: Ida Berg, aliases: [Berg]}
  jon: {type: person, name: Jon Dahl}
  oslo: {type: place, name: Oslo}
  norway: {type: country, name: Norway, metonyms: [Oslo]}
`

interface Setting {
  readonly asked?: Scene["asked"]
  readonly coder?: string
}

/** What is offered at the cursor or for the words in the only mark. */
function offers(source: string, { asked = "invoked", coder }: Setting = {}): readonly Offer[] {
  const { files, cursor, marks } = parseFixture(vocabulary + source)
  const corpus = loadCorpus(files)
  corpus.coder = coder
  const uri = cursor?.uri ?? marks[0]?.uri ?? ""
  const range = marks[0]?.span ?? { start: cursor?.offset ?? 0, end: cursor?.offset ?? 0 }
  const scene = sceneAt(openDocument(uri, corpus), range, asked)
  return scene === undefined ? [] : [...allOffers(scene)]
}

/** The titles are exactly these, in this order. */
function check(source: string, expected: readonly string[], setting?: Setting): void {
  assert.deepEqual(
    offers(source, setting).map(({ title }) => title),
    expected,
  )
}

/** The offer of that title does this. */
function checkAct(source: string, title: string, name: string, params: object): void {
  const all = offers(source)
  const offer = all.find(each => each.title === title)
  assert.ok(offer, `no "${title}" among ${all.map(each => each.title)}`)
  const { uri, ...others } = offer.act.params
  assert.deepEqual([uri, offer.act.name, others], ["file:///corpus/a.txt", name, params])
}

test("a name of one entity is offered as that, and surely so", () => {
  const source = "//- a.txt\nThen Ber$0g went.\n"
  check(source, ['Tag "Berg" as Ida Berg (person)', "Record a claim here", 'Not an entity here: "Berg"'])
  assert.deepEqual(
    offers(source).map(({ certain = false }) => certain),
    [true, false, false],
  )
  checkAct(source, 'Tag "Berg" as Ida Berg (person)', "tag", { range: { start: 5, end: 9 }, entity: "ida" })
})

test("words that occur more often can be tagged everywhere or here only", () => {
  const source = "//- a.txt\nBerg left. Ber$0g came back.\n"
  check(source, [
    'Tag "Berg" as Ida Berg (person), all 2 occurrences',
    'Tag "Berg" as Ida Berg (person), only this occurrence',
    "Record a claim here",
    'Not an entity here: "Berg"',
  ])
  const range = { start: 11, end: 15 }
  checkAct(source, 'Tag "Berg" as Ida Berg (person), only this occurrence', "tag", {
    range,
    entity: "ida",
    scope: "this",
  })
  checkAct(source, 'Not an entity here: "Berg"', "tag", { range, entity: "none", scope: "this" })
})

test("a name of two is offered as both, and surely as neither", () => {
  const source = "//- a.txt\nIn Os$0lo.\n"
  const [first, second] = offers(source)
  assert.deepEqual(
    [first, second].map(offer => [offer?.title, offer?.certain]),
    [
      ['Tag "Oslo" as Oslo (place)', false],
      ['Tag "Oslo" as Norway (state)', false],
    ],
  )
})

test("somebody with that surname is offered when asked, not at every move of the cursor", () => {
  const source = "//- a.txt\nLater, when Dah$0l went.\n"
  const [first] = offers(source)
  assert.deepEqual([first?.title, first?.certain], ['Tag "Dahl" as Jon Dahl (person)', false])
  check(source, ['Tag "Dahl" as a new person', 'Not an entity here: "Dahl"'], { asked: "automatic" })
})

test("a name that nobody has can become a new entity", () => {
  const source = "//- a.txt\nSaid {{Kari Dal}}.\n"
  check(source, ['Tag "Kari Dal" as a new person', "Record a claim here", 'Not an entity here: "Kari Dal"'])
  const range = { start: 5, end: 13 }
  checkAct(source, 'Tag "Kari Dal" as a new person', "create-entity", { name: "Kari Dal", type: "person", range })
})

test("plain words are offered for tagging only when they are selected", () => {
  check("//- a.txt\nThe fish$0erman said no.\n", ["Record a claim here"])
  check("//- a.txt\nThe fish$0erman said no.\n", [], { asked: "automatic" })
  check("//- a.txt\nThe {{fisherman}} said no.\n", [
    'Tag "fisherman" as a new person',
    "Record a claim here",
    'Not an entity here: "fisherman"',
  ])
})

const tagged = (words: string, mentions: string) => `//- a.txt\n${words}\n//- a.ann.yaml\nmentions:\n${mentions}`

test("words that mean the same everywhere can be narrowed to one place, and the annotation taken out", () => {
  const source = tagged("Berg left. Ber$0g came.", "  Berg: ida\n")
  check(source, [
    'Only this occurrence of "Berg" is Ida Berg',
    "Record a claim here",
    'Remove annotation of "Berg", only this occurrence',
    'Remove annotation of "Berg", all 2 occurrences',
    'Not an entity here: "Berg"',
  ])
  const range = { start: 11, end: 15 }
  checkAct(source, 'Only this occurrence of "Berg" is Ida Berg', "tag", { range, entity: "ida", scope: "this" })
  checkAct(source, 'Remove annotation of "Berg", all 2 occurrences', "remove-annotation", { range, scope: "all" })
})

test("a meaning in one place can be given to all", () => {
  const source = tagged("Berg left. Ber$0g came.", "  Berg: [{entity: jon, suffix: came}]\n")
  checkAct(source, 'All 2 occurrences of "Berg" are Jon Dahl', "tag", {
    range: { start: 11, end: 15 },
    entity: "jon",
    scope: "all",
  })
})

test("what is tagged can be tagged as another whom the words name", () => {
  const [first] = offers(tagged("Ber$0g left.", "  Berg: jon\n"))
  assert.deepEqual([first?.title, first?.certain], ['Tag "Berg" as Ida Berg (person)', false])
})

test("a description that looks like a name can become an alias", () => {
  const source = tagged("Mayor Be$0rg left.", "  Mayor Berg: ida\n")
  checkAct(source, 'Add "Mayor Berg" as alias of Ida Berg', "add-alias", { entity: "ida", alias: "Mayor Berg" })
  const lower = offers(tagged("The ma$0yor left.", "  mayor: ida\n"))
  assert.ok(!lower.some(({ title }) => title.startsWith("Add ")))
})

test("words that are nobody can be tagged after all", () =>
  check(tagged("Ber$0g left.", "  Berg: none\n"), [
    'Tag "Berg" as Ida Berg (person)',
    "Record a claim here",
    'Remove annotation of "Berg"',
  ]))

test("a surface of the sidecar is offered as its first occurrence in the article", () => {
  const source = "//- a.txt\nSo Berg left.\n//- a.ann.yaml\nmentions:\n  Be$0rg: jon\n"
  check(source, [
    'Tag "Berg" as Ida Berg (person)',
    'Add "Berg" as alias of Jon Dahl',
    'Remove annotation of "Berg"',
    'Not an entity here: "Berg"',
  ])
  checkAct(source, 'Tag "Berg" as Ida Berg (person)', "tag", { range: { start: 3, end: 7 }, entity: "ida" })
})

test("a sidecar that the coder does not write to is left alone", () => {
  const files = "//- a.txt\nSo Berg left.\n//- a.ann.yaml\nmentions:\n  Be$0rg: jon\n//- a.ann.bk.yaml\nmentions: {}\n"
  check(files, [], { coder: "bk" })
  const layer = "//- a.txt\nSo Berg left.\n//- a.ann.yaml\nmentions: {}\n//- a.ann.bk.yaml\nmentions:\n  Be$0rg: ida\n"
  check(layer, ['Remove annotation of "Berg"', 'Not an entity here: "Berg"'], { coder: "bk" })
})

test("words inside a longer name count for nothing, and are not offered", () =>
  check(tagged("Ida {{Berg}} left.", "  Ida Berg: ida\n"), ["Record a claim here"]))

const claims = `  again: {speaker: jon, mode: indirect, quote: It must wait, topic: bridge, stance: opposes}
  money: {speaker: jon, mode: narrated, quote: wants taxes, topic: taxes, stance: supports}
`

const withClaim = (words: string) => `//- a.txt
Ida Berg: “${words}”. It must wait, Jon Dahl said. He wants taxes.
//- a.ann.yaml
article: a
claims:
  build: {speaker: ida, mode: direct, quote: We build, topic: bridge, stance: supports}
${claims}//- b.txt
Ida Berg changed her mind.
//- b.ann.yaml
article: b
claims:
  changed: {speaker: ida, mode: narrated, quote: changed her mind, topic: bridge, stance: opposes}
`

const aboutTheClaim = [
  "Change stance to opposes",
  "Change stance to withholds",
  "Change stance to mixed",
  "Change stance to neutral",
  "Change stance to none",
  "Change topic to taxes",
  "Change topic to tunnel",
  "Change mode to mixed",
  "Change mode to indirect",
  "Change mode to narrated",
  "Change mode to narrator",
  'Link to claim "b/changed" (contradicts): Ida Berg opposes The bridge should be built',
  'Link to claim "again" (contradicts): Jon Dahl opposes The bridge should be built',
  'Remove claim "build"',
]

test("a claim can be coded otherwise, linked, and taken out", () => {
  check(withClaim("We bu$0ild"), aboutTheClaim)
  checkAct(withClaim("We bu$0ild"), "Change topic to taxes", "edit-claim", { claim: "build", set: { topic: "taxes" } })
  checkAct(withClaim("We bu$0ild"), aboutTheClaim[11] ?? "", "link-claim", {
    claim: "build",
    relation: "contradicts",
    to: "b/changed",
  })
  checkAct(withClaim("We bu$0ild"), 'Remove claim "build"', "remove-annotation", { claim: "build" })
})

test("the same is offered at its entry in the sidecar", () =>
  check(withClaim("We build").replace("speaker: ida, mode", "speak$0er: ida, mode"), aboutTheClaim))

test("claims that are linked already are not offered again, from either side", () => {
  const linked = withClaim("We bu$0ild").replace("opposes}\n  money", "opposes, links: {responds-to: build}}\n  money")
  const both = linked.replace(
    "stance: supports}\n  again",
    "stance: supports, links: {contradicts: b/changed}}\n  again",
  )
  assert.deepEqual(
    offers(both).filter(({ act }) => act.name === "link-claim"),
    [],
  )
})

test("a kind that allows few stances offers only those", () => {
  const denial = withClaim("We bu$0ild").replace("mode: direct", "kind: denial, mode: direct")
  const titles = offers(denial).map(({ title }) => title)
  assert.deepEqual(
    titles.filter(title => title.includes("stance")),
    ["Change stance to opposes"],
  )
})

test("selected words are offered as a claim of their own, also inside another", () => {
  checkAct("//- a.txt\nHe {{said it is late}}.\n", "Record a claim here", "record-claim", {
    range: { start: 3, end: 18 },
  })
  assert.ok(offers(withClaim("{{We build}}")).some(({ title }) => title === "Record a claim here"))
})

test("a registry or a codebook has nothing of the kind", () => {
  const { files } = parseFixture(`${vocabulary}//- a.txt\nNothing\n`)
  const corpus = loadCorpus(files)
  const document = openDocument("file:///corpus/registry.yaml", corpus)
  assert.equal(sceneAt(document, { start: 20, end: 20 }, "invoked"), undefined)
})
