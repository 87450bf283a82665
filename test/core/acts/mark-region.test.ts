import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

test("a headline is labelled by its words", () =>
  void checkAct(
    "mark-region",
    { region: "headline" },
    "//- a.txt\n{{Bridge Plan Stirs Lund}}\n\nAdler spoke.\n",
    "//- a.ann.yaml\nregions:\n  headline: Bridge Plan Stirs Lund\n",
  ))

test("the second of a name has a number, and neighbours where the words stand before", () =>
  void checkAct(
    "mark-region",
    { region: "caption" },
    `//- a.txt
The bridge

It is old: {{The bridge}}
//- a.ann.yaml
regions:
  caption: The bridge # on top
mentions:
  bridge: none
`,
    `//- a.ann.yaml
regions:
  caption: The bridge # on top
  caption-2: {exact: The bridge, prefix: "old:"}
mentions:
  bridge: none
`,
  ))

test("what is no region is refused", () => {
  const source = "//- a.txt\nThe {{bridge}} stands.\n//- a.ann.yaml\nregions: {headline: bridge}\n"
  checkRefused("mark-region", { region: "caption" }, source, /"bridge" is marked as "headline" already/)
  checkRefused("mark-region", { region: "big one" }, source, /"big one" is no name/)
  checkRefused("mark-region", { region: "caption" }, "//- a.txt\nA{{ }}b\n", /No words are chosen/)
})
