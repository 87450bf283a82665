import { test } from "node:test"
import { checkFix, checkRule } from "../support/check-rules.ts"

const registry = `
//- registry.yaml
entities:
  saudabayev: {type: person, name: Kanat Saudabayev}
`

test("an entity that nobody defines is marked in the sidecar and in the article", () =>
  checkRule(
    "entity-unknown",
    `${registry}
//- a.txt
Then {{entity-unknown:Saudabayev}} spoke.
//- a.ann.yaml
mentions:
  Saudabayev: {{entity-unknown:saudabaev}}
`,
    /did you mean "saudabayev"\?/,
  ))

test("a mistyped entity is corrected", () =>
  checkFix(
    "entity-unknown",
    `${registry}
//- a.txt
Then Saudabayev spoke.
//- a.ann.yaml
mentions:
  Saudabayev: saudabaev # the minister
`,
    `
//- a.ann.yaml
mentions:
  Saudabayev: saudabayev # the minister
`,
  ))
