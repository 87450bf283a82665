import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFix, checkRule, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

const codebook = `
//- codebook.yaml
format: 1
topics:
  recognition: {proposition: They are to be recognised, keywords: [recogni]}
  peace: {proposition: There is to be peace}
stances: [supports, opposes, withholds, mixed, none]
contradictory-stances: [[supports, opposes], [supports, withholds]]
`

const stance = (name: string) => `{{stance-conflict-undeclared:${name}}}`

interface ClaimOf {
  readonly speaker?: string
  readonly topic?: string
  readonly stance: string
  readonly more?: string
}

/** An article with one claim, and its sidecar. */
function file(name: string, published: string, claim: ClaimOf): string {
  const { speaker = "kazakhstan", topic = "peace", stance, more = "" } = claim
  return `//- ${name}.txt
Something was said.
//- ${name}.ann.yaml
article: ${name}
source: {published: ${published}}
claims:
  c:
    speaker: ${speaker}
    topic: ${topic}
    stance: ${stance}
${more}`
}

// --- stance-conflict-undeclared

test("two stances of one speaker are marked at the later claim", () =>
  checkRule(
    "stance-conflict-undeclared",
    `${codebook}${file("a1", "2008-09", { stance: "supports" })}${file("a0", "2008-10", { stance: stance("withholds") })}`,
    /^kazakhstan on peace: supports in a1\/c, withholds in a0\/c$/,
  ))

test("the date of a claim counts before that of its article", () =>
  checkRule(
    "stance-conflict-undeclared",
    `${codebook}${file("a", "2008-10", { stance: stance("opposes") })}${file("b", "2008-11", {
      stance: "supports",
      more: "    date: 2008-08\n",
    })}`,
  ))

test("a joint speaker counts as each", () =>
  checkRule(
    "stance-conflict-undeclared",
    `${codebook}${file("a", "2008", { speaker: "china + kazakhstan", stance: "supports" })}${file("b", "2009", {
      speaker: "kazakhstan + china",
      stance: stance("opposes"),
    })}`,
    /^kazakhstan and china on peace/,
  ))

test("within an article the second claim is marked, whoever speaks", () => {
  for (const speaker of ["kazakhstan", "narrator", "_analyst"]) {
    checkRule(
      "stance-conflict-undeclared",
      `${codebook}
//- a.txt
Something was said.
//- a.ann.yaml
claims:
  x: {speaker: ${speaker}, topic: peace, stance: supports}
  y: {speaker: ${speaker}, topic: peace, stance: ${stance("opposes")}}
`,
    )
  }
})

test("any link between the two, on either side, declares the conflict", () => {
  for (const relation of ["contradicts", "supersedes", "repeats"]) {
    const link = (to: string) => `    links: {${relation}: ${to}}\n`
    const first = (more: string) => file("a", "2008", { stance: "supports", more })
    const second = (more: string) => file("b", "2009", { stance: "opposes", more })
    checkRule("stance-conflict-undeclared", `${codebook}${first(link("b/c"))}${second("")}`)
    checkRule("stance-conflict-undeclared", `${codebook}${first("")}${second(link("a/c"))}`)
  }
})

test("stances that do not contradict, topics and speakers that differ, are no conflict", () => {
  const first = file("a", "2008", { stance: "opposes" })
  for (const second of [
    { stance: "withholds" },
    { stance: "mixed" },
    { stance: "supports", topic: "recognition" },
    { stance: "supports", speaker: "china" },
    { stance: "suports" },
  ]) {
    checkRule("stance-conflict-undeclared", `${codebook}${first}${file("b", "2009", second)}`)
  }
})

test("the voices of two articles, and unnamed speakers of two articles, are different speakers", () => {
  for (const speaker of ["narrator", "_analyst"]) {
    checkRule(
      "stance-conflict-undeclared",
      `${codebook}${file("a", "2008", { speaker, stance: "supports" })}${file("b", "2009", { speaker, stance: "opposes" })}`,
    )
  }
})

test("an unknown topic is another matter", () =>
  checkRule(
    "stance-conflict-undeclared",
    `${codebook}${file("a", "2008", { topic: "pease", stance: "supports" })}${file("b", "2009", { topic: "pease", stance: "opposes" })}`,
  ))

test("every coder is compared with themselves only", () => {
  const layer = `//- a.ann.bk.yaml
article: a
claims:
  c:
    speaker: kazakhstan
    topic: peace
    stance: supports
`
  checkRule("stance-conflict-undeclared", `${codebook}${file("a", "2008", { stance: "opposes" })}${layer}`)
  checkRule(
    "stance-conflict-undeclared",
    `${codebook}${file("a", "2008", { stance: "opposes" })}${layer}//- b.ann.bk.yaml
article: b
claims:
  c:
    speaker: kazakhstan
    topic: peace
    stance: ${stance("opposes")}
//- b.txt
Something was said.
`,
  )
})

