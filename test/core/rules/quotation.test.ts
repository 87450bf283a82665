import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia}
  kazakhstan: {type: country, name: Kazakhstan, adjectives: [Kazakh], metonyms: [Astana]}
  foreign-ministry: {type: organization, name: Foreign Ministry, part-of: kazakhstan}
  cis-institute: {type: organization, name: CIS Institute}
  masimov: {type: person, name: Karim Masimov, aliases: [Masimov]}
  lavrov: {type: person, name: Sergei Lavrov, aliases: [Lavrov]}
  rice: {type: person, name: Condoleezza Rice, aliases: [Rice]}
  zatulin: {type: person, name: Konstantin Zatulin, aliases: [Zatulin]}
  clinton: {type: person, name: Hillary Clinton}
  russia: {type: country, name: Russia}
  nicaragua: {type: country, name: Nicaragua}
  interfax: {type: organization, name: Interfax}
  war: {type: event, name: August war}
`

const mentions = `
//- a.ann.yaml
format: 1
local:
  _official: {type: person, anonymous: true, of: foreign-ministry}
  _analyst: {type: person, anonymous: true}
mentions:
  Georgia: georgia
  Kazakhstan: kazakhstan
  Kazakh: kazakhstan
  Foreign Ministry: foreign-ministry
  CIS Institute: cis-institute
  Masimov: masimov
  Sergei Lavrov: lavrov
  Lavrov: lavrov
  Rice: rice
  Zatulin: zatulin
  Russia: russia
  Nicaragua: nicaragua
  Interfax: interfax
  August war: war
  the official: _official
  An analyst: _analyst
  the premier: masimov
`

/** Every entity is named somewhere, so that only the paragraph before decides. */
const everybody =
  "Georgia, Kazakhstan, Kazakh, Foreign Ministry, CIS Institute, Masimov, Sergei Lavrov, Lavrov, Rice, Zatulin, Russia, Nicaragua, Interfax, August war, the official, An analyst, the premier."

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, registry + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, registry + source, expected, title)
}

/** One claim about a paragraph of text; `fields` are lines of the claim. */
function claim(paragraph: string, fields: string): string {
  const lines = fields.split("\n").map(line => `    ${line}\n`)
  return `
//- a.txt
${paragraph}

${everybody}
${mentions}
claims:
  one:
${lines.join("")}    kind: assertion
    topic: talks
    stance: none
`
}

// --- quote-not-verbatim

const reform = "\n//- a.txt\nOne.\nRice said political and social reform was important in Kazakhstan.\n"
const wrong = "political and soical reform was important"

test("one wrong letter in a quote is caught, and the place is named", () =>
  check(
    "quote-not-verbatim",
    `${reform}//- a.ann.yaml
claims:
  reform: {speaker: rice, cue: said, mode: indirect, quote: {{quote-not-verbatim:${wrong}}}}
`.replace("}}}", "}} }"),
    /is not in the article \(9\d % like line 2: "political and social reform was important"\)/,
  ))

test("a quote that is still empty is told so", () =>
  check(
    "quote-not-verbatim",
    `${reform}//- a.ann.yaml
claims:
  reform: {speaker: rice, cue: said, mode: indirect, quote: {{quote-not-verbatim:""}} }
`,
    /^there are no words here yet/,
  ))

test("nothing is said of a place that is not alike, nor attached to one that is", () =>
  check(
    "quote-not-verbatim",
    `${reform}//- a.ann.yaml
claims:
  reform:
    speaker: rice
    cue: said
    mode: indirect
    quote:
      - {{quote-not-verbatim:something else altogether, in many words}}
      - was important
`,
    /is not in the article$/,
  ))

test("a quote that cuts a word, and the end of a stretch, are judged too", () => {
  check(
    "quote-not-verbatim",
    `${reform}//- a.ann.yaml
claims:
  reform:
    speaker: rice
    quote: {{quote-not-verbatim:olitical and social reform}}
`,
    /begins or ends inside a word/,
  )
  check(
    "quote-not-verbatim",
    `${reform}//- a.ann.yaml
claims:
  reform:
    speaker: rice
    quote: {from: social reform, to: {{quote-not-verbatim:political}}}
  other:
    speaker: rice
    quote: {from: {{quote-not-verbatim:sozial reform}}, to: Kazakhstan}
