import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  tazhin:
    type: person
    name: Marat Tazhin
    roles: [{role: foreign-minister, of: kazakhstan, from: 2007-01-10, to: 2009-09-04}]
  saudabayev:
    type: person
    name: Kanat Saudabayev
    aliases: [Saudabayev]
    roles: [{role: foreign-minister, of: kazakhstan, from: 2009-09-04, to: 2011-04-11}]
  masimov:
    type: person
    name: Karim Masimov
    roles: [{role: prime-minister, of: kazakhstan, from: 2007-01-10, to: 2012-09-24}]
  nazarbayev:
    type: person
    name: Nursultan Nazarbayev
    roles: [{role: president, of: kazakhstan, from: 1990-04-24, to: 2019-03-20}]
  lavrov: {type: person, name: Sergei Lavrov, roles: [{role: foreign-minister, of: russia, from: 2004-03-09}]}
  obama: {type: person, name: Barack Obama, roles: [{role: president, of: united-states, from: 2009-01-20, to: 2017-01-20}]}
  tymoshenko: {type: person, name: Yulia Tymoshenko}
  kazakhstan: {type: country, name: Kazakhstan, adjectives: [Kazakh]}
  russia: {type: country, name: Russia, adjectives: [Russian]}
  united-states: {type: country, name: United States, aliases: [US, U.S.]}
//- codebook.yaml
format: 1
roles:
  president: {titles: [President]}
  prime-minister: {titles: [Prime Minister, premier]}
  foreign-minister: {titles: [Foreign Minister]}
`

function article(published: string, text: string, mentions: string, more = ""): string {
  return `${registry}\n//- a.txt\n${text}\n//- a.ann.yaml\n${more}source: {published: ${published}}\nmentions:\n${mentions}`
}

// --- role-out-of-period

test("a description with a title that somebody bore at another time is marked", () =>
  checkRule(
    "role-out-of-period",
    article(
      "2008-10~",
      "{{role-out-of-period:The Kazakh foreign minister}} smiled.",
      "  The Kazakh foreign minister: {{role-out-of-period:saudabayev}}\n",
    ),
    /^"The Kazakh foreign minister": saudabayev is not foreign-minister at 2008-10~ \(holder then: tazhin\)$/,
  ))

test("so is a title before a name, from the title on", () =>
  checkRule(
    "role-out-of-period",
    article(
      "2008-11~",
      "He met {{role-out-of-period:President\nBarack Obama}} there. Saudabayev waited.",
      "  Barack Obama: {{role-out-of-period:obama}}\n  Saudabayev: saudabayev\n",
    ),
    /^"President Barack Obama": obama is not president at 2008-11~$/,
  ))

test("intervals are compared: a term that begins or ends within the date is fine", () => {
  for (const date of ["2009", "2009-09~", "2009-09-04", "2009-03/2009-10"]) {
    const text = "Kazakh Foreign Minister Kanat Saudabayev and the Kazakh foreign minister"
    const mentions = "  Kanat Saudabayev: saudabayev\n  the Kazakh foreign minister: tazhin\n"
    checkRule("role-out-of-period", article(date, text, mentions))
  }
})

test("an article without a date is left alone", () => {
  const text = "President Barack Obama"
  checkRule("role-out-of-period", article("", text, "  Barack Obama: obama\n"))
  checkRule("role-out-of-period", article("soon", text, "  Barack Obama: obama\n"))
})

test("former, future and lesser titles are left alone", () => {
  for (const words of [
    "former President Barack Obama",
    "then US President Barack Obama",
    "ex-President Barack Obama",
    "future President Barack Obama",
    "U.S. President-elect Barack Obama",
    "Vice President Barack Obama",
    "the President's friend Barack Obama",
    "the President. Barack Obama",
    "the President\n\nBarack Obama",
  ]) {
    checkRule("role-out-of-period", article("2008-11", `He met ${words} there.`, "  Barack Obama: obama\n"))
  }
})