test("a link declares it, in the form that the claim has", () => {
  const first = file("a", "2008", { stance: "supports" })
  const second = (more: string) => file("b", "2009", { stance: "opposes", more })
  const fix = (before: string, after: string, title: string) =>
    checkFix("stance-conflict-undeclared", `${codebook}${first}${second(before)}`, second(after), title)
  fix("", "    links: {contradicts: a/c}\n", "contradicts")
  fix("    links: {qualifies: c}\n", "    links: {qualifies: c, supersedes: a/c}\n", "supersedes")
  fix("    links: {qualifies: c}\n", "    links: {qualifies: [c, a/c]}\n", "qualifies")
  fix(
    "    links: {qualifies: [c, c], supports: c}\n",
    "    links: {qualifies: [c, c, a/c], supports: c}\n",
    "qualifies",
  )
  fix("    links: {qualifies: [c, c]}\n", "    links: {qualifies: [c, c], supersedes: a/c}\n", "supersedes")
  fix("    links:\n      qualifies: c\n", "    links:\n      qualifies: c\n      contradicts: a/c\n", "contradicts")
  fix(
    "    links:\n      qualifies:\n        - c\n",
    "    links:\n      qualifies:\n        - c\n        - a/c\n",
    "qualifies",
  )
  fix("    links: {}\n", "    links:\n      contradicts: a/c\n", "contradicts")
})

test("one of the two can be changed, if that is not the next contradiction", () => {
  const first = file("a", "2008", { stance: "supports" })
  const second = (name: string) => file("b", "2009", { stance: name })
  const code = "stance-conflict-undeclared"
  checkFix(code, `${codebook}${first}${second("opposes")}`, second("supports"), "Change the stance")
  const third = file("c", "2010", { stance: "opposes", more: "    links: {contradicts: a/c}\n" })
  const corpus = loadCorpus(parseFixture(`${codebook}${first}${second("opposes")}${third}`).files)
  const titles = findingsOf(corpus)
    .filter(finding => finding.code === code)
    .flatMap(({ fix }) => fix?.().map(({ title }) => title) ?? [])
  assert.deepEqual(
    titles.filter(title => title.startsWith("Change")),
    [],
  )
})

// --- stance-polarity

const polarity = (text: string, quote: string, stance = "{{stance-polarity:supports}}", topic = "recognition") =>
  `${codebook}
//- a.txt
${text}
//- a.ann.yaml
claims:
  c: {speaker: kazakhstan, topic: ${topic}, stance: ${stance}, quote: ${quote}}
`

test("a keyword that is negated does not go with support", () => {
  checkRule(
    "stance-polarity",
    polarity("They did not {{stance-polarity:recognise}} the regions, he said.", "They did not recognise the regions"),
    /^"recogni…" is negated in the text, but stance is supports$/,
  )
  for (const text of [
    "They will never again recognise them.",
    "They don’t recognise them.",
    "They failed to recognise them.",
    "They have yet to recognise them.",
    "They stopped short of recognising them.",
    "Without recognition of them.",
    "They left without recognition of them.",
  ]) {
    checkRule("stance-polarity", polarity(text, text.slice(0, -1)))
  }
})

test("a negation before the quote counts as well", () =>
  checkRule("stance-polarity", polarity("He ruled out recognising the regions.", "recognising the regions")))

test("two negations, another clause and another sentence are no negation", () => {
  for (const text of [
    "They did not rule out recognising them.",
    "They recognised them.",
    "They did not come; they recognised them.",
    "They did not come. They recognised them.",
    "They did not come, but recognised them.",
    "Not everybody who had ever been there before that time recognised them.",
    "Nothing but this: they recognised them.",
    "They recognised them, not others.",
  ]) {
    checkRule("stance-polarity", polarity(text, text.slice(0, -1), "supports"))
  }
})

test("other stances, topics without keywords and other languages are left alone", () => {
  const text = "They did not recognise them."
  checkRule("stance-polarity", polarity(text, "They did not recognise them", "withholds"))
  checkRule("stance-polarity", polarity(text, "They did not recognise them", "supports", "peace"))
  checkRule(
    "stance-polarity",
    polarity(text, "They did not recognise them", "supports").replace("claims:", "language: fi\nclaims:"),
  )
})

test("the stance is withheld or turned", () => {
  const text = "They did not recognise them."
  const fixed = (stance: string) =>
    `\n//- a.ann.yaml\nclaims:\n  c: {speaker: kazakhstan, topic: recognition, stance: ${stance}, quote: They did not recognise them}\n`
  checkFix("stance-polarity", polarity(text, "They did not recognise them", "supports"), fixed("withholds"))
  checkFix("stance-polarity", polarity(text, "They did not recognise them", "supports"), fixed("opposes"), "opposes")
})

