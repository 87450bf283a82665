import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { codedFileOf } from "../../../server/core/corpus/find-at.ts"
import { overlaps } from "../../../server/core/text/span.ts"
import { checkAct, checkRefused, type GivenParams } from "../../support/check-acts.ts"
import { fixtureRoot, parseFixture } from "../../support/fixture.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Anna Adler, aliases: [Adler]}
  karl: {type: person, name: Karl Adler}
  lund: {type: country, name: Lund, adjectives: [Lundish], metonyms: [Port Lund]}
  port-lund: {type: place, name: Port Lund}
  council: {type: organization, name: City Council}
merged: {old-lund: lund}
`

const article = `//- a.txt
Adler came to Port Lund. Later Anna Adler met the council in Port Lund, and old Adler left.
`

/** Tags what is marked in the article; what is said of each occurrence then, as `words=meaning`. */
function check(
  given: GivenParams<"tag">,
  source: string,
  expected: string,
  meanings?: readonly string[],
  setting: { coder?: string } = {},
): void {
  const corpus = checkAct("tag", given, registry + source, expected, setting)
  if (meanings !== undefined) assert.deepEqual(meaningsIn(corpus), meanings)
  const mark = parseFixture(source).marks[0]
  const here = codedFileOf(`${fixtureRoot}a.txt`, corpus)?.anchored.occurrences
  assert.ok(mark && here?.some(({ span, reading }) => overlaps(span, mark.span) && reading !== undefined))
}

function meaningsIn(corpus: Corpus): readonly string[] {
  const file = codedFileOf(`${fixtureRoot}a.txt`, corpus)
  return (file?.anchored.occurrences ?? []).map(({ span, entities, state }) => {
    const words = file?.article.text.slice(span.start, span.end)
    return `${words}=${state === "mention" ? entities.join("+") : state}`
  })
}

function refused(given: GivenParams<"tag">, source: string, reason: RegExp): void {
  checkRefused("tag", given, registry + source, reason)
}

test("the first tag creates the sidecar, with nothing else in it", () =>
  check(
    { entity: "lund" },
    "//- a.txt\nThe people of {{Lund}} wait in Lund.\n",
    "//- a.ann.yaml\nmentions:\n  Lund: lund\n",
    ["Lund=lund", "Lund=lund"],
  ))

test("blanks at the edges of a selection are left out, and line breaks become blanks", () =>
  check(
    { entity: "council" },
    "//- a.txt\nThe{{ City\n\u00a0Council }}met.\n",
    "//- a.ann.yaml\nmentions:\n  City Council: council\n",
    ["City\n\u00a0Council=council"],
  ))

test("a coder writes to a layer of their own", () =>
  check(
    { entity: "adler" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml
mentions:
  Adler: karl
`,
    `//- a.ann.yaml
mentions:
  Adler: karl
//- a.ann.bk.yaml
mentions:
  Adler: adler
`,
    undefined,
    { coder: "bk" },
  ))

test("a new key goes to its place in the order of the text, and comments stay", () =>
  check(
    { entity: "port-lund" },
    `${article.replace("to Port Lund", "to {{Port Lund}}")}//- a.ann.yaml
# by hand
mentions: # in order
  Adler: adler # the mayor

  # later
  Anna Adler: adler
claims: {}
`,
    `//- a.ann.yaml
# by hand
mentions: # in order
  Adler: adler # the mayor

  Port Lund: port-lund
  # later
  Anna Adler: adler
claims: {}
`,
  ))

