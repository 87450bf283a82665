import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev], born: 1940-07-06}
  young: {type: person, name: Ann Young, born: 1995}
  soviet-union: {type: country, name: Soviet Union, from: 1922, to: 1991-12-26}
  new-party: {type: organization, name: New Party, from: 2017-01}
  inverted: {type: organization, name: Inverted, from: 2017, to: 1990}
  uzbekistan: {type: country, name: Uzbekistan, aliases: [Usbekistan, Ouzbékistan]}
  kazakhstan: {type: country, name: Kazakhstan, aliases: [Kasachstan]}
  russia: {type: country, name: Russia}
  csto:
    type: organization
    name: CSTO
    aliases: [OVKS, OTSC]
    members: [{of: russia, from: 2002}, {of: uzbekistan, from: 2006-08-16, to: 2012-12-19}, {of: kazakhstan}]
`

/** An article of that date with a sidecar. */
function article(published: string, text: string, rest: string): string {
  return `${registry}\n//- a.txt\n${text}\n//- a.ann.yaml\nsource: {published: ${published}}\n${rest}`
}

function claim(speaker: string, more = ""): string {
  return `claims:\n  c:\n    speaker: ${speaker}\n    cue: said\n    mode: indirect\n    quote: it was late\n${more}`
}

// --- entity-out-of-period

test("a speaker who was no more is marked, and one who was not yet", () => {
  checkRule(
    "entity-out-of-period",
    article("2008-11~", "The Soviet Union said it was late.", claim("{{entity-out-of-period:soviet-union}}")),
    /^soviet-union ended 1991-12-26, article is 2008-11~$/,
  )
  checkRule(
    "entity-out-of-period",
    article("2008-11~", "The New Party said it was late.", claim("{{entity-out-of-period:new-party}}")),
    /^new-party began 2017-01, article is 2008-11~$/,
  )
  checkRule(
    "entity-out-of-period",
    article("1991", "Ann Young said it was late.", claim("{{entity-out-of-period:young}}")),
    /^young was born 1995, article is 1991$/,
  )
})

test("those of the time, of no known time and of a period that is inverted are fine", () => {
  for (const speaker of ["kazakhstan", "inverted", "narrator", "nazarbayev"]) {
    checkRule("entity-out-of-period", article("2008", "They said it was late.", claim(speaker)))
  }
  checkRule("entity-out-of-period", article("1991", "They said it was late.", claim("soviet-union")))
})

test("history is left alone: by modality, by date, or in a sentence about another year", () => {
  const text = "The Soviet Union said it was late."
  checkRule("entity-out-of-period", article("2008", text, claim("soviet-union", "    modality: historical\n")))
  checkRule("entity-out-of-period", article("2008", text, claim("soviet-union", "    date: 1990\n")))
  checkRule("entity-out-of-period", article("2008", `In 1990 ${text}`, claim("soviet-union")))
  checkRule("entity-out-of-period", article("", text, claim("soviet-union")))
})

test("what was only mentioned is no speaker", () =>
  checkRule("entity-out-of-period", article("2008", "Soviet Union", "mentions: {Soviet Union: soviet-union}\n")))

test("the claim becomes one of history", () =>
  checkFix(
    "entity-out-of-period",
    article("2008", "The Soviet Union said it was late.", claim("soviet-union")),
    `\n//- a.ann.yaml\nsource: {published: 2008}\n${claim("soviet-union", "    modality: historical\n")}`,
  ))

// --- age-inconsistent

test("an age that somebody did not have is marked", () => {
  checkRule(
    "age-inconsistent",
    article(
      "2024-04-16",
      "{{age-inconsistent:The 78-year-old leader}}, who has led it since 1991, spoke.",
      "mentions:\n  The 78-year-old leader: {{age-inconsistent:nazarbayev}}\n",
    ),
    /^"The 78-year-old leader": nazarbayev was 83 at 2024-04-16$/,
  )
  checkRule(
    "age-inconsistent",
    article(
      "2024",
      "{{age-inconsistent:Nazarbayev, 78}}, spoke.",
      "mentions:\n  Nazarbayev: {{age-inconsistent:nazarbayev}}\n",
    ),
    /nazarbayev was 83 or 84 at 2024$/,
  )
})

test("an age that may be right is fine", () => {
  const mentions = "mentions:\n  The 78-year-old leader: nazarbayev\n"
  for (const date of ["2018-11-26", "2018", "2018-07~", "2019-07-05", "", "../2018"]) {
    checkRule("age-inconsistent", article(date, "The 78-year-old leader spoke.", mentions))
  }
  checkRule("age-inconsistent", article("2020", "Ann Young, 24, spoke.", "mentions:\n  Ann Young: young\n"))
  checkRule("age-inconsistent", article("2020", "Ann Young, 30 others and", "mentions:\n  Ann Young: young\n"))
})

test("a look back is left alone", () => {
  const mentions = "mentions:\n  Ann Young: young\n  the 12-year-old girl: young\n"
  checkRule("age-inconsistent", article("2020", "Then the 12-year-old girl wept.", mentions))
  checkRule("age-inconsistent", article("2020", "In 2007 the 12-year-old girl wept.", mentions))
  checkRule("age-inconsistent", article("2020", "Years ago Ann Young, 12, wept.", mentions))
})

