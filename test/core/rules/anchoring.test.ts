import assert from "node:assert/strict"
import { test } from "node:test"
import { hashText } from "../../../server/core/similar/sha256.ts"
import { checkFix, checkRule, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia, adjectives: [Georgian]}
  kazakhstan: {type: country, name: Kazakhstan}
  masimov: {type: person, name: Karim Masimov, aliases: [Masimov]}
  moscow: {type: place, name: Moscow}
  russia: {type: country, name: Russia, metonyms: [Moscow]}
  csto-summit: {type: event, name: CSTO summit in Moscow}
  south-ossetia: {type: country, name: South Ossetia}
  abkhazia: {type: country, name: Abkhazia}
  united-states: {type: country, name: United States, aliases: [U.S.]}
  rferl-service: {type: organization, name: "Radio's"}
`

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, registry + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, registry + source, expected, title)
}

// --- anchor-not-found

test("words that the article does not have are marked wherever a sidecar has them", () =>
  check(
    "anchor-not-found",
    `
//- a.txt
Karim Masimov told them that he would help. Advertisement
//- a.ann.yaml
regions:
  headline: {{anchor-not-found:Help Offered}}
boilerplate:
  - Advertisement
  - {{anchor-not-found:Breaking News}}
  - {from: {{anchor-not-found:More}}, to: details}
mentions:
  {{anchor-not-found:Massimov}}: masimov
  Karim Masimov: masimov
claims:
  help:
    speaker: masimov
    source: {{anchor-not-found:She}}
    cue: {{anchor-not-found:said}}
    mode: indirect
    quote: he would help
notes:
  - {at: {{anchor-not-found:the premier}}, text: Who}
`,
    /"Massimov" does not occur in this article; did you mean "Masimov"\?$/m,
  ))

test("between quotation marks that were just opened words are missing, which is said so", () =>
  check(
    "anchor-not-found",
    `
//- a.txt
Karim Masimov said that he would help.
//- a.ann.yaml
mentions:
  {{anchor-not-found:""}}: masimov
  Karim Masimov: masimov
claims:
  help: {speaker: masimov, cue: {{anchor-not-found:""}}, mode: indirect, quote: he would help}
`,
    /^there are no words here yet; write some of the article$/m,
  ))

test("the end of a stretch must come after its beginning", () =>
  check(
    "anchor-not-found",
    `
//- a.txt
details first, then More of it
//- a.ann.yaml
boilerplate:
  - {from: More, to: {{anchor-not-found:details}}}
`,
    /"details" does not occur after "More"/,
  ))

test("without an article there is nothing to find, and quotes have a rule of their own", () => {
  check("anchor-not-found", "\n//- a.ann.yaml\nmentions: {Georgia: georgia}\n")
  check(
    "anchor-not-found",
    "\n//- a.txt\nText.\n//- a.ann.yaml\nclaims:\n  one: {speaker: narrator, mode: narrator, quote: nothing like it}\n",
  )
})

test("a surface takes the closest words of the article, or goes", () => {
  const source = `
//- a.txt
Then Karim Masimov spoke of Georgia.
//- a.ann.yaml
mentions:
  Georgia: georgia
  Karim Massimov: masimov # the premier
`
  const wanted = (last: string) => `
//- a.ann.yaml
mentions:
  Georgia: georgia
${last}`
  fix("anchor-not-found", source, wanted("  Karim Masimov: masimov # the premier\n"))
  fix("anchor-not-found", source, wanted(""), "Remove")
})

test("the section goes with its last entry", () =>
  fix(
    "anchor-not-found",
    "\n//- a.txt\nText.\n//- a.ann.yaml\nformat: 1\nnotes:\n  - {at: nowhere at all, text: x}\nstatus: open\n",
    "\n//- a.ann.yaml\nformat: 1\nstatus: open\n",
  ))

// --- anchor-context-lost

test("a context that fits no occurrence is marked", () =>
  check(
    "anchor-context-lost",
    `
