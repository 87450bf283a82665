import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { checkAct, checkRefused, doAct } from "../../support/check-acts.ts"
import { fixtureRoot } from "../../support/fixture.ts"

const source = `//- codebook.yaml
topics:
  bridge: {proposition: It should be built.} # since 2001
  tunnel:
    proposition: It should be dug.
    deprecated: {since: 2020}
  ferry:
    proposition: It should go.
    deprecated:
      since: 2020
      use: bridge
  works: {abstract: true}
modalities:
- asserted
- wished # rare
//- a.txt
The bridge comes.
//- a.ann.yaml
claims:
  a: {speaker: narrator, mode: narrator, quote: The bridge comes, topic: bridge}
`

test("a code is given up in the codebook; its uses stay and are told", () => {
  const said = "{deprecated: {since: 2026-11-22}, proposition: It should be built.}"
  const expected = source.replace("{proposition: It should be built.}", said)
  checkAct("retire", { kind: "topics", id: "bridge" }, source, expected)
  const { outcome } = doAct("retire", { kind: "topics", id: "bridge" }, source)
  assert.ok(!isRefusal(outcome))
  assert.deepEqual(outcome.summary, ["1 use left, which the rule code-deprecated reports"])
})

test("a code that was given up gets another in its place, and keeps its date", () =>
  void checkAct(
    "retire",
    { kind: "topics", id: "tunnel", use: "bridge" },
    source,
    source.replace("{since: 2020}", "{since: 2020, use: bridge}"),
  ))

test("a list of bare codes becomes a map, with its comments", () =>
  void checkAct(
    "retire",
    { kind: "modalities", id: "wished", use: "asserted" },
    source,
    source.replace(
      "- asserted\n- wished #",
      "  asserted: {}\n  wished: {deprecated: {since: 2026-11-22, use: asserted}} #",
    ),
  ))

test("a list of bare codes becomes a map, however its dashes and items stand", () => {
  for (const [list, map] of [
    ["- # made - up\n    asserted\n- wished", "  # made - up\n  asserted: {}\n  wished: {gone}"],
    ["-   asserted\n- wished", "  asserted: {}\n  wished: {gone}"],
    ["  - asserted\n  - # not - now\n    wished", "    asserted: {}\n    # not - now\n    wished: {gone}"],
  ] as const) {
    const gone = "{deprecated: {since: 2026-11-22}}"
    checkAct(
      "retire",
      { kind: "modalities", id: "wished", uri: `${fixtureRoot}codebook.yaml` },
      `//- codebook.yaml\nmodalities:\n${list}\n`,
      `//- codebook.yaml\nmodalities:\n${map.replace("{gone}", gone)}\n`,
    )
  }
})

test("an entity is retired by merging it into another", () =>
  void checkAct(
    "retire",
    { kind: "entities", id: "bo", use: "ann" },
    "//- registry.yaml\nentities:\n  ann: {type: person, name: Ann}\n  bo: {type: person, name: Bo}\n",
    "//- registry.yaml\nentities:\n  ann: {type: person, name: Ann, aliases: [Bo]}\nmerged:\n  bo: ann\n",
  ))

test("what would not do is refused with a reason", () => {
  const no = (kind: string, id: string, use: string | undefined, reason: RegExp) =>
    checkRefused("retire", { kind, id, ...(use !== undefined && { use }) }, source, reason)
  no("topics", "road", undefined, /"road" is not in the codebook/)
  no("topics", "bridge", "bridge", /own place/)
  no("topics", "bridge", "tunnel", /"tunnel" is deprecated itself/)
  no("topics", "bridge", "works", /"works" is a heading/)
  no("topics", "ferry", "bridge", /"ferry" is deprecated already; "bridge" is used instead/)
  no("stances", "supports", undefined, /"supports" is built in/)
  no("entities", "ann", undefined, /only in favour of another/)
})
