import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// Modes and quotation marks, cues and their paragraphs, doubles, targets.

const local = `
//- a.ann.yaml
source: {published: 2009}
local:
  _baker: {type: person, anonymous: true}
  _grocer: {type: person, anonymous: true}
  _fair: {type: event}
  _town: {type: place}
mentions:
  baker: _baker
  grocer: _grocer
  fair: _fair
`

/** An article and claims, each a slug and its fields on one line or more. */
function coded(article: string, claims: Readonly<Record<string, string>>, head = ""): string {
  const written = Object.entries(claims).map(([slug, fields]) => {
    const lines = fields.split("\n").map(line => `    ${line}\n`)
    return `  ${slug}:\n${lines.join("")}`
  })
  return `\n//- a.txt\n${article}${local}${head}claims:\n${written.join("")}`
}

const said = (mode: string, quote: string, cue = "said") =>
  `speaker: _baker\ncue: ${cue}\nmode: ${mode}\nquote: ${JSON.stringify(quote)}\nkind: assertion\ntopic: rent\nstance: none`

// --- indirect-inside-quotation-marks

const inside = "indirect-inside-quotation-marks"

test("reported words that are all quoted are direct", () => {
  for (const mode of ["indirect", "mixed"]) {
    const source = (written: string) =>
      coded('"All is well here," the baker said.', { one: said(written, "All is well") })
    checkRule(
      inside,
      source(`{{${inside}:${mode}}}`),
      /all of "All is well" stands in quotation marks, but the mode is/,
    )
    checkFix(inside, source(mode), `//- a.ann.yaml${source("direct").split("//- a.ann.yaml")[1]}`)
  }
  checkRule(inside, coded('The baker said all is "well".', { one: said("mixed", 'all is "well"') }))
  checkRule(inside, coded('"All is well," the baker said.', { one: said("direct", "All is well") }))
})

test("what is reported in a quotation is not direct", () => {
  const text = '"The grocer said that all was well, and I agree," the baker said.'
  checkRule(inside, coded(text, { one: said("indirect", "all was well", "{exact: said, prefix: grocer}") }))
  const outer = said("direct", "The grocer said that all was well, and I agree")
  checkRule(inside, coded(text, { outer, one: said("indirect", "all was well", "{exact: said, prefix: baker}") }))
})

// --- mixed-without-quotation, indirect-with-quotation

test("mixed words have quotation marks in them, indirect ones have none", () => {
  const plain = (mode: string) => coded("The baker said all is well.", { one: said(mode, "all is well") })
  const quoted = (mode: string) =>
    coded('The baker said that "all of it is well" today.', { one: said(mode, 'that "all of it is well" today') })
  checkRule("mixed-without-quotation", plain("{{mixed-without-quotation:mixed}}"), /nothing in "all is well" stands in/)
  checkRule("mixed-without-quotation", quoted("mixed"))
  checkFix("mixed-without-quotation", plain("mixed"), `//- a.ann.yaml${plain("indirect").split("//- a.ann.yaml")[1]}`)
  checkRule("indirect-with-quotation", quoted("{{indirect-with-quotation:indirect}}"), /"all of it is well" stands in/)
  checkRule("indirect-with-quotation", plain("indirect"))
  checkFix("indirect-with-quotation", quoted("indirect"), `//- a.ann.yaml${quoted("mixed").split("//- a.ann.yaml")[1]}`)
})

test("what a quoted person reports is not mixed", () =>
  checkRule(
    "indirect-with-quotation",
    coded("“The grocer said ‘all of it’ was well, and I agree,” the baker said.", {
      one: said("indirect", "‘all of it’ was well", "{exact: said, prefix: grocer}"),
    }),
  ))

// --- quotation-left-open

test("a quote holds both marks of a quotation or none", () => {
  const text = 'The baker said that "all of it is well" today.'
  const source = (quote: string) =>
    coded(text, {
      one: `speaker: _baker\ncue: said\nmode: mixed\nquote: ${quote}\nkind: assertion\ntopic: rent\nstance: none`,
    })
  checkRule(
    "quotation-left-open",
    source(`{{quotation-left-open:'that "all of it is'}}`),
    /is open in this quote without its closing mark/,
  )
  checkRule(
    "quotation-left-open",
    source(`{{quotation-left-open:'it is well" today'}}`),
    /is closed in this quote without its opening mark/,
  )
  for (const quote of [`'that "all of it is well" today'`, "all of it is well", "that"]) {
    checkRule("quotation-left-open", source(quote))
  }
  checkFix(
    "quotation-left-open",
    source(`'that "all of it is'`),
    `//- a.ann.yaml${source(`'that "all of it is well"'`).split("//- a.ann.yaml")[1]}`,
  )
})

