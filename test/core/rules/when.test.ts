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