test("a look back, or ahead, is left alone", () => {
  for (const text of [
    "In 2010 he met President Barack Obama.",
    "Two years later he met President Barack Obama.",
    "He was to meet President Barack Obama (2009-2017).",
  ]) {
    checkRule("role-out-of-period", article("2008-11", text, "  Barack Obama: obama\n"))
  }
  checkRule(
    "role-out-of-period",
    article(
      "2008-11",
      "In 2008 he met {{role-out-of-period:President Barack Obama}}.",
      "  Barack Obama: {{role-out-of-period:obama}}\n",
    ),
  )
})

test("a description is given to the holder then", () =>
  checkFix(
    "role-out-of-period",
    article("2008-10~", "the Kazakh foreign minister", "  the Kazakh foreign minister: saudabayev\n"),
    "\n//- a.ann.yaml\nsource: {published: 2008-10~}\nmentions:\n  the Kazakh foreign minister: tazhin\n",
  ))

// --- role-holder-mismatch

test("a title that somebody never bore is marked, if another did", () =>
  checkRule(
    "role-holder-mismatch",
    article(
      "2008-11~",
      "{{role-holder-mismatch:the premier}} and my President",
      "  the premier: {{role-holder-mismatch:nazarbayev}}\n  my President: nazarbayev\n",
    ),
    /^"the premier": nazarbayev never held prime-minister; holder at 2008-11~: masimov$/,
  ))

test("the holder is of the country that the words name, or of that of the one tagged, or named in the article", () => {
  const mark = "{{role-holder-mismatch:lavrov}}"
  checkRule("role-holder-mismatch", article("2008-11", "the Kazakh premier", `  the Kazakh premier: ${mark}\n`))
  checkRule("role-holder-mismatch", article("2008-11", "the premier", "  the premier: lavrov\n"))
  checkRule(
    "role-holder-mismatch",
    article("2008-11", "Karim Masimov, the premier", `  Karim Masimov: masimov\n  the premier: ${mark}\n`),
  )
  checkRule("role-holder-mismatch", article("2008-11", "the Russian premier", "  the Russian premier: masimov\n"))
})

test("where the registry knows no office of a person, or nobody in the office, it cannot judge", () => {
  checkRule("role-holder-mismatch", article("2008-11", "the premier", "  the premier: tymoshenko\n"))
  checkRule("role-holder-mismatch", article("2006", "the premier", "  the premier: nazarbayev\n"))
})

test("a name says who is meant, whatever the registry lacks", () =>
  checkRule(
    "role-holder-mismatch",
    article("2008-11", "Prime Minister Nursultan Nazarbayev", "  Nursultan Nazarbayev: nazarbayev\n"),
  ))

test("what is not the title itself is left alone", () =>
  checkRule(
    "role-holder-mismatch",
    article(
      "2008-11",
      "the premier's aide, the premier league, the premiers, the deputy premier, the former premier, both premier and",
      `  the premier's aide: nazarbayev
  the premier league: nazarbayev
  the premiers: nazarbayev
  the deputy premier: nazarbayev
  the former premier: nazarbayev
  premier: none
  both premier and: nazarbayev + masimov
`,
    ),
  ))

test("one wrong tag is one finding", () =>
  checkRule("nominal-modifier-conflict", article("2008-11", "the Kazakh premier", "  the Kazakh premier: lavrov\n")))

test("a title is given to its holder", () =>
  checkFix(
    "role-holder-mismatch",
    article("2008-11", "the premier", "  the premier: nazarbayev # who?\n"),
    "\n//- a.ann.yaml\nsource: {published: 2008-11}\nmentions:\n  the premier: masimov # who?\n",
  ))

// --- claim-after-publication

const claim = (date: string, more = "") =>
  `claims:\n  x: {speaker: narrator, mode: narrator, quote: He${more}, date: ${date}}\n`

test("a claim that was made after its article was published is marked", () =>
  checkRule(
    "claim-after-publication",
    `
//- a.txt
{{claim-after-publication:He}} will.
//- a.ann.yaml
source: {published: 2008-11~}
${claim("{{claim-after-publication:2010}}")}
`,
    /^claim date 2010 is after 2008-11~$/,
  ))