// --- cue-not-near-quote

const far = "cue-not-near-quote"

test("a cue of another paragraph is far", () => {
  const text = "All is well, the baker claimed.\n\nThe grocer added nothing."
  const source = (cue: string) => coded(text, { one: said("indirect", "All is well", cue) })
  checkRule(far, source(`{{${far}:added}}`), /the cue "added" is not in the paragraph of the quote/)
  checkRule(far, source("claimed"))
  checkFix(far, source("added"), `//- a.ann.yaml${source("claimed").split("//- a.ann.yaml")[1]}`)
})

test("a colon reaches into the next paragraph, and a quotation over several", () => {
  const claims = (quote: string) => ({ one: said("direct", quote) })
  checkRule(far, coded("The baker said:\n\n“All is well.”", claims("All is well")))
  checkRule(far, coded("“All is well.\n\n“It will stay so,” the baker said.", claims("All is well")))
})

// --- speaker-cannot-speak

test("an event does not speak, nor does a type that nothing is said of", () => {
  const source = (speaker: string) =>
    coded("All is well, the fair said.", { one: said("indirect", "All is well").replace("_baker", speaker) })
  checkRule(
    "speaker-cannot-speak",
    source("{{speaker-cannot-speak:_fair}}"),
    /^"_fair" cannot speak: its type is "event"$/,
  )
  for (const speaker of ["_baker", "narrator", "_nobody", "_baker + _grocer"])
    checkRule("speaker-cannot-speak", source(speaker))
})

test("the country takes the place of its capital", () => {
  const source = (speaker: string) => `
//- registry.yaml
entities:
  dee: {type: country, name: Deeland, metonyms: [Port Dee], capital: port-dee}
  port-dee: {type: place, name: Port Dee, part-of: dee}
//- a.txt
Deeland lies far away. All is well, the mayor said in Port Dee.
//- a.ann.yaml
mentions: {Deeland: dee, Port Dee: port-dee}
claims:
  one: {speaker: ${speaker}, cue: said, mode: indirect, quote: All is well, kind: assertion, topic: x, stance: none}
`
  checkRule("speaker-cannot-speak", source("{{speaker-cannot-speak:port-dee}}"))
  checkFix("speaker-cannot-speak", source("port-dee"), `//- a.ann.yaml${source("dee").split("//- a.ann.yaml")[1]}`)
})

// --- speaker-pronoun-conflict

test("he is whom the paragraph has named, if that is one person", () => {
  const code = "speaker-pronoun-conflict"
  const source = (text: string, speaker: string, more = "") =>
    coded(`${text}\n\nThe grocer and the baker met at the fair.`, {
      one: said("indirect", "all was well").replace("_baker", speaker) + more,
    })
  const text = "The baker came.\n\nThe grocer came late. He said that all was well."
  checkRule(code, source(text, `{{${code}:_baker}}`), /^"He" most likely is _grocer, but the speaker is _baker$/)
  checkRule(code, source(text, `{{${code}:_baker}}`, "\nsource: He"))
  checkRule(code, source(text, "_grocer"))
  checkRule(code, source("The grocer met the baker. He said that all was well.", "_baker"))
  checkRule(code, source("He said that all was well.", "_baker"))
  checkRule(code, source(text.replace(". He", ".\n\nHe"), `{{${code}:_baker}}`))
  checkRule(code, source("The grocer came late.\n\nThe baker met the grocer.\n\nHe said that all was well.", "_baker"))
  checkRule(code, source("The baker came.\n\nThe grocer was late.\n\nHe said that all was well.", "_grocer"))
  checkRule(code, source('"The grocer is late." He said that all was well.', "_baker"))
  checkFix(code, source(text, "_baker"), `//- a.ann.yaml${source(text, "_grocer").split("//- a.ann.yaml")[1]}`)
})

// --- quote-unannotated

const open = "quote-unannotated"

test("quoted words without a claim are told at the claims", () => {
  const source = (text: string, key = "claims") =>
    coded(text, { one: said("direct", "All is well") }).replace("\nclaims:", `\n${key}:`)
  const first = '"All is well," the baker said.'
  checkRule(
    open,
    source(`${first} "But the rent is high," he added.`, `{{${open}:claims}}`),
    /^line 1: "But the rent is high" has no claim$/,
  )
  checkRule(open, source(`${first} A "new" roof is up.`))
  checkRule(open, source(`${first} "All is well," he said again.`))
  checkRule(open, `//- a.txt\n"The rent is high," he said.${local}`)
})