// --- link-unresolved

const linking = (links: string, more = "") =>
  `//- b.txt
Something was said.
//- b.ann.yaml
claims:
  kz-not-recognised: {speaker: narrator}
//- a.txt
Something was said.
//- a.ann.yaml
claims:
  one: {speaker: narrator, links: {${links}}}
  two: {speaker: narrator${more}}
`

test("links that lead nowhere are marked", () =>
  checkRule(
    "link-unresolved",
    linking(
      "supports: [two, {{link-unresolved:three}}, b/kz-not-recognised, a/two], repeats: {{link-unresolved:b/kz-not-recognized}}, qualifies: {{link-unresolved:x/one}}, contradicts: {{link-unresolved:kz-not-recognised}}",
      ", continues: {{link-unresolved:onne}}",
    ),
    /^"b\/kz-not-recognized" is not a claim; did you mean "b\/kz-not-recognised"\?$/m,
  ))

test("a link leads to the claims of the same coder", () =>
  checkRule(
    "link-unresolved",
    `${linking("supports: b/kz-not-recognised")}//- a.ann.bk.yaml
claims:
  one: {speaker: narrator, links: {supports: {{link-unresolved:b/kz-not-recognised}}, repeats: one}}
`,
  ))

test("a mistyped link is corrected, in its slug or in its article", () => {
  checkFix("link-unresolved", linking("supports: tow"), linking("supports: two"))
  checkFix("link-unresolved", linking("supports: b/kz-not-recognized"), linking("supports: b/kz-not-recognised"))
  checkFix("link-unresolved", linking("supports: a/tow"), linking("supports: a/two"))
  checkFix("link-unresolved", linking("supports: two", ", continues: on"), linking("supports: two", ", continues: one"))
  const renamed = (source: string) => source.replaceAll("//- b.", "//- article-b.")
  checkFix(
    "link-unresolved",
    renamed(linking("supports: article-bb/kz-not-recognised")),
    renamed(linking("supports: article-b/kz-not-recognised")),
  )
})

// --- link-order

const early = (links = "", topic = "peace") => file("early", "2008~", { stance: "none", topic, more: links })
const late = (links = "", date = "2010-02") => file("late", date, { stance: "none", speaker: "china", more: links })

test("what supersedes or answers a later claim is marked", () => {
  for (const relation of ["supersedes", "responds-to"]) {
    checkRule(
      "link-order",
      `${codebook}${early(`    links: {${relation}: {{link-order:late/c}}, repeats: late/c}\n`)}${late()}`,
      new RegExp(`^${relation} late/c, which is later$`),
    )
  }
})

test("dates that meet, and articles without one, are in order", () => {
  for (const date of ["2008-12-31/2010", "2008", "2007", "", "soon"]) {
    checkRule("link-order", `${codebook}${early("    links: {supersedes: late/c}\n")}${late("", date)}`)
  }
  checkRule("link-order", `${codebook}${early("    links: {supersedes: c, responds-to: late/x}\n")}${late()}`)
})

test("within an article the dates of the claims count", () =>
  checkRule(
    "link-order",
    `
//- a.txt
Something was said.
//- a.ann.yaml
source: {published: 2010}
claims:
  x: {speaker: narrator, date: 2008, links: {supersedes: {{link-order:y}}}}
  y: {speaker: narrator, date: 2009}
`,
  ))

test("the link is turned round", () => {
  const supersedes = (to: string) => `    links: {supersedes: ${to}}\n`
  checkFix(
    "link-order",
    `${codebook}${early(supersedes("late/c"))}${late()}`,
    `${early()}${late(supersedes("early/c"))}`,
  )
  checkFix(
    "link-order",
    `${codebook}${early("    links: {supersedes: late/c, repeats: c}\n")}${late("    links:\n      repeats: c\n")}`,
    `${early("    links: {repeats: c}\n")}${late("    links:\n      repeats: c\n      supersedes: early/c\n")}`,
  )
  checkFix(
    "link-order",
    `${codebook}${early("    links:\n      supersedes:\n        - c\n        - late/c\n")}${late()}`,
    `${early("    links:\n      supersedes:\n        - c\n")}${late(supersedes("early/c"))}`,
  )
  checkFix(
    "link-order",
    `${codebook}${early("    links: {repeats: c, supersedes: [late/c]}\n")}${late()}`,
    `${early("    links: {repeats: c}\n")}${late(supersedes("early/c"))}`,
  )
  const within = (x: string, y: string) =>
    `\n//- a.txt\nIt was said.\n//- a.ann.yaml\nclaims:\n  x: {speaker: narrator, date: 2008${x}}\n  y: {speaker: narrator, date: 2009${y}}\n`
  checkFix("link-order", within(", links: {supersedes: y}", ""), within("", ", links: {supersedes: x}"))
})
