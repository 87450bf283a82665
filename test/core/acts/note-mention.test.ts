import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const registry = `
//- registry.yaml
entities:
  anna: {type: person, name: Anna Adler}
  karl: {type: person, name: Karl Adler}
`
const article = "//- a.txt\nOld Adler came. Then {{Adler}} spoke, and the other Adler wept.\n"

function check(note: string, sidecar: string, expected: string): void {
  checkAct("note-mention", { note }, `${registry}${article}//- a.ann.yaml\n${sidecar}`, `//- a.ann.yaml\n${expected}`)
}

test("a mention without a context gets one for its note, beside the default", () =>
  check(
    "may be the son",
    "mentions:\n  Adler: anna # the mayor\n  Karl: karl\n",
    `mentions:
  Adler: # the mayor
    - anna
    - {entity: anna, prefix: Then, note: may be the son}
  Karl: karl
`,
  ))

test("a mention with a context keeps it as it is written", () =>
  check(
    'says "I"',
    "mentions:\n  Adler:\n  - anna\n  - { entity: 'karl',  prefix: 'Then' } # son\n  - {suffix: wept, entity: karl}\n",
    `mentions:
  Adler:
  - anna
  - { entity: 'karl',  prefix: 'Then', note: says "I" } # son
  - {suffix: wept, entity: karl}
`,
  ))

test("another note takes the place of the one that is there", () =>
  check(
    "certain",
    'mentions:\n  Adler:\n    - anna\n    - {entity: karl, prefix: Then, note: "not sure"} # ?\n',
    'mentions:\n  Adler:\n    - anna\n    - {entity: karl, prefix: Then, note: "certain"} # ?\n',
  ))

test("an empty note takes it out, with a context that it was all there was for", () => {
  check(
    "",
    "mentions:\n  Adler:\n    - anna\n    - {entity: karl, note: son, prefix: Then}\n",
    "mentions:\n  Adler:\n    - anna\n    - {entity: karl, prefix: Then}\n",
  )
  check(
    " ",
    "mentions:\n  Adler:\n    - anna\n    - {entity: anna, prefix: Then, note: may be the son}\nstatus: open\n",
    "mentions:\n  Adler: anna\nstatus: open\n",
  )
})

test("words that nobody looked at can carry a note, too", () =>
  check(
    "a horse",
    "mentions: {Adler: [anna, {entity: none, prefix: Then}]}\n",
    "mentions: {Adler: [anna, {entity: none, prefix: Then, note: a horse}]}\n",
  ))

test("without a mention, or without a change, nothing is written", () => {
  const refused = (note: string, sidecar: string, reason: RegExp) =>
    checkRefused("note-mention", { note }, `${registry}${article}//- a.ann.yaml\n${sidecar}`, reason)
  refused("x", "mentions:\n  wept: anna\n", /has no mention at this place/)
  refused("", "mentions:\n  Adler: anna\n", /"Adler" has no note here/)
  refused("a", "mentions:\n  Adler: [{entity: anna, prefix: Then, note: a}]\n", /has this note already/)
})