test("a claim that can have been made in time is fine", () => {
  for (const date of ["2008-11-19/2008-12", "2008", "2008-11-30", "../2010", "1991", "soon"]) {
    checkRule("claim-after-publication", article("2008-11~", "He will.", "  He: none\n", claim(date)))
  }
  checkRule("claim-after-publication", article("", "He will.", "  He: none\n", claim("2010")))
})

test("the date becomes a modality", () =>
  checkFix(
    "claim-after-publication",
    article("2008-11", "He will.", "  He: none\n", claim("2010")),
    `
//- a.ann.yaml
claims:
  x: {speaker: narrator, mode: narrator, quote: He, modality: future}
source: {published: 2008-11}
mentions:
  He: none
`,
  ))

// --- date-invalid

test("dates that are not EDTF are marked in a sidecar", () =>
  checkRule(
    "date-invalid",
    `
//- a.txt
{{date-invalid:He}} will.
//- a.ann.yaml
source: {published: {{date-invalid:Oct 2008}}}
${claim("{{date-invalid:2008-13}}")}
`,
    /^"Oct 2008" is not EDTF; write 2008-10$/m,
  ))

test("and in the registry", () =>
  checkRule(
    "date-invalid",
    `
//- registry.yaml
format: 1
entities:
  a: {type: person, name: A, born: {{date-invalid:6 July 1940}}, roles: [{role: r, from: {{date-invalid:x}}, to: 2008}]}
  b: {type: event, name: B, from: {{date-invalid:2008-02-30}}, to: {{date-invalid:2009/2008}}, members: [{of: a, from: {{date-invalid:1/2/3}}}]}
`,
    /^"2009\/2008" ends before it begins; write 2008\/2009$/m,
  ))

test("all of EDTF level 1 is fine", () => {
  for (const date of [
    ...["2008", "2008-11", "2008-11-19", "2008-11~", "2008?", "2008-11%", "200X", "20XX", "2008-XX", "2008-11-XX"],
    ...["2008-21", "2008-24", "-0044", "Y17000", "2008-11-19/2008-12", "../2008-10", "2008-10/..", "2008/", "/2008"],
    ...["2008-11-19T10:00:00Z", "2008-11-19T10:00:00+02:00", "2008~/2010?"],
  ]) {
    checkRule("date-invalid", `\n//- a.txt\nHe\n//- a.ann.yaml\nsource: {published: ${date}}\n`)
  }
})

test("dates of other kinds are rewritten where there is no doubt", () => {
  const written = (date: string) => `\n//- a.txt\nHe\n//- a.ann.yaml\nsource: {published: ${date}}\n`
  for (const [wrong, right] of [
    ["Oct 2008", "2008-10"],
    ["October 2008", "2008-10"],
    ["Sept. 2008", "2008-09"],
    ["19 November 2008", "2008-11-19"],
    ['"November 19, 2008"', "2008-11-19"],
    ['"Nov. 19th, 2008"', "2008-11-19"],
    ["2008/11/19", "2008-11-19"],
    ["2008-1-5", "2008-01-05"],
    ["19.11.2008", "2008-11-19"],
    ["11/19/2008", "2008-11-19"],
    ["11/2008", "2008-11"],
    ["2008-11-19T10:00", "2008-11-19"],
    ["c. 2008", "2008~"],
    ["about Nov 2008", "2008-11~"],
    ["Nov 2008?", "2008-11?"],
    ["spring 2008", "2008-21"],
    ["1990s", "199X"],
    ["2008-2010", "2008/2010"],
    ["2008 to 2010", "2008/2010"],

    ["Oct 2008 - Nov 2008", "2008-10/2008-11"],
    ["2009/2008", "2008/2009"],
  ] as const) {
    checkFix("date-invalid", written(wrong), written(right))
  }
})

test("dates that could be two, or none, are not rewritten", () => {
  for (const date of ["11", "3/4/2008", "Marvel 2008", "2008-02-30", "soon", "2008/2009/2010", "1/2/3"]) {
    checkRule(
      "date-invalid",
      `\n//- a.txt\nHe\n//- a.ann.yaml\nsource: {published: {{date-invalid:${date}}}}\n`,
      /is not EDTF$/,
    )
  }
})
