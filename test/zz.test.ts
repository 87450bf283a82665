import { test } from "node:test"
import { doAct, applyChange } from "./support/check-acts.ts"
import { runAct } from "../server/core/acts/all-acts.ts"
test("x", () => {
  const long = "We need the bridge more than anybody who has never tried to cross this river in the dark can know"
  const { corpus, files, outcome } = doAct("record-claim", {fields: {speaker: "adler"}}, `//- registry.yaml
format: 1
entities: {adler: {type: person, name: Adler}}
//- a.txt
{{“${long},” Adler said, “and ${long} again.”}}
It rains. ${"x".repeat(3)} Moss said ${long}. Adler said ${long}.
//- a.ann.yaml
mentions:
  Adler: adler
`)
  if ("refused" in outcome) throw new Error(outcome.refused)
  applyChange(outcome, files)
  const [uri] = outcome.changes.map(c => c.uri)
  corpus.update([uri!])
  console.log(files.get(uri!))
  console.log(JSON.stringify(runAct("format-file", { uri: uri! }, { corpus, today: "2020-01-01" })))
})
