import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import type { NamedKind } from "../../../server/core/acts/act-params.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import { checkAct, checkRefused, doAct } from "../../support/check-acts.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const corpus = `//- postil.yaml
format: 1
annotators:
  ed: {name: Ed Moor} # since May
//- codebook.yaml
topics:
  works: {abstract: true}
  bridge: {proposition: It should be built., parent: works, target-types: [office]}
  tunnel: {proposition: It should be dug., deprecated: {use: bridge}}
entity-types: {person: {can-speak: true}, office: {}, country: {}}
stances: {supports: {}, opposes: {}}
contradictory-stances: [[supports, opposes]]
claim-kinds: {position: {stance: [supports]}}
roles:
  mayor: {of: [country]}
//- registry.yaml
entities:
  adler: # the mayor
    type: person
    name: Anna Adler
    roles: [{role: mayor, of: lund}]
  lund: {type: country, name: Lund, members: [{of: "adler"}]}
  league: {type: office, name: League, participants: [lund, 'adler']}
merged: {old-adler: adler}
//- a/one.txt
Adler and Lund met. Adler said the bridge comes. Moss agreed.
//- a/one.ann.yaml
coders: [ed]
local:
  _moss: {type: person, of: lund}
mentions:
  Adler: "adler"
  Adler and Lund: adler + lund
  Moss: _moss
claims:
  comes:
    speaker: 'adler + lund'
    mode: indirect
    cue: said
    quote: the bridge comes
    kind: position
    topic: bridge
    stance: supports
    target: [lund, adler]
  agreed: {speaker: _moss, mode: narrated, continues: comes, quote: agreed, links: {repeats: [comes, two/again]}}
allow:
  - {rule: claim-missing-cue, at: comes, reason: none}
//- a/one.ann.ed.yaml
mentions:
  Adler: adler
claims:
  comes: {speaker: adler, mode: narrated, quote: comes, topic: bridge, stance: supports}
//- a/two.txt
Again: the bridge comes.
//- a/two.ann.yaml
claims:
  again: {speaker: narrator, mode: narrator, quote: the bridge comes, links: {repeats: one/comes}}
`

/** The fixture with some words in place of others. */
function changed(pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from)
    return text.replaceAll(from, to)
  }, corpus)
}

test("an entity gets another id wherever it is named, in the layers too, in the quotation marks that are there", () =>
  void checkAct(
    "rename",
    { kind: "entities", id: "adler", to: "anna-adler" },
    corpus,
    changed([
      ["adler", "anna-adler"],
      ["old-anna-adler", "old-adler"],
    ]),
  ))

test("an entity can be renamed to an id that other programs would read as something else", () =>
  void checkAct(
    "rename",
    { kind: "entities", id: "league", to: "yes" },
    corpus,
    changed([["  league: {", '  "yes": {']]),
  ))

test("a local entity is renamed in its own article", () =>
  void checkAct("rename", { kind: "entities", id: "_moss", to: "_fisher" }, corpus, changed([["_moss", "_fisher"]])))

test("a topic is renamed in claims and codebook", () =>
  void checkAct(
    "rename",
    { kind: "topics", id: "bridge", to: "crossing" },
    corpus,
    changed([
      ["  bridge:", "  crossing:"],
      ["use: bridge", "use: crossing"],
      ["topic: bridge", "topic: crossing"],
    ]),
  ))

test("a stance is renamed in claims, claim kinds and pairs", () =>
  void checkAct("rename", { kind: "stances", id: "supports", to: "backs" }, corpus, changed([["supports", "backs"]])))

test("types, roles, and headings are renamed where codes and entities name them", () => {
  checkAct("rename", { kind: "entity-types", id: "country", to: "state" }, corpus, changed([["country", "state"]]))
  checkAct(
    "rename",
    { kind: "roles", id: "mayor", to: "head" },
    corpus,
    changed([
      ["mayor: {of", "head: {of"],
      ["role: mayor", "role: head"],
    ]),
  )
  checkAct("rename", { kind: "topics", id: "works", to: "building" }, corpus, changed([["works", "building"]]))
})

test("a claim is renamed in its layers, where it is continued, allowed and linked to", () =>
  void checkAct(
    "rename",
    { kind: "claims", id: "comes", to: "will-come" },
    corpus,
    changed([
      ["  comes:", "  will-come:"],
      ["continues: comes", "continues: will-come"],
      ["[comes, two", "[will-come, two"],
      ["at: comes", "at: will-come"],
      ["one/comes", "one/will-come"],
    ]),
  ))

test("an article gets an id of its own, and the links to it follow", () =>
  void checkAct(
    "rename",
    { kind: "articles", id: "one", to: "first" },
    corpus,
    changed([
      ["coders: [ed]\n", "article: first\ncoders: [ed]\n"],
      ["ed.yaml\nmentions:", "ed.yaml\narticle: first\n\nmentions:"],
      ["one/comes", "first/comes"],
    ]),
  ))

test("an article without a sidecar gets one for its id", () =>
  void checkAct(
    "rename",
    { kind: "articles", id: "x", to: "first" },
    "//- x.txt\nOne.\n",
    "//- x.ann.yaml\narticle: first\n",
  ))

test("a coder is renamed among annotators and in sidecars, and the layers with the coder", () => {
  const after = changed([
    ["  ed: {name", "  edna: {name"],
    ["coders: [ed]", "coders: [edna]"],
    ["one.ann.ed.yaml", "one.ann.edna.yaml"],
  ])
  const corpusAfter = checkAct("rename", { kind: "coders", id: "ed", to: "edna" }, corpus, after)
  assert.equal(corpusAfter.textOf("file:///corpus/a/one.ann.ed.yaml"), undefined)
})