`,
    /"political" does not occur after "social reform"/,
  )
})

test("white space, quotation marks and dashes may differ, and a lost context is another matter", () =>
  check(
    "quote-not-verbatim",
    `
//- a.txt
He said “social\u00a0and
political – reform” was near.
//- a.ann.yaml
claims:
  one: {speaker: narrator, mode: narrator, quote: "social and political - reform"}
  two: {speaker: narrator, mode: narrator, quote: {exact: was near, prefix: nowhere}}
`,
  ))

test("the article's words are taken, in the form that the quote has", () => {
  const claims = (quote: string) => `
//- a.ann.yaml
claims:
  reform:
    speaker: narrator
    mode: narrator
    quote: ${quote}
    kind: assertion
    topic: reform
    stance: none
`
  fix("quote-not-verbatim", reform + claims(wrong), claims("political and social reform was important"))
  fix(
    "quote-not-verbatim",
    reform + claims(`>-\n      Rise said political and\n      social reform`),
    claims(`>-\n      Rice said political and social reform`),
  )
})

// --- direct-without-quotation-marks

function direct(paragraphs: string, quote: string, marked = false): string {
  const mode = marked ? "{{direct-without-quotation-marks:direct}}" : "direct"
  return `
//- a.txt
${paragraphs}
//- a.ann.yaml
claims:
  one:
    speaker: rice
    cue: said
    mode: ${mode}
    quote: ${JSON.stringify(quote)}
`
}

test("direct words outside quotation marks are an error", () => {
  const code = "direct-without-quotation-marks"
  check(code, direct("Rice said it was fine.", "it was fine", true), /line 1: "it was fine" does not stand in/)
  check(code, direct('"Good," Rice said. "Bye."', "Rice said", true))
  check(code, direct('Rice said "it was fine" and left.', 'it was fine" and left', true))
  check(code, direct("“All well,” Rice said. The rest was silence.", "The rest was silence", true))
})

test("curly, straight, German, French, Scandinavian and single marks are known", () => {
  const quote = "it was fine"
  const forms = [
    `“Well, ${quote},” he said.`,
    `"Well, ${quote}," he said. "Yes."`,
    `Er said: „Well, ${quote}“, und ging. „Ja.“`,
    `Il said : « Well, ${quote} ».`,
    `Er said: »Well, ${quote}«, und ging.`,
    `Han said: ”Well, ${quote}”.`,
    `‘Well, the states’ ${quote},’ he said. It was Russia’s day.`,
    `'We said ${quote},' he said. It wasn't.`,
    `"They said 'just ${quote}.' But" he said.`,
    `--"well, ${quote}" he said.`,
  ]
  for (const form of forms) check("direct-without-quotation-marks", direct(form, quote))
})

test("an apostrophe opens nothing", () =>
  check(
    "direct-without-quotation-marks",
    direct("The states' said view was that it was fine for the peoples' sake in the '90s.", "it was fine", true),
  ))

test("a quotation may run over paragraphs and be closed only at the end", () => {
  const text = `He said: “First of all, it is a free country.

Advertisement

“It has friends everywhere.

“And it was fine.”

Nothing more.`
  const furnished = (quote: string, marked = false) =>
    direct(text, quote, marked).replace("claims:", "boilerplate: [Advertisement]\nclaims:")
  const code = "direct-without-quotation-marks"
  check(code, furnished("First of all, it is a free country"))
  check(code, furnished("It has friends everywhere"))
  check(code, furnished("it was fine"))
  check(code, furnished("Nothing more", true))
})

test("a mark that is never closed lasts to the end of its paragraph", () => {
  const text = 'He said: "All of it was fine.\n\nThe end came soon.'
  check("direct-without-quotation-marks", direct(text, "it was fine"))
  check("direct-without-quotation-marks", direct(text, "The end came soon", true))
})