//- a.txt
They sided with Moscow. They will gather in Moscow.
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: russia, prefix: sided with}
    - {entity: moscow, prefix: {{anchor-context-lost:gathers in}}}
`,
    /^"Moscow" occurs 2×, but never after "gathers in"$/,
  ))

test("so are lost contexts of quotes, cues and notes", () =>
  check(
    "anchor-context-lost",
    `
//- a.txt
Masimov said he would help. He said so.
//- a.ann.yaml
mentions: {Masimov: masimov}
claims:
  help:
    speaker: masimov
    cue: {exact: said, prefix: {{anchor-context-lost:She}}}
    mode: indirect
    quote: {exact: he would help, suffix: {{anchor-context-lost:gladly}}}
notes:
  - {at: {exact: said, prefix: {{anchor-context-lost:It}}, suffix: so}, text: x}
`,
    /between "It" and "so"/,
  ))

test("the shortest context for a chosen occurrence is written", () => {
  const source = `
//- a.txt
They sided with Moscow. They will gather in Moscow.
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: russia, prefix: sided with}
    - {entity: moscow, prefix: gathers in} # the city
`
  const expected = `
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: russia, prefix: sided with}
    - {entity: moscow, prefix: in} # the city
`
  fix("anchor-context-lost", source, expected, "on line 1")
})

test("another side is taken where the old one cannot decide", () =>
  fix(
    "anchor-context-lost",
    `
//- a.txt
Moscow agreed. Moscow denied.
//- a.ann.yaml
mentions:
  Moscow:
    - russia
    - {entity: moscow, prefix: from, note: "the city, not the state"}
`,
    `
//- a.ann.yaml
mentions:
  Moscow:
    - russia
    - {entity: moscow, suffix: agreed., note: "the city, not the state"}
`,
  ))

// --- anchor-ambiguous

const twice = `
//- a.txt
Peace for Georgia now

It wants peace. He says: it is time to talk.

They replied that it is time to talk, too.
`

test("a quote that stands in two places is marked", () =>
  check(
    "anchor-ambiguous",
    `${twice}
//- a.ann.yaml
claims:
  time: {speaker: narrator, mode: narrator, quote: {{anchor-ambiguous:it is time to talk}}}
`,
    /these words fit 2 places \(lines 3, 5\)/,
  ))

test("a repeat in a headline or caption does not make it ambiguous", () =>
  check(
    "anchor-ambiguous",
    `${twice}
//- a.ann.yaml
regions:
  caption: They replied that it is time to talk, too.
claims:
  time: {speaker: narrator, mode: narrator, quote: it is time to talk}
`,
  ))

test("one word of context decides", () => {
  const sidecar = (quote: string) => `
//- a.ann.yaml
format: 1
claims:
  time:
    speaker: narrator
    mode: narrator
${quote}    kind: assertion
    topic: talks
    stance: none
`
  fix(
    "anchor-ambiguous",
    twice + sidecar("    quote: it is time to talk\n"),
    sidecar("    quote: {exact: it is time to talk, prefix: that}\n"),
    "line 5",
  )
  fix(
    "anchor-ambiguous",
    twice + sidecar("    quote: >-\n      it is time\n      to talk\n"),
    sidecar('    quote:\n      exact: it is time to talk\n      prefix: "says:"\n'),
    "line 3",
  )
})

test("a segment of a list gets its context beside the dash", () =>
  fix(
    "anchor-ambiguous",
    `${twice}
//- a.ann.yaml
claims:
  time:
    speaker: narrator
    mode: narrator
    kind: assertion
    topic: talks
    stance: none
    quote:
      - >-
        it is time
        to talk
      - too
`,
    `
//- a.ann.yaml
claims:
  time:
    speaker: narrator
    mode: narrator
    kind: assertion
    topic: talks
    stance: none
    quote:
      - exact: it is time to talk
        prefix: that
      - too
`,
    "line 5",
  ))

// --- anchor-typography

test("words that match only with folded marks are told, and attached all the same", () =>
  check(
    "anchor-typography",
    `
