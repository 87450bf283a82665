import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const registry = `
//- registry.yaml
entities:
  adler: {type: person, name: Anna Adler}
`

function check(source: string, expected: string, claim?: string): void {
  checkAct("set-range", claim === undefined ? {} : { claim }, registry + source, expected)
}

test("a mention whose words occur once gets other words for its key", () =>
  check(
    '//- a.txt\n{{Mayor {{from:Adler}}}} came.\n//- a.ann.yaml\nmentions:\n  "Adler": adler # who\n',
    '//- a.ann.yaml\nmentions:\n  "Mayor Adler": adler # who\n',
  ))

test("a longer mention takes the old one in where that occurs more often", () =>
  check(
    "//- a.txt\n{{Mayor {{from:Adler}}}} came. Adler left.\n//- a.ann.yaml\nmentions:\n  Adler: adler\n",
    "//- a.ann.yaml\nmentions:\n  Mayor Adler: adler\n  Adler: adler\n",
  ))

test("a mention that moves elsewhere leaves its old place", () =>
  check(
    "//- a.txt\nThe {{from:Adler}} came to {{the hall}}. Adler left.\n//- a.ann.yaml\nmentions:\n  Adler: adler\n",
    "//- a.ann.yaml\nmentions:\n  the hall: adler\n  Adler:\n    - {entity: adler, prefix: hall.}\n",
  ))

test("a mention can shrink", () =>
  check(
    "//- a.txt\n{{from:Mayor {{Adler}}}} came. Mayor Adler left.\n//- a.ann.yaml\nmentions:\n  Mayor Adler: adler\n",
    `//- a.ann.yaml
mentions:
  Adler: adler
  Mayor Adler:
    - {entity: adler, prefix: came.}
`,
  ))

const claim = `//- a.ann.yaml
mentions: {Adler: adler}
claims:
  stands:
    speaker: adler # who
    cue: said
    mode: indirect
    quote: the bridge
    topic: x
`

test("a claim gets other words, and the rest of it stays", () => {
  const expected = claim.replace("quote: the bridge", "quote: the bridge would stand")
  check(`//- a.txt\nAdler said {{the bridge would stand}}.\n${claim}`, expected, "stands")
  check(`//- a.txt\nAdler said {{{{from:the bridge}} would stand}}.\n${claim}`, expected)
})

test("words of a claim that occur more often get a context", () =>
  check(
    `//- a.txt\nThe bridge. Adler said the old {{bridge fell}}. A bridge fell.\n${claim}`,
    claim.replace("quote: the bridge", "quote: {exact: bridge fell, prefix: old}"),
    "stands",
  ))

test("what is not there cannot be moved", () => {
  const source = `${registry}//- a.txt\nAdler said {{the bridge}} {{from:would}} stand.\n${claim}`
  checkRefused("set-range", {}, source, /has nothing at this place/)
  checkRefused("set-range", { claim: "x" }, source, /has no claim "x"/)
  checkRefused("set-range", { claim: "stands" }, source, /has these words already/)
})