test("the mode becomes indirect, or mixed where a part is quoted", () => {
  const sidecar = (mode: string, quote: string) => `
//- a.ann.yaml
mentions:
  Rice: rice
claims:
  one:
    speaker: rice
    cue: said
    mode: ${mode}
    quote: ${quote}
    kind: assertion
    topic: talks
    stance: none
`
  const article = '\n//- a.txt\nRice said it was "fine" and fair.\n'
  const code = "direct-without-quotation-marks"
  fix(code, article + sidecar("direct", "and fair"), sidecar("indirect", "and fair"))
  fix(code, article + sidecar("direct", 'it was "fine" and fair'), sidecar("mixed", 'it was "fine" and fair'))
})

// --- claim-missing-cue

test("a reported claim without cue is marked, others are not", () => {
  const text = "Rice said all is well."
  check(
    "claim-missing-cue",
    claim(text, "speaker: rice\nmode: indirect\nquote: all is well").replace("  one:", "  {{claim-missing-cue:one}}:"),
    /"one" is indirect, but has no cue and no "continues"/,
  )
  check("claim-missing-cue", claim(text, "speaker: rice\nmode: narrated\nquote: all is well"))
  check("claim-missing-cue", claim(text, "speaker: rice\ncontinues: zero\nmode: direct\nquote: all is well"))
})

test("the nearest verb of the speaker is taken as cue", () => {
  const text = "Lavrov denied it. Rice insisted that all is well, Lavrov added."
  fix(
    "claim-missing-cue",
    claim(text, "speaker: rice\nmode: indirect\nquote: all is well"),
    `//- a.ann.yaml${claim(text, "speaker: rice\ncue: insisted\nmode: indirect\nquote: all is well").split("//- a.ann.yaml")[1]}`,
  )
})

// --- speaker-not-mentioned

test("a speaker that the article never names is marked", () =>
  check(
    "speaker-not-mentioned",
    claim(
      "Rice said all is well.",
      "speaker: rice + {{speaker-not-mentioned:clinton}}\ncue: said\nmode: indirect\nquote: all is well",
    ),
    /"clinton" has no mention in this article/,
  ))

test("a source that names the speaker will do, a pronoun will not", () => {
  const text = "The former secretary said all is well. Then she said: no."
  check(
    "speaker-not-mentioned",
    claim(text, "speaker: clinton\nsource: The former secretary\ncue: said\nmode: indirect\nquote: all is well"),
  )
  check(
    "speaker-not-mentioned",
    claim(
      text,
      "speaker: {{speaker-not-mentioned:clinton}}\nsource: she\ncue: said\nmode: indirect\nquote: all is well",
    ),
  )
})

test("unknown ids and the narrator are the matter of other rules", () => {
  check("speaker-not-mentioned", claim("It rains.", "speaker: clintn\ncue: x\nmode: indirect\nquote: It rains"))
  check("speaker-not-mentioned", claim("It rains.", "speaker: narrator\nmode: narrator\nquote: It rains"))
})

test("a mention that is not found, or a file that cannot be read, is the cause and said once", () => {
  const fields = "speaker: clinton\ncue: said\nmode: indirect\nquote: all is well"
  const tagged = claim("Rice said all is well.", fields).replace(
    "mentions:\n",
    "mentions:\n  Hillary Clinton: clinton\n",
  )
  check("speaker-not-mentioned", tagged)
  check("speaker-not-mentioned", claim("Rice said all is well.", fields).replace("  Rice: rice", '  Rice: "rice'))
})

test("in a file of claims alone the registered names are looked for", () => {
  const source = (speaker: string) => `
//- a.txt
RICE and Astana said all is well.
//- a.ann.yaml
local: {_source: {type: person}}
claims:
  one: {speaker: rice, quote: all is well}
  two: {speaker: kazakhstan, quote: all is well}
  three: {speaker: _source, quote: all is well}
  four:
    speaker: ${speaker}
    quote: all is well
`
  check("speaker-not-mentioned", source("{{speaker-not-mentioned:lavrov}}"))
})

test("the speaker becomes whom the nearest attribution names", () => {
  const text = "“All is well,” Rice said."
  const after = (speaker: string) => claim(text, `speaker: ${speaker}\ncue: said\nmode: direct\nquote: All is well`)
  fix("speaker-not-mentioned", after("clinton"), `//- a.ann.yaml${after("rice").split("//- a.ann.yaml")[1]}`)
})

// --- speaker-cue-conflict