test("a new key that comes first in the text comes first in the file", () =>
  check(
    { entity: "adler" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml
mentions:
    Port Lund: lund
    Anna Adler: adler
`,
    `//- a.ann.yaml
mentions:
    Adler: adler
    Port Lund: lund
    Anna Adler: adler
`,
  ))

test("in a file with another order a new key comes last", () =>
  check(
    { entity: "adler" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml
mentions:
  Anna Adler: adler
  Port Lund: lund
notes: [] # none
`,
    `//- a.ann.yaml
mentions:
  Anna Adler: adler
  Port Lund: lund
  Adler: adler
notes: [] # none
`,
  ))

test("line ends, a byte-order mark and braces are kept", () => {
  check(
    { entity: "lund" },
    "//- a.txt\nAdler of {{Lund}}.\n//- a.ann.yaml\n\ufeffmentions:\r\n  Adler: adler\r\nnotes: []\r\n",
    "//- a.ann.yaml\n\ufeffmentions:\r\n  Adler: adler\r\n  Lund: lund\r\nnotes: []\r\n",
  )
  check(
    { entity: "lund" },
    "//- a.txt\nAdler of {{Lund}}.\n//- a.ann.yaml\nmentions: {Adler: adler} # all\n",
    "//- a.ann.yaml\nmentions: {Adler: adler, Lund: lund} # all\n",
  )
})

test("words that YAML would misread are quoted", () =>
  check(
    { entity: "adler + lund" },
    "//- a.txt\nThey said: {{“No: never” #1}} was the song.\n",
    '//- a.ann.yaml\nmentions:\n  "“No: never” #1": adler + lund\n',
  ))

test("a key in other quotation marks or blanks is used again", () =>
  check(
    { entity: "karl" },
    '//- a.txt\nThe {{mayor’s house}} fell.\n//- a.ann.yaml\nmentions:\n  "mayor\'s  house": adler\n',
    '//- a.ann.yaml\nmentions:\n  "mayor\'s  house": karl\n',
    ["mayor’s house=karl"],
  ))

test("tagging all gives the surface another default, in its quotation marks, and keeps other contexts", () => {
  check(
    { entity: "karl" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml
mentions:
  Adler: 'adler' # who
`,
    `//- a.ann.yaml
mentions:
  Adler: 'karl' # who
`,
    ["Adler=karl", "Adler=karl", "Adler=karl"],
  )
  check(
    { entity: "karl" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: lund, prefix: old} # odd
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - karl
    - {entity: lund, prefix: old} # odd
`,
    ["Adler=karl", "Adler=karl", "Adler=lund"],
  )
})

test("tagging all where a context has the words takes the context away", () => {
  check(
    { entity: "adler" },
    `${article.replace("old Adler", "old {{Adler}}")}//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: karl, prefix: old}
    - {entity: lund, suffix: met}
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: lund, suffix: met}
`,
    ["Adler=adler", "Adler=lund", "Adler=adler"],
  )
  check(
    { entity: "adler" },
    `//- a.txt
The old {{Adler}} met the old Adler, and Adler.
//- a.ann.yaml
mentions:
  Adler:
    - {entity: karl, prefix: old, note: twice}
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: karl, suffix: ", and", note: twice}
`,
    ["Adler=adler", "Adler=karl", "Adler=adler"],
  )
})

test("contexts of the same entity become one line", () => {
  const text = article.replace("Adler came", "{{Adler}} came")
  const expected = "//- a.ann.yaml\nmentions:\n  Adler: adler # who\n  Port Lund: lund\n"
  check(
    { entity: "adler" },
    `${text}//- a.ann.yaml
mentions:
  Adler: # who
    - {entity: adler, suffix: came}
    # the second
    - {entity: adler, prefix: old}
  Port Lund: lund
`,
    expected,
    ["Adler=adler", "Port Lund=lund", "Adler=adler", "Port Lund=lund", "Adler=adler"],
  )
  check(
    { entity: "adler" },
    `${text}//- a.ann.yaml
mentions:
  Adler: {entity: adler, suffix: came} # who
  Port Lund: lund
`,
    expected,
  )
  check(
    { entity: "adler" },
    `${text}//- a.ann.yaml
mentions:
  Adler: # who
    entity: adler
    suffix: came
  Port Lund: lund
`,
    expected,
  )
})

test("one of several occurrences gets the shortest context", () =>
  check(
    { entity: "karl", scope: "this" },
    article.replace("old Adler", "old {{Adler}}"),
    "//- a.ann.yaml\nmentions:\n  Adler:\n    - {entity: karl, prefix: old}\n",
    ["Adler=uncovered", "Adler=uncovered", "Adler=karl"],
  ))

test("one occurrence that is the only one needs no context", () => {
  check(
    { entity: "council", scope: "this" },
    article.replace("the council", "the {{council}}"),
    "//- a.ann.yaml\nmentions:\n  council: council\n",
  )
  check(
    { entity: "adler", scope: "this" },
    `//- a.txt
Anna Adler came. Then {{Adler}} left Anna Adler.
//- a.ann.yaml
mentions:
  Anna Adler: adler
`,
    `//- a.ann.yaml
mentions:
  Anna Adler: adler
  Adler: adler
`,
    ["Anna Adler=adler", "Adler=hidden", "Adler=adler", "Anna Adler=adler", "Adler=hidden"],
  )
})

test("only this occurrence: a default of the same entity becomes its context", () =>
  check(
    { entity: "adler", scope: "this" },
    `${article.replace("old Adler", "old {{Adler}}")}//- a.ann.yaml
mentions:
  Adler: adler # who
  Port Lund: lund
`,
    `//- a.ann.yaml
mentions:
  Adler: # who
    - {entity: adler, prefix: old}
  Port Lund: lund
`,
    ["Adler=uncovered", "Port Lund=lund", "Adler=uncovered", "Port Lund=lund", "Adler=adler"],
  ))

test("only this occurrence: a default of another entity stays", () => {
  check(
    { entity: "karl", scope: "this" },
    `${article.replace("old Adler", "old {{Adler}}")}//- a.ann.yaml
mentions:
  Adler: adler
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: karl, prefix: old}
`,
    ["Adler=adler", "Adler=adler", "Adler=karl"],
  )
  check(
    { entity: "karl", scope: "this" },
    `${article.replace("old Adler", "old {{Adler}}")}//- a.ann.yaml
mentions: {Adler: adler, Port Lund: lund}
`,
    `//- a.ann.yaml
mentions: {Adler: [adler, {entity: karl, prefix: old}], Port Lund: lund}
`,
  )
})

test("only this occurrence: a context that has it changes its entity, one that has more is split", () => {
  check(
    { entity: "karl", scope: "this" },
    `${article.replace("old Adler", "old {{Adler}}")}//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: lund, prefix: and old, note: odd}
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: karl, prefix: and old, note: odd}
`,
    ["Adler=adler", "Adler=adler", "Adler=karl"],
  )
  check(
    { entity: "adler", scope: "this" },
    `//- a.txt
The old {{Adler}} met the old Adler, and Adler.
//- a.ann.yaml
mentions:
  Adler:
    - lund
    - {entity: karl, prefix: old}
`,
    `//- a.ann.yaml
mentions:
  Adler:
    - lund
    - {entity: karl, suffix: ", and"}
    - {entity: adler, suffix: met}
`,
    ["Adler=adler", "Adler=karl", "Adler=lund"],
  )
})

test("words can be nobody, and somebody of this article only", () => {
  check(
    { entity: "none" },
    article.replace("the council", "the {{council}}"),
    "//- a.ann.yaml\nmentions:\n  council: none\n",
  )
  check(
    { entity: "_man" },
    `${article.replace("old Adler", "{{old Adler}}")}//- a.ann.yaml
local:
  _man: {type: person, anonymous: true}
`,
    `//- a.ann.yaml
local:
  _man: {type: person, anonymous: true}

mentions:
  old Adler: _man
`,
  )
})

test("what is no whole word of the article is refused", () => {
  refused({ entity: "adler" }, "//- a.txt\nA{{dle}}r came.\n", /^"dle" cuts a word: select "Adler"$/)
  refused({ entity: "adler" }, "//- a.txt\nAdler{{, }}came.\n", /No words are chosen/)
  refused({ entity: "adler" }, "//- a.txt\nAdler $0came.\n", /No words are chosen/)
  refused(
    { entity: "adler" },
    "//- postil.yaml\nformat: 1\nboilerplate: {lines: [Read Adler too]}\n//- a.txt\nRead {{Adler}} too\nAdler\n",
    /"Adler" stands in page furniture/,
  )
})

test("words inside a longer tagged name are tagged wherever else they stand", () =>
  check(
    { entity: "karl" },
    `${article.replace("Anna Adler", "Anna {{Adler}}")}//- a.ann.yaml\nmentions:\n  Anna Adler: adler\n`,
    "//- a.ann.yaml\nmentions:\n  Adler: karl\n  Anna Adler: adler\n",
    ["Adler=karl", "Anna Adler=adler", "Adler=hidden", "Adler=karl"],
  ))

test("only these words inside a longer tagged name are refused, and so is what is said already", () => {
  refused(
    { entity: "karl", scope: "this" },
    `${article.replace("Anna Adler", "Anna {{Adler}}")}//- a.ann.yaml\nmentions: {Anna Adler: adler}\n`,
    /^"Adler" is part of "Anna Adler", which is tagged as Anna Adler and counts alone/,
  )
  refused(
    { entity: "lund" },
    `${article.replace("to Port", "to {{Port}}")}//- a.ann.yaml\nmentions: {Port Lund: none}\n`,
    /tagged as no entity and counts alone/,
  )
  refused(
    { entity: "adler" },
    `${article.replace("Adler came", "{{Adler}} came")}//- a.ann.yaml\nmentions: {Adler: adler}\n`,
    /^"Adler" is tagged as Anna Adler already$/,
  )
})

test("an entity that there is not is refused, and so is a file that cannot be read", () => {
  const source = article.replace("Adler came", "{{Adler}} came")
  refused({ entity: "nobody" }, source, /^"nobody" is not in the registry: create it first$/)
  refused({ entity: "_nobody" }, source, /^"_nobody" is not under "local:" of this article: create it first$/)
  refused({ entity: "old-lund" }, source, /^"old-lund" was merged into "lund": use that$/)
  refused({ entity: "adler + none" }, source, /cannot be joined/)
  refused({ entity: " " }, source, /No entity is named/)
  refused({ entity: "adler" }, `${source}//- a.ann.yaml\nmentions: [unclosed\n`, /^"a.ann.yaml" cannot be read \(line /)
  refused({ entity: "adler", uri: "file:///elsewhere" }, source, /is no article of this corpus/)
})
