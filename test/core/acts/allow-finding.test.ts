import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const registry = "//- registry.yaml\nentities:\n  oslo: {type: place, name: Oslo}\n"

const sidecar = (rest: string, mention = "Oslo’s: oslo") => `${registry}//- a.txt
Oslo’s harbour is full.
//- a.ann.yaml
mentions:
  ${mention}
${rest}`

test("a finding at a surface is allowed there, with its reason", () =>
  void checkAct(
    "allow-finding",
    { rule: "mention-boundary", reason: " the name ends so " },
    sidecar("", "{{Oslo’s}}: oslo"),
    sidecar("allow:\n  - {rule: mention-boundary, at: Oslo’s, reason: the name ends so}\n"),
  ))

test("a second one comes behind the first, without a reason where none is given", () =>
  void checkAct(
    "allow-finding",
    { rule: "mention-boundary" },
    sidecar("allow:\n  - {rule: x, at: y, x-by: me} # kept\n", "{{Oslo’s}}: oslo"),
    sidecar("allow:\n  - {rule: x, at: y, x-by: me} # kept\n  - {rule: mention-boundary, at: Oslo’s}\n"),
  ))

test("a finding inside a claim is allowed at its slug", () => {
  const claim = (slug: string, rest: string) =>
    sidecar(`claims:\n  full:\n    speaker: narrator\n    mode: {{narrator}}\n    quote: harbour\n${rest}`).replace(
      "{{narrator}}",
      slug,
    )
  checkAct(
    "allow-finding",
    { rule: "narrator-mode" },
    claim("{{narrator}}", ""),
    claim("narrator", "allow:\n  - {rule: narrator-mode, at: full}\n"),
  )
})

test("a finding elsewhere in the sidecar is allowed for the whole article", () =>
  void checkAct(
    "allow-finding",
    { rule: "code-required" },
    sidecar("tags: [{{a}}]\n"),
    sidecar("tags: [a]\nallow:\n  - {rule: code-required}\n"),
  ))

test("a finding of the article is allowed at its words, in a sidecar that may not exist yet", () =>
  void checkAct(
    "allow-finding",
    { rule: "duplicate-line" },
    "//- a.txt\nThe {{same}} line.\n",
    "//- a.ann.yaml\nallow:\n  - {rule: duplicate-line, at: same}\n",
  ))

test("what is no article or sidecar, or cannot be read, is left alone", () => {
  checkRefused("allow-finding", { rule: "entity-unused" }, `${registry}{{ }}\n`, /is no article or annotation file/)
  checkRefused("allow-finding", { rule: "x" }, sidecar('"', "{{Oslo’s}}: oslo"), /cannot be read/)
})