function attributed(paragraph: string, cue: string, speaker: string, more = ""): string {
  const quote = /<(.*?)>/.exec(paragraph)?.[1] ?? ""
  return claim(
    paragraph.replace(/[<>]/g, ""),
    `speaker: ${speaker}\n${more}cue: ${cue}\nmode: indirect\nquote: ${JSON.stringify(quote)}`,
  )
}

const conflict = (speaker: string) => `{{speaker-cue-conflict:${speaker}}}`

test("a name right beside the cue that is not the speaker is marked", () => {
  const forms: [paragraph: string, cue: string][] = [
    ["“<All is well>,” Zatulin said.", "said"],
    ["Zatulin has also said that <all is well>.", "said"],
    ["Konstantin Zatulin, a deputy who heads the CIS Institute, says <all is well>.", "says"],
    ["Zatulin (of the CIS Institute) says <all is well>.", "says"],
    ["Zatulin -- a deputy -- says <all is well>.", "says"],
    ["“<All is well>,” said Zatulin.", "said"],
    ["“<All is well>,” said the Russian deputy Konstantin Zatulin on Monday.", "said"],
    ["<All is well>, according to Zatulin.", "according to"],
    ["<All is well>, Interfax quoted Zatulin as saying.", "quoted"],
    ["<All is well>, as was confirmed by Zatulin.", "confirmed"],
    ["<All is well>, Zatulin was quoted by Interfax as saying.", "was quoted"],
    ["Zatulin has told Interfax that <all is well>.", "has told Interfax"],
    ["Zatulin said <all is well>.", "Zatulin said"],
    ["<All is well>, according to Zatulin.", "according to Zatulin"],
  ]
  for (const [paragraph, cue] of forms) {
    check(
      "speaker-cue-conflict",
      attributed(paragraph, cue, conflict("lavrov")),
      /names "zatulin", but the speaker is "lavrov"/,
    )
    check("speaker-cue-conflict", attributed(paragraph, cue, "zatulin"))
  }
})

test("several subjects joined by and are all meant", () => {
  const text = "At a meeting with Rice, Russia and Nicaragua said <all is well>."
  for (const speaker of ["russia", "nicaragua", "russia + nicaragua"]) {
    check("speaker-cue-conflict", attributed(text, "said", speaker))
  }
  check("speaker-cue-conflict", attributed(text, "said", conflict("rice")), /names "russia" \+ "nicaragua"/)
  check("speaker-cue-conflict", attributed("Georgia, Russia and Nicaragua said <all is well>.", "said", "georgia"))
})

test("the clause after says is not its subject", () =>
  check("speaker-cue-conflict", attributed("“Well,” he says Russia will <seek backing>.", "says", "zatulin")))

test("a passive verb has no speaker before it", () => {
  check("speaker-cue-conflict", attributed("Rice was told <all is well>.", "told", "lavrov"))
  check("speaker-cue-conflict", attributed("Georgia is seen as <in the wrong>.", "is seen", "russia"))
})

test("several speakers in a paragraph leave a doubt where the cue stands for all of them", () => {
  const text = "Rice said nothing of it. <All is well>, Lavrov said."
  check("speaker-cue-conflict", attributed(text, "said", "rice"))
  check("speaker-cue-conflict", attributed(text, "said", conflict("zatulin")))
  check("speaker-cue-conflict", attributed(text, "{exact: said, prefix: Lavrov}", conflict("rice")))
})

test("names in other cases, possessives, nouns and pronouns are not the subject", () => {
  const forms = [
    "The minister of Kazakhstan said <all is well>.",
    "Lavrov's aide said <all is well>.",
    "A Lavrov aide said <all is well>.",
    "Rice met Lavrov. She said <all is well>.",
    "“<All is well>,” said a Foreign Ministry official.",
    "“<All is well>,” said Lavrov's spokesman.",
    "In Georgia it was said <all is well>.",
    "The Kazakh said <all is well>.",
  ]
  for (const form of forms) check("speaker-cue-conflict", attributed(form, "said", "masimov"))
})

