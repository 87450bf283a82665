import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { checkAct, checkRefused, doAct, type GivenParams } from "../../support/check-acts.ts"

const registry = `
//- registry.yaml
entities:
  adler: {type: person, name: Anna Adler}
  karl: {type: person, name: Karl Adler}
`

function check(given: GivenParams<"remove-annotation">, source: string, expected: string): void {
  checkAct("remove-annotation", given, registry + source, expected)
}

const three = "//- a.txt\nAdler came. Karl and {{Adler}} left with old Adler.\n"
const six = `${three.trimEnd()} Adler, too. Young Adler, dear Adler.\n`

test("a surface goes with its comment, and the section with the last of them", () => {
  check(
    {},
    `${three}//- a.ann.yaml
mentions:
  Adler: adler # the mayor
  Karl: karl
notes: []
`,
    "//- a.ann.yaml\nmentions:\n  Karl: karl\nnotes: []\n",
  )
  check({}, `${three}//- a.ann.yaml\nstatus: open\nmentions:\n  Adler: adler\n`, "//- a.ann.yaml\nstatus: open\n")
})

test("one of several: its context goes, or is nobody's where a default would take it", () => {
  check(
    { scope: "this" },
    `${three}//- a.ann.yaml
mentions:
  Adler:
    - {entity: karl, prefix: and} # the son
    - {entity: adler, prefix: old}
`,
    "//- a.ann.yaml\nmentions:\n  Adler:\n    - {entity: adler, prefix: old}\n",
  )
  check(
    { scope: "this" },
    `${three}//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: karl, prefix: and}
`,
    "//- a.ann.yaml\nmentions:\n  Adler:\n    - adler\n    - {entity: none, prefix: and}\n",
  )
})

test("one of few: the others are told by their contexts", () =>
  check(
    { scope: "this" },
    `${three}//- a.ann.yaml\nmentions:\n  Adler: adler # the mayor\n`,
    `//- a.ann.yaml
mentions:
  Adler: # the mayor
    - {entity: adler, suffix: came.}
    - {entity: adler, prefix: old}
`,
  ))

test("one of many: it is nobody", () =>
  check(
    { scope: "this" },
    `${six}//- a.ann.yaml\nmentions:\n  Adler: adler\n`,
    "//- a.ann.yaml\nmentions:\n  Adler:\n    - adler\n    - {entity: none, prefix: and}\n",
  ))

test("the only one that counts goes with its entry", () =>
  check(
    { scope: "this" },
    "//- a.txt\nAnna Adler and {{Adler}}.\n//- a.ann.yaml\nmentions:\n  Anna Adler: adler\n  Adler: adler\n",
    "//- a.ann.yaml\nmentions:\n  Anna Adler: adler\n",
  ))

test("the innermost goes first, and of two neighbours the one behind the cursor", () => {
  check(
    {},
    "//- a.txt\nold An$0na Adler.\n//- a.ann.yaml\nmentions:\n  Anna: karl\n  old Anna Adler: adler\n",
    "//- a.ann.yaml\nmentions:\n  old Anna Adler: adler\n",
  )
  check(
    {},
    "//- a.txt\nAnna-$0Adler.\n//- a.ann.yaml\nmentions:\n  Anna-: karl\n  Adler: adler\n",
    "//- a.ann.yaml\nmentions:\n  Anna-: karl\n",
  )
})

const claims = `//- a.txt
Adler said the bridge was built. She added that it stands. “All is well,” she said.
//- a.ann.yaml
article: a
mentions: {Adler: adler}
claims:
  built:
    speaker: adler
    cue: said
    quote: the bridge was built
    links: {supports: stands}
  stands:
    speaker: adler
    continues: built
    quote: it stands
    links: {repeats: [built, well]}
  well:
    speaker: adler
    quote: All is well
//- b.txt
Adler again.
//- b.ann.yaml
article: b
claims:
  again:
    speaker: adler
    quote: Adler again
    links:
      supports: a/built # of old
      repeats: a/well
//- b.ann.bk.yaml
article: b
claims:
  again:
    quote: Adler again
    links: {supports: a/built}
`