test("a tagged name in quotation marks needs no claim", () =>
  checkRule(
    open,
    coded('"All is well," the baker said at the "Fair of Many Lands".', { one: said("direct", "All is well") }).replace(
      "mentions:",
      "mentions:\n  Fair of Many Lands: _fair",
    ),
  ))

test("a claim is recorded where all of it can be told", () => {
  const article = '"All is well," the baker said. "The rent is high here," the baker added.'
  const one = said("direct", "All is well")
  const two = `speaker: _baker\ncue: added\nmode: direct\nquote: The rent is high here\nkind: assertion\ntopic: rent\nstance: none`
  checkFix(
    open,
    coded(article, { one }),
    `//- a.ann.yaml${coded(article, { one, "rent-high": two }).split("//- a.ann.yaml")[1]}`,
  )
})

// --- duplicate-claim

test("the same words of the same speaker on the same topic count once", () => {
  const code = "duplicate-claim"
  const source = (more = "", slug = "two") =>
    coded("All is well, the baker said.", {
      one: said("indirect", "All is well"),
      [slug]: said("indirect", "All is well") + more,
    })
  checkRule(code, source("", `{{${code}:two}}`), /^"two" has the same text, speaker and topic as "one"$/)
  checkRule(code, source("\nlinks: {qualifies: one}"))
  for (const [from, to] of [
    ["rent\nst", "roof\nst"],
    ["_baker", "_grocer"],
    ["All is well", "is well"],
  ] as const) {
    const other = said("indirect", "All is well").replace(from, to)
    checkRule(code, coded("All is well, the baker said.", { one: said("indirect", "All is well"), two: other }))
  }
  const alone = coded("All is well, the baker said.", { one: said("indirect", "All is well") })
  checkFix(code, source(), `//- a.ann.yaml${alone.split("//- a.ann.yaml")[1]}`, "Remove")
  checkFix(code, source(), `//- a.ann.yaml${source("\nlinks: {repeats: one}").split("//- a.ann.yaml")[1]}`, "repeats")
})

test("stances that contradict one another are the matter of their own rule", () => {
  const [one, two] = ["supports", "opposes"].map(stance => said("indirect", "All is well").replace("none", stance))
  checkRule("duplicate-claim", coded("All is well, the baker said.", { one: one ?? "", two: two ?? "" }))
})

// --- summary-duplicate

test("a headline that restates the text says so", () => {
  const code = "summary-duplicate"
  const head = "regions:\n  headline: Baker Says All Is Well\n"
  const headline = said("indirect", "All Is Well", "Says")
  const source = (more = "", slug = "title", body = said("indirect", "all was well")) =>
    coded("Baker Says All Is Well\n\nThe baker said that all was well.", { [slug]: headline + more, body }, head)
  checkRule(code, source("", `{{${code}:title}}`), /^"title" restates "body"; link it with "repeats"$/)
  checkRule(code, source("\nlinks: {repeats: body}"))
  checkRule(code, source("", "title", said("indirect", "all was well").replace("rent", "roof")))
  checkRule(code, source("", "title", said("indirect", "all was well").replace("_baker", "_grocer")))
  checkFix(code, source(), `//- a.ann.yaml${source("\nlinks: {repeats: body}").split("//- a.ann.yaml")[1]}`)
})

// --- target-not-mentioned, target-not-near

test("a target has a mention, and not far off", () => {
  const source = (target: string, text = "The grocer left.\n\nIt rained.\n\nAll is well, the baker said.") =>
    coded(text, { one: `${said("indirect", "All is well")}\ntarget: ${target}` })
  checkRule(
    "target-not-mentioned",
    source("{{target-not-mentioned:_town}}"),
    /^"_town" has no mention in this article$/,
  )
  for (const target of ["_grocer", "_nobody", "[_baker, _grocer]"]) checkRule("target-not-mentioned", source(target))
  checkRule(
    "target-not-near",
    source("{{target-not-near:_grocer}}"),
    /^the target "_grocer" is not mentioned in the paragraph$/,
  )
  for (const target of ["_baker", "_town"]) checkRule("target-not-near", source(target))
  checkRule("target-not-near", source("_grocer", "It rained.\n\nThe grocer left.\n\nAll is well, the baker said."))
})

test("what belongs to the target stands for it", () => {
  const source = (target: string) => `
//- registry.yaml
entities:
  dee: {type: country, name: Deeland}
  chief: {type: person, name: Chief Ann, roles: [{role: chief, of: dee}]}
  bo: {type: person, name: Bo}
//- a.txt
Chief Ann left. All is well, Bo said.
//- a.ann.yaml
mentions: {Chief Ann: chief, Bo: bo}
claims:
  one: {speaker: bo, cue: said, mode: indirect, quote: All is well, target: ${target}}
`
  checkRule("target-not-mentioned", source("dee"))
})
