import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const source = `//- codebook.yaml
topics:
  works: {proposition: Building is good.}
  bridge: {proposition: The bridge is good., parent: works}
  deck: {proposition: The deck is good., parent: bridge}
//- registry.yaml
entities:
  ann: {type: person, name: Ann}
  bo: {type: person, name: Bo, roles: [{role: aide, of: ann}]}
  club: {type: organization, name: Club, members: [{of: ann}]}
merged: {old-ann: ann}
//- a.txt
Ann, a clerk and Bo came.
//- a.ann.yaml
local:
  _clerk: {type: person, of: ann}
mentions:
  Ann: ann
  a clerk: _clerk
  a clerk and Bo: _clerk + bo
claims:
  a: {speaker: ann + bo, mode: narrated, quote: came, topic: bridge}
`

test("another entity is used everywhere, but its own entry and the definition stay", () =>
  void checkAct(
    "replace",
    { kind: "entities", id: "ann", by: "bo" },
    source,
    source
      .replace("members: [{of: ann}]", "members: [{of: bo}]")
      .replace("old-ann: ann", "old-ann: bo")
      .replace("type: person, of: ann}\nmentions:\n  Ann: ann", "type: person, of: bo}\nmentions:\n  Ann: bo")
      .replace("speaker: ann + bo", "speaker: bo"),
  ))

test("a local entity is replaced in its article", () =>
  void checkAct(
    "replace",
    { kind: "entities", id: "_clerk", by: "bo" },
    source,
    source.replace("a clerk: _clerk", "a clerk: bo").replace("Bo: _clerk + bo", "Bo: bo"),
  ))

test("a code is not put under itself", () =>
  void checkAct(
    "replace",
    { kind: "topics", id: "bridge", by: "deck" },
    source,
    source.replace("topic: bridge", "topic: deck"),
  ))

test("what would not do is refused with a reason", () => {
  const no = (id: string, by: string, reason: RegExp) =>
    checkRefused("replace", { kind: "entities", id, by }, source, reason)
  no("ann", "bob", /"bob" is not defined; did you mean "bo"\?/)
  no("ann", "_clerk", /one article only/)
  no("nobody", "bo", /"nobody" is used nowhere/)
})
