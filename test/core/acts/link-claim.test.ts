import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"
import { smallCorpus } from "../../support/small-corpus.ts"

const one = "file:///corpus/a/one.txt"
const two = "file:///corpus/a/two.txt"

function file(path: string, change: (text: string) => string): string {
  return change(new RegExp(`//- ${path}\\n[\\s\\S]*?(?=//- |$(?![\\s\\S]))`).exec(smallCorpus)?.[0] ?? "")
}

test("a claim is linked to another of its article", () =>
  void checkAct(
    "link-claim",
    { uri: one, claim: "undecided", relation: "qualifies", to: "will-be-built" },
    smallCorpus,
    file("a/one.ann.yaml", text =>
      text.replace("stance: neutral\n", "stance: neutral\n    links: {qualifies: will-be-built}\n"),
    ),
  ))

test("a relation that holds both ways is stored in the later article", () =>
  void checkAct(
    "link-claim",
    { uri: one, claim: "undecided", relation: "contradicts", to: "two/can-wait" },
    smallCorpus,
    file("a/two.ann.yaml", text =>
      text.replace("[one/needed, one/will-be-built]", "[one/needed, one/will-be-built, one/undecided]"),
    ),
  ))

test("one that has a direction is stored where it begins", () =>
  void checkAct(
    "link-claim",
    { uri: two, claim: "can-wait", relation: "supersedes", to: "one/undecided" },
    smallCorpus,
    file("a/two.ann.yaml", text =>
      text.replace("[one/needed, one/will-be-built]}", "[one/needed, one/will-be-built], supersedes: one/undecided}"),
    ),
  ))

test("what is linked already, and what cannot be, is refused", () => {
  const refused = (uri: string, claim: string, relation: string, to: string, reason: RegExp) =>
    checkRefused("link-claim", { uri, claim, relation, to }, smallCorpus, reason)
  refused(one, "needed", "contradicts", "two/can-wait", /linked to "can-wait" as "contradicts" already/)
  refused(one, "needed", "supersedes", "two/can-wait", /which is later/)
  refused(one, "needed", "repeats", "needed", /to itself/)
  refused(one, "needed", "repeats", "one/nope", /There is no claim "one\/nope"/)
  refused(one, "nope", "repeats", "needed", /There is no claim "nope"/)
  refused(one, "needed", "likes", "undecided", /"likes" is no relation/)
})