test("ages are read in German and French", () => {
  checkRule(
    "age-inconsistent",
    article(
      "2024-04-16",
      "{{age-inconsistent:Der 78-jährige Politiker}} sprach, {{age-inconsistent:Ann Young (20)}} nicht.",
      "language: de\nmentions:\n  Der 78-jährige Politiker: {{age-inconsistent:nazarbayev}}\n  Ann Young: {{age-inconsistent:young}}\n",
    ),
  )
  checkRule(
    "age-inconsistent",
    article(
      "2024-04-16",
      "{{age-inconsistent:Nazarbayev, âgé de 78 ans}}, et {{age-inconsistent:Ann Young, 20 ans}}, se taisent.",
      "language: fr\nmentions:\n  Nazarbayev: {{age-inconsistent:nazarbayev}}\n  Ann Young: {{age-inconsistent:young}}\n",
    ),
  )
})

// --- membership-out-of-period

const members =
  "mentions:\n  CSTO: csto\n  Uzbekistan: {{membership-out-of-period:uzbekistan}}\n  Kazakhstan: kazakhstan\n"
const fineMembers = "mentions:\n  CSTO: csto\n  Uzbekistan: uzbekistan\n  Kazakhstan: kazakhstan\n"

test("a member of another time is marked", () =>
  checkRule(
    "membership-out-of-period",
    article(
      "2018-11-26",
      "The CSTO met. Its members are Kazakhstan and {{membership-out-of-period:Uzbekistan}}.",
      members,
    ),
    /^uzbekistan was in csto 2006-08-16\.\.2012-12-19, article is 2018-11-26$/,
  ))

test("members of the time, of another time by the words, and no members are fine", () => {
  checkRule(
    "membership-out-of-period",
    article("2008", "Members of the CSTO are Kazakhstan and Uzbekistan.", fineMembers),
  )
  for (const text of [
    "Uzbekistan was a member of the CSTO.",
    "Uzbekistan is a former member of the CSTO.",
    "Uzbekistan is not a member of the CSTO.",
    "In 2008 Uzbekistan and other members of the CSTO met.",
    "Uzbekistan may join the members of the CSTO.",
    "Uzbekistan and the CSTO met.",
    "Uzbekistan spoke to members.\n\nThe CSTO met.",
  ]) {
    checkRule("membership-out-of-period", article("2018", text, fineMembers))
  }
})

test("members are told in German and French", () => {
  checkRule(
    "membership-out-of-period",
    article(
      "2018",
      "Mitglieder der OVKS sind Kasachstan und {{membership-out-of-period:Usbekistan}}. Usbekistan war Mitglied.",
      "language: de\nmentions:\n  OVKS: csto\n  Usbekistan: {{membership-out-of-period:uzbekistan}}\n",
    ),
  )
  checkRule(
    "membership-out-of-period",
    article(
      "2018",
      "Les membres de l'OTSC sont la Russie et l'{{membership-out-of-period:Ouzbékistan}}.",
      "language: fr\nmentions:\n  OTSC: csto\n  Ouzbékistan: {{membership-out-of-period:uzbekistan}}\n",
    ),
  )
})

// --- weekday-mismatch

test("a date that fell on another day of the week is marked at the date of publication", () =>
  checkRule(
    "weekday-mismatch",
    article(
      "{{weekday-mismatch:2018-11-26}}",
      "They met on {{weekday-mismatch:Thursday, November 21}}, and on Wednesday, November 21.",
      "status: open\n",
    ),
    /^"Thursday, November 21": 2018-11-21 is a Wednesday$/,
  ))

test("the year may be written, and no date of publication be known", () =>
  checkRule(
    "weekday-mismatch",
    article(
      "{{weekday-mismatch:soon}}",
      "On {{weekday-mismatch:Monday, 21 November 2018}}, or Wednesday, Nov. 21st, 2018. On Friday, November 2.",
      "status: open\n",
    ),
    /2018-11-21 is a Wednesday$/,
  ))

test("the day of the week may be of a neighbouring year, and an imprecise date fits more of them", () => {
  for (const [date, text] of [
    ["2018-01-05", "on Sunday, December 31"],
    ["2018-12-30", "on Tuesday, January 1"],
    ["2008-11~", "on Thursday, September 4"],
    ["2017/2018", "on Tuesday, November 21, and Wednesday, November 21"],
    ["2018-11-26", "on Wednesday, 31 February, on Wednesday in November, Wednesday 40 November"],
    ["2018-11-26", "on a Monday, 21 people came; Monday May said so"],
  ] as const) {
    checkRule("weekday-mismatch", article(date, text, "status: open\n"))
  }
})

test("dates are read in German and French", () => {
  checkRule(
    "weekday-mismatch",
    article(
      "{{weekday-mismatch:2018-11-26}}",
      "Am {{weekday-mismatch:Donnerstag, dem 21. November}}, am Mittwoch (21. November), am Mittwoch, 21. November 2018, am Sonnabend, 17. Nov.",
      "language: de\n",
    ),
  )
  checkRule(
    "weekday-mismatch",
    article(
      "{{weekday-mismatch:2018-11-26}}",
      "Le {{weekday-mismatch:jeudi 21 novembre}} et le mercredi 21 novembre 2018, le jeudi 1er novembre, le lundi 10 sept. 2018.",
      "language: fr\n",
    ),
  )
  checkRule("weekday-mismatch", article("2018-11-26", "Thursday, November 21", "language: fi\n"))
})