test("a claim goes with all links to it, of the same coder, which is told", () => {
  const expected = `//- a.ann.yaml
article: a
mentions: {Adler: adler}
claims:
  stands:
    speaker: adler
    quote: it stands
    links: {repeats: [well]}
  well:
    speaker: adler
    quote: All is well
//- b.ann.yaml
article: b
claims:
  again:
    speaker: adler
    quote: Adler again
    links:
      repeats: a/well
//- b.ann.bk.yaml
article: b
claims:
  again:
    quote: Adler again
    links: {supports: a/built}
`
  check({ claim: "built" }, claims, expected)
  check({}, claims.replace("the bridge", "the {{bridge}}"), expected)
  const { outcome } = doAct("remove-annotation", { claim: "built" }, registry + claims)
  assert.ok(!isRefusal(outcome))
  assert.deepEqual(outcome.summary, ['The links to it go too, in "stands", "b/again"'])
})

test("the last claim goes with its section", () =>
  check(
    { claim: "x" },
    "//- a.txt\nAdler.\n//- a.ann.yaml\nstatus: open\nclaims:\n  x:\n    quote: Adler\n",
    "//- a.ann.yaml\nstatus: open\n",
  ))

test("a region, a note and a mark of page furniture can go, too", () => {
  check(
    {},
    "//- a.txt\nA {{Headline}}\nNote this\nAdvert\n//- a.ann.yaml\nregions:\n  headline: A Headline\n  byline: Note this\n",
    "//- a.ann.yaml\nregions:\n  byline: Note this\n",
  )
  check(
    {},
    "//- a.txt\nA Headline\nNote {{this}}\nAdvert\n//- a.ann.yaml\nstatus: open\nnotes:\n  - {at: Note this, text: Why}\n",
    "//- a.ann.yaml\nstatus: open\n",
  )
  check(
    {},
    "//- a.txt\nA Headline\nNote this\n{{Advert}}\n//- a.ann.yaml\nboilerplate: [Advert, A Headline]\n",
    "//- a.ann.yaml\nboilerplate: [A Headline]\n",
  )
})

test("where nothing is, nothing can be removed", () => {
  const source = `${registry}${three}`
  checkRefused("remove-annotation", {}, source, /^"a.ann.yaml" has nothing at this place/)
  checkRefused("remove-annotation", { claim: "x" }, source, /^"a.ann.yaml" has no claim "x"/)
})

const nested = `//- registry.yaml
entities:
  ada: {type: person, name: Ada}
  bo: {type: person, name: Bo}
//- a.txt
{{Ada met Bo}}
They left.
//- a.ann.yaml
regions:
  headline: Ada met Bo
mentions:
  Ada: ada
  Bo: bo
  Ada met Bo: ada + bo
`

test("what is exactly at the range goes before what lies inside it", () => {
  checkAct(
    "remove-annotation",
    {},
    nested,
    "//- a.ann.yaml\nregions:\n  headline: Ada met Bo\nmentions:\n  Ada: ada\n  Bo: bo\n",
  )
})

test("of two annotations of the same words the kind decides", () => {
  checkAct(
    "remove-annotation",
    { kind: "region" },
    nested,
    "//- a.ann.yaml\nmentions:\n  Ada: ada\n  Bo: bo\n  Ada met Bo: ada + bo\n",
  )
  checkRefused("remove-annotation", { kind: "note" }, nested, /has no note at this place/)
})

test("what postil.yaml cuts out of all articles is not taken out of one", () => {
  const source = `//- postil.yaml
format: 1
boilerplate: {lines: [Read more here]}
//- a.txt
Ada left.
Read $0more here
//- a.ann.yaml
mentions: {}
`
  checkRefused("remove-annotation", {}, source, /"Read more here" is page furniture by "postil.yaml"/)
})