test("what is written with escapes, or folded, is renamed as well", () =>
  void checkAct(
    "rename",
    { kind: "entities", id: "ann", to: "anna" },
    `//- registry.yaml\nentities:\n  ann: {type: person, name: Ann}\n  bo: {type: person, name: Bo}\n//- a.txt\nAnn, Bo, both.\n` +
      `//- a.ann.yaml\nmentions:\n  Ann: "\\u0061nn"\n  both: "ann\\u0020+ bo"\n  Bo: >-\n    bo\n`,
    `//- a.ann.yaml\nmentions:\n  Ann: "anna"\n  both: "anna + bo"\n  Bo: >-\n    bo\n`,
  ))

test("line ends, comments and blanks stay", () =>
  void checkAct(
    "rename",
    { kind: "entities", id: "ann", to: "anna" },
    "//- a.txt\nAnn\n//- a.ann.yaml\nmentions:\r\n\r\n    Ann:   ann   # who?\r\n",
    "//- a.ann.yaml\nmentions:\r\n\r\n    Ann:   anna   # who?\r\n",
  ))

test("what a broken file still says is renamed", () => {
  const source = (id: string) => `//- a.ann.yaml\nmentions:\n  Ann: ${id}\n  Bo: "bo\n`
  checkAct("rename", { kind: "entities", id: "ann", to: "anna" }, `//- a.txt\nAnn\n${source("ann")}`, source("anna"))
})

test("what cannot be read is told, and a registry that cannot be read is mended first", () => {
  const broken = '//- a.txt\nAnn\n//- a.ann.yaml\nmentions:\n  Ann: ann\n  Bo: "bo\n'
  const { outcome } = doAct("rename", { kind: "entities", id: "ann", to: "anna" }, broken)
  assert.ok(!isRefusal(outcome))
  assert.equal(outcome.summary?.[1], 'What cannot be read in "a.ann.yaml" stays as it is')
  const registry = '//- registry.yaml\nentities:\n  ann: {type: person, name: "Ann}\n'
  checkRefused(
    "rename",
    { kind: "entities", id: "ann", to: "anna" },
    broken + registry,
    /"registry.yaml" cannot be read/,
  )
})

test("what would not do is refused with a reason", () => {
  const no = (kind: string, id: string, to: string, reason: RegExp) =>
    checkRefused("rename", { kind, id, to }, corpus, reason)
  no("entities", "adler", "adler", /already/)
  no("entities", "adler", "Anna Adler", /"Anna Adler" is not an id; .*"anna-adler"/)
  no("entities", "adler", "lund", /"lund" exists already; merge "adler" into it/)
  no("entities", "adler", "old-adler", /"old-adler" was merged into "adler"/)
  no("entities", "nobody", "somebody", /"nobody"/)
  no("entities", "_moss", "moss", /local/)
  no("topics", "bridge", "tunnel", /merge/)
  no("modes", "indirect", "reported", /"indirect" is built in/)
  no("claims", "comes", "agreed", /"agreed" is a claim of this article already/)
  no("claims", "goes", "stays", /no claim "goes"/)
  no("articles", "one", "two", /"two" is the id of "a\/two.txt"/)
  no("articles", "ten", "nine", /no article "ten"/)
  no("coders", "kb", "bk", /"kb"/)
  no("coders", "ed", "E D", /"E D" is not an id/)
  no("colours", "red", "blue", /"colours"/)
})

test("what has not changed since it was read is renamed without being read again, to the same text", () => {
  const odd = '//- a/odd.txt\nMoss.\n//- a/odd.ann.yaml\nmentions: {Moss: "le\\x61gue", M: a b, O: adler + adler}\n'
  const check = (kind: NamedKind, id: string, to: string, isRead: readonly string[]) => {
    const { files } = parseFixture(corpus + odd)
    const read = new Set<string>()
    const rename = () => {
      const loaded = loadCorpus(files)
      read.clear()
      const outcome = runAct("rename", { kind, id, to, uri: `${fixtureRoot}a/one.txt` }, { corpus: loaded, today: "" })
      assert.ok(!isRefusal(outcome), `${kind} ${id}: ${JSON.stringify(outcome)}`)
      return outcome.changes.map(({ uri, edits }) => ({ uri, edits }))
    }
    const known = rename()
    const unchanged = Object.assign(files, {
      isUnchanged: () => true,
      read: (uri: string) => files.get(read.add(uri) && uri),
    })
    assert.deepEqual(rename(), known)
    assert.deepEqual(
      [...read].filter(uri => unchanged.has(uri) && uri.includes(".ann.")).map(uri => uri.slice(fixtureRoot.length)),
      isRead,
    )
  }
  check("entities", "adler", "anna", [])
  check("entities", "lund", "yes", ["a/one.ann.yaml"])
  check("entities", "league", "club", ["a/odd.ann.yaml"])
  check("entities", "a b", "ab", ["a/odd.ann.yaml"])
  check("topics", "bridge", "crossing", [])
})

test("the extent is told", () => {
  const { outcome } = doAct("rename", { kind: "entities", id: "adler", to: "anna" }, corpus)
  assert.ok(!isRefusal(outcome))
  assert.deepEqual(outcome.summary, ["4 mentions and 2 claims"])
})
