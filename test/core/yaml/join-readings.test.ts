import { test } from "node:test"
import { checkFix } from "../../support/check-rules.ts"

const start = `
//- registry.yaml
format: 1
entities:
  russia: {type: country, name: Russia, metonyms: [Moscow]}
  moscow: {type: place, name: Moscow}
//- a.txt
Moscow sided with those who gather in Moscow.
//- a.ann.yaml
`

function check(before: string, after: string): void {
  checkFix("duplicate-key", start + before, `\n//- a.ann.yaml\n${after}`, "list")
}

test("a default and a reading with a context become a list", () =>
  check(
    `mentions:
  Moscow: russia
  Moscow: {entity: moscow, prefix: gather in}
`,
    `mentions:
  Moscow: [russia, {entity: moscow, prefix: gather in}]
`,
  ))

test("a list below its key takes in the other reading", () =>
  check(
    `mentions:
  Moscow:
    - {entity: moscow, prefix: gather in}
  Moscow: russia # the state
`,
    `mentions:
  Moscow: [{entity: moscow, prefix: gather in}, russia]
`,
  ))

test("so it is in a flow map", () =>
  check(
    `mentions: {Moscow: russia, Moscow: [{entity: moscow, prefix: gather in}]}
`,
    `mentions: {Moscow: [russia, {entity: moscow, prefix: gather in}]}
`,
  ))