//- a.txt
Georgia’s allies – all of them – and “friends” agree.
//- a.ann.yaml
mentions:
  {{anchor-typography:Georgia's allies}}: georgia
claims:
  one:
    speaker: narrator
    mode: narrator
    quote: {{anchor-typography:all of them - and "friends" agree}}
`,
    /the article has ’$/m,
  ))

test("an article with both forms has nothing to copy", () =>
  check("anchor-typography", "\n//- a.txt\nThe EU's and the EU’s aims.\n//- a.ann.yaml\nmentions:\n  EU's: none\n"))

test("the article's characters are copied", () =>
  fix(
    "anchor-typography",
    "\n//- a.txt\nThe Georgia–Russia talks.\n//- a.ann.yaml\nmentions:\n  Georgia-Russia talks: none\n",
    "\n//- a.ann.yaml\nmentions:\n  Georgia–Russia talks: none\n",
  ))

// --- mention-partial-word

test("a surface that is only a part of words is marked", () =>
  check(
    "mention-partial-word",
    "\n//- a.txt\nGeorgia and the Georgian side.\n//- a.ann.yaml\nmentions:\n  {{mention-partial-word:Georgi}}: georgia\n",
    /"Georgi" occurs only inside longer words \(Georgia, Georgian\)/,
  ))

test("a hyphen is a boundary, and Japanese has none", () => {
  check("mention-partial-word", "\n//- a.txt\nA pro-Moscow line.\n//- a.ann.yaml\nmentions: {Moscow: russia}\n")
  check(
    "mention-partial-word",
    "\n//- postil.yaml\nformat: 1\nlanguage: ja\n//- a.txt\n日本政府は\n//- a.ann.yaml\nmentions: {日本: none}\n",
  )
})

test("it is extended to the word", () =>
  fix(
    "mention-partial-word",
    "\n//- a.txt\nThe Georgian side.\n//- a.ann.yaml\nmentions:\n  Georgi: georgia\n",
    "\n//- a.ann.yaml\nmentions:\n  Georgian: georgia\n",
  ))

// --- mention-boundary

test("a possessive and punctuation at an edge are told", () =>
  check(
    "mention-boundary",
    `
//- a.txt
Kazakhstan's plan, the plan, the states' plan. Kazakhstan’s.
//- a.ann.yaml
mentions:
  {{mention-boundary:Kazakhstan's}}: kazakhstan
  {{mention-boundary:"the plan,"}}: none
  {{mention-boundary:the states'}}: none
`,
    /"Kazakhstan's": leave out the possessive or punctuation, "Kazakhstan" is enough/,
  ))

test("registered names, abbreviations, brackets and possessives inside are fine", () =>
  check(
    "mention-boundary",
    `
//- a.txt
The U.S. and Radio's team, Moscow's former vassals, the Commonwealth (CIS), Smith Jr. and St. Kitts & Co. met.
//- a.ann.yaml
mentions:
  U.S.: united-states
  Radio's: rferl-service
  Moscow's former vassals: none
  the Commonwealth (CIS): none
  Smith Jr.: none
  St. Kitts & Co.: none
`,
  ))

test("a possessive is trimmed, or goes where the plain name is tagged already", () => {
  const article = "\n//- a.txt\nKazakhstan's plan for Kazakhstan.\n"
  fix(
    "mention-boundary",
    `${article}//- a.ann.yaml\nmentions:\n  Kazakhstan's: kazakhstan\n`,
    "\n//- a.ann.yaml\nmentions:\n  Kazakhstan: kazakhstan\n",
  )
  fix(
    "mention-boundary",
    `${article}//- a.ann.yaml\nmentions:\n  Kazakhstan's: kazakhstan\n  Kazakhstan: kazakhstan\n`,
    "\n//- a.ann.yaml\nmentions:\n  Kazakhstan: kazakhstan\n",
  )
})

// --- mention-crossing

const crossing = `
//- a.txt
First.
They see South Ossetia and Abkhazia as independent states.
`

test("mentions that overlap without one holding the other are marked", () =>
  check(
    "mention-crossing",
    `${crossing}
//- a.ann.yaml
mentions:
  South Ossetia and Abkhazia: south-ossetia + abkhazia
  {{mention-crossing:Abkhazia as independent states}}: abkhazia
`,
    /"South Ossetia and Abkhazia" and "Abkhazia as independent states" cross on line 2/,
  ))

test("mentions inside one another do not cross", () =>
  check(
    "mention-crossing",
    `${crossing}
//- a.ann.yaml
mentions:
  South Ossetia and Abkhazia: south-ossetia + abkhazia
  Abkhazia: abkhazia
  South Ossetia: south-ossetia
`,
  ))

test("one of the two is removed", () =>
  fix(
    "mention-crossing",
    `${crossing}//- a.ann.yaml
mentions:
  South Ossetia and Abkhazia: south-ossetia + abkhazia
  Abkhazia as independent states: abkhazia
`,
    `
//- a.ann.yaml
mentions:
  South Ossetia and Abkhazia: south-ossetia + abkhazia
`,
  ))

// --- mention-uncovered

const cities = "\n//- a.txt\nThey sided with Moscow.\nThey gather in Moscow. From Moscow nothing.\n"

test("an occurrence that fits no context is marked, in the article too", () =>
  check(
    "mention-uncovered",
    `
//- a.txt
They sided with Moscow.
They gather in Moscow. From {{mention-uncovered:Moscow}} nothing.
//- a.ann.yaml
mentions:
  {{mention-uncovered:Moscow}}:
    - {entity: russia, prefix: sided with}
    - {entity: moscow, prefix: gather in}
`,
    /line 2: this "Moscow" fits none of its contexts/,
  ))

test("a default covers the rest, and a longer name hides what is in it", () => {
  check(
    "mention-uncovered",
    `${cities}//- a.ann.yaml\nmentions:\n  Moscow: [russia, {entity: moscow, prefix: gather in}]\n`,
  )
  check(
    "mention-uncovered",
    `
//- a.txt
They sided with Moscow. The CSTO summit in Moscow is near.
//- a.ann.yaml
mentions:
  CSTO summit in Moscow: csto-summit
  Moscow: [{entity: russia, prefix: sided with}]
`,
  )
})

test("nothing is said while a reading has lost its context", () =>
  check(
    "mention-uncovered",
    `${cities}//- a.ann.yaml
mentions:
  Moscow: [{entity: russia, prefix: sided with}, {entity: moscow, prefix: gathers in}]
`,
  ))

test("a context is added, or a reading becomes the default", () => {
  const sidecar = (more: string) => `
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: russia, prefix: sided with}
    - {entity: moscow, prefix: gather in}
${more}`
  fix("mention-uncovered", cities + sidecar(""), sidecar("    - {entity: russia, prefix: From}\n"))
  fix("mention-uncovered", cities + sidecar(""), sidecar("    - moscow\n"), `"moscow" everywhere else`)
})

test("a single reading without brackets becomes a list", () =>
  fix(
    "mention-uncovered",
    "\n//- a.txt\nWith Moscow, in Moscow.\n//- a.ann.yaml\nmentions:\n  Moscow: {entity: russia, prefix: With}\n",
    "\n//- a.ann.yaml\nmentions:\n  Moscow: [{entity: russia, prefix: With}, russia]\n",
    "everywhere else",
  ))

// --- mention-ambiguous

test("two contexts that fit the same occurrence are marked", () =>
  check(
    "mention-ambiguous",
    `
//- a.txt
One.
They gather in Moscow today.
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: moscow, prefix: gather in}
    - {{mention-ambiguous:entity: russia
      suffix: today}}
`,
    /two readings claim the same "Moscow" on line 2: "moscow" and "russia"/,
  ))

test("contexts that agree, and a context beside a default, are fine", () =>
  check(
    "mention-ambiguous",
    `
//- a.txt
They gather in Moscow today.
//- a.ann.yaml
mentions:
  Moscow:
    - russia
    - {entity: moscow, prefix: gather in}
    - {entity: moscow, suffix: today}
`,
  ))

test("one of the readings is removed", () =>
  fix(
    "mention-ambiguous",
    `
//- a.txt
They gather in Moscow today.
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: moscow, prefix: gather in}
    - {entity: russia, suffix: today}
`,
    `
//- a.ann.yaml
mentions:
  Moscow:
    - {entity: moscow, prefix: gather in}
`,
    'Remove the reading "russia"',
  ))

// --- annotation-in-boilerplate

test("what occurs only in boilerplate is marked", () =>
  check(
    "annotation-in-boilerplate",
    `
//- postil.yaml
format: 1
boilerplate: {lines: ["Read more: Georgia at war"]}
//- a.txt
They sided with Russia, they said.

Read more: Georgia at war

End with Moscow
//- a.ann.yaml
boilerplate: [{from: End with}]
mentions:
  Russia: russia
  {{annotation-in-boilerplate:Georgia}}: georgia
  {{annotation-in-boilerplate:Moscow}}: russia
claims:
  war: {speaker: russia, cue: said, mode: indirect, quote: {{annotation-in-boilerplate:Georgia at war}}}
`,
    /"Georgia" occurs only in boilerplate/,
  ))

test("words that stand in the text as well, and a context that lies in boilerplate, are fine", () =>
  check(
    "annotation-in-boilerplate",
    `
//- a.txt
Advertisement Moscow is calm. See Moscow
//- a.ann.yaml
boilerplate: [Advertisement, See Moscow]
regions: {byline: Advertisement}
mentions:
  Moscow: [{entity: russia, prefix: Advertisement}]
`,
  ))

test("the annotation goes, or the text is no longer boilerplate", () => {
  const source = `
//- a.txt
Moscow is calm. More on Georgia
//- a.ann.yaml
boilerplate: [More on Georgia]
mentions: {Moscow: russia, Georgia: georgia}
`
  fix(
    "annotation-in-boilerplate",
    source,
    "\n//- a.ann.yaml\nboilerplate: [More on Georgia]\nmentions: {Moscow: russia}\n",
  )
  fix(
    "annotation-in-boilerplate",
    source,
    "\n//- a.ann.yaml\nmentions: {Moscow: russia, Georgia: georgia}\n",
    "Do not mark",
  )
})

// --- text-changed

test("another text than the hash stands for is told, and accepted", () => {
  const sidecar = (digits: string) => `\n//- a.ann.yaml\nsource:\n  text: sha256:${digits}\n`
  check("text-changed", `\n//- a.txt\nNew text.\n${sidecar("0123456789ab").replace(/sha.*/, "{{text-changed:$&}}")}`)
  fix(
    "text-changed",
    `\n//- a.txt\nNew text.\n${sidecar("0123456789ab")}`,
    sidecar(hashText("New text.\n\n").slice(0, 12)),
  )
})

test("line ends and a byte-order mark are no change", () => {
  const digits = hashText("One\nTwo\n").slice(0, 16)
  check("text-changed", `\n//- a.txt\n\ufeffOne\r\nTwo\r\n//- a.ann.yaml\nsource: {text: "sha256:${digits}"}\n`)
})

test("of thousands of words that are missing, the first are looked for", () => {
  const article = Array.from({ length: 20_000 }, (_, index) => `Word${index} stands here.`).join("\n")
  const surfaces = Array.from({ length: 300 }, (_, index) => `  Word${index} stand here: none\n`).join("")
  const { files } = parseFixture(`//- a.txt\n${article}\n//- a.ann.yaml\nmentions:\n${surfaces}`)
  const hints = findingsOf(loadCorpus(files)).filter(({ message }) => message.includes("did you mean"))
  assert.ok(hints.length > 0 && hints.length < 100, `${hints.length} searches`)
})
