import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"
import { smallCorpus } from "../../support/small-corpus.ts"

const uri = "file:///corpus/a/one.txt"

function expected(change: (sidecar: string) => string): string {
  const sidecar = /\/\/- a\/one\.ann\.yaml\n[\s\S]*?(?=\/\/- )/.exec(smallCorpus)?.[0] ?? ""
  return change(sidecar)
}

test("fields of a claim are set and taken out; all else stays", () =>
  void checkAct(
    "edit-claim",
    { uri, claim: "needed", set: { stance: "mixed", target: ["lund"], links: null, kind: "position" } },
    smallCorpus,
    expected(sidecar =>
      sidecar.replace(
        "kind: assertion\n    topic: bridge\n    stance: supports\n    links: {supports: will-be-built}",
        "kind: position\n    topic: bridge\n    stance: mixed\n    target: lund",
      ),
    ),
  ))

test("links of one relation are set by its name", () =>
  void checkAct(
    "edit-claim",
    { uri, claim: "undecided", set: { "links.qualifies": ["needed"] } },
    smallCorpus,
    expected(sidecar => sidecar.replace("stance: neutral\n", "stance: neutral\n    links: {qualifies: needed}\n")),
  ))

test("words that are there already are not written anew, and what would change nothing is no deed", () => {
  const set = { cue: "added", quote: "We need it" }
  checkRefused("edit-claim", { uri, claim: "needed", set }, smallCorpus, /"needed" is like this already/)
})

test("what is not there or does not fit is refused", () => {
  const refused = (claim: string, set: Record<string, string>, reason: RegExp) =>
    checkRefused("edit-claim", { uri, claim, set }, smallCorpus, reason)
  refused("nope", {}, /There is no claim "nope"/)
  refused("needed", { topc: "bridge" }, /"topc" is no key of a claim/)
  refused("needed", { topic: "ferry" }, /"ferry" is no topic of the codebook/)
  refused("needed", { speaker: "nobody" }, /"nobody" is not in the registry/)
  refused("needed", { speaker: "adler + _nobody" }, /"_nobody" is not under "local:"/)
  refused("needed", { date: "then" }, /"then" is no date/)
})
