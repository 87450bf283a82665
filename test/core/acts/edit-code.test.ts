import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const codebook = `//- codebook.yaml
format: 1
topics:
  bridge: {proposition: The bridge should be built., keywords: [bridg]} # the new one
  works: {abstract: true}
`

test("fields of a code are set and taken out; all else stays", () =>
  void checkAct(
    "edit-code",
    { kind: "topics", id: "bridge", set: { keywords: ["bridg", "span"], parent: "works", label: "The bridge" } },
    codebook,
    codebook.replace(
      "{proposition: The bridge should be built., keywords: [bridg]}",
      "{label: The bridge, parent: works, proposition: The bridge should be built., keywords: [bridg, span]}",
    ),
  ))

test("a code is given up with what replaces it", () =>
  void checkAct(
    "edit-code",
    { kind: "topics", id: "works", set: { "deprecated.use": "bridge", abstract: null } },
    codebook,
    codebook.replace("{abstract: true}", "{deprecated: {use: bridge}}"),
  ))

test("the built-in stances are written out with what contradicts what", () =>
  void checkAct(
    "edit-code",
    { kind: "stances", id: "none", set: { label: "no side" } },
    "//- codebook.yaml\nformat: 1\n",
    `//- codebook.yaml
format: 1
stances:
  supports: {about: The speaker is for it}
  opposes: {about: "The speaker is against it: rejects, condemns or denies it"}
  withholds: {about: The speaker has not taken that step and does not condemn it either}
  mixed: {about: "The speaker is for a part of it, or for it under conditions"}
  neutral: {about: The speaker says openly that they take no side}
  none: {label: no side, about: The claim states a fact and takes no side}
contradictory-stances: [[supports, opposes], [supports, withholds], [supports, mixed]]
`,
  ))

test("what is not there or does not fit is refused", () => {
  checkRefused("edit-code", { kind: "topics", id: "ferry", set: {} }, codebook, /There is no topic "ferry"/)
  checkRefused("edit-code", { kind: "topics", id: "bridge", set: { parent: "bridge" } }, codebook, /under itself/)
  checkRefused("edit-code", { kind: "topics", id: "bridge", set: { abstract: "maybe" } }, codebook, /true or false/)
})