test("those who cannot speak, who pass it on, and a part or the whole of the speaker are no conflict", () => {
  check("speaker-cue-conflict", attributed("The August war said <all was lost>.", "said", "russia"))
  check("speaker-cue-conflict", attributed("Interfax said <all is well>.", "said", "lavrov", "via: interfax\n"))
  check("speaker-cue-conflict", attributed("Kazakhstan said <all is well>.", "said", "masimov", "for: kazakhstan\n"))
  check("speaker-cue-conflict", attributed("The Foreign Ministry said <all is well>.", "said", "kazakhstan"))
  check("speaker-cue-conflict", attributed("The Foreign Ministry said <all is well>.", "said", "_official"))
})

test("a local speaker may be the voice of a body that speaks, where it is mentioned close by", () => {
  check("speaker-cue-conflict", attributed("An analyst came.\n\nKazakhstan said <all is well>.", "said", "_analyst"))
  check("speaker-cue-conflict", attributed("Kazakhstan said <all is well>.", "said", conflict("_analyst")))
  check("speaker-cue-conflict", attributed("Lavrov said <all is well>.", "said", conflict("_analyst")))
  check("speaker-cue-conflict", attributed("Lavrov said <all is well>.", "said", conflict("_official")))
})

test("continues is left alone; a source counts where it is a tagged mention", () => {
  const text = "Lavrov was there. <All is well>, the premier added. He went on."
  check("speaker-cue-conflict", attributed("Lavrov added <all is well>.", "added", "rice", "continues: zero\n"))
  check("speaker-cue-conflict", attributed(text, "added", "rice", "source: He\n"))
  check("speaker-cue-conflict", attributed(text, "added", conflict("rice"), "source: the premier\n"))
  check("speaker-cue-conflict", attributed(text, "added", "masimov", "source: the premier\n"))
})

test("a cue in another paragraph, or in an unknown language, says nothing", () => {
  check("speaker-cue-conflict", attributed("<All is well>.\n\nLavrov said no.", "said", "rice"))
  check(
    "speaker-cue-conflict",
    attributed("Lavrov said <all is well>.", "said", "rice").replace("format: 1\nlocal", "language: ru\nlocal"),
  )
})

test("the speaker is corrected", () => {
  const after = (speaker: string) => attributed("Lavrov said <all is well>.", "said", speaker)
  fix("speaker-cue-conflict", after("rice # ?"), `//- a.ann.yaml${after("lavrov # ?").split("//- a.ann.yaml")[1]}`)
})

// --- continues-speaker-mismatch

const continued = (speaker: string) => `
//- a.txt
“All is well,” Zatulin said.

“We twist no arms.” Lavrov left with Rice.
${mentions}
claims:
  well: {speaker: zatulin, cue: said, mode: direct, quote: All is well, kind: assertion, topic: t, stance: none}
  arms:
    speaker: ${speaker}
    continues: well
    mode: direct
    quote: We twist no arms
    kind: assertion
    topic: t
    stance: none
`

test("a claim that continues another has its speaker", () => {
  const code = "continues-speaker-mismatch"
  check(
    code,
    continued("{{continues-speaker-mismatch:lavrov}}"),
    /continues "well" of "zatulin", but the speaker is "lavrov"/,
  )
  check(code, continued("zatulin"))
  check(code, continued("lavrov").replace("continues: well", "continues: nothing"))
  fix(code, continued("lavrov"), `//- a.ann.yaml${continued("zatulin").split("//- a.ann.yaml")[1]}`)
})

// --- narrator-mode

test("narrator as speaker and as mode go together", () => {
  const code = "narrator-mode"
  const one = (speaker: string, mode: string) =>
    claim("Rice said it rains.", `speaker: ${speaker}\nmode: ${mode}\nquote: it rains`)
  check(code, one("narrator", "{{narrator-mode:narrated}}"), /the speaker is "narrator", but the mode is "narrated"/)
  check(code, one("{{narrator-mode:rice}}", "narrator"), /the mode is "narrator", but the speaker is "rice"/)
  check(code, one("narrator", "narrator"))
  check(code, one("rice", "narrated"))
  check(code, one("narrator", "narator"))
  fix(code, one("narrator", "narrated"), `//- a.ann.yaml${one("narrator", "narrator").split("//- a.ann.yaml")[1]}`)
  fix(code, one("rice", "narrator"), `//- a.ann.yaml${one("narrator", "narrator").split("//- a.ann.yaml")[1]}`)
})
