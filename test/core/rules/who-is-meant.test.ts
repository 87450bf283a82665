import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  lavrov: {type: person, name: Sergei Lavrov, aliases: [Lavrov], roles: [{role: foreign-minister, of: russia, from: 2004}]}
  masimov: {type: person, name: Karim Masimov, aliases: [Masimov], roles: [{role: prime-minister, of: kazakhstan, from: 2007}]}
  nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev], roles: [{role: president, of: kazakhstan, from: 1990, to: 2019}]}
  georgia: {type: country, name: Georgia, adjectives: [Georgian, georgisch, géorgien], metonyms: [Tbilisi], aliases: [Georgien, Géorgie]}
  russia: {type: country, name: Russia, adjectives: [Russian], metonyms: [Moscow, Moskau, Moscou], aliases: [Russland]}
  iran: {type: country, name: Iran}
  turkey: {type: country, name: Turkey, aliases: [Türkei, Turquie]}
  kazakhstan: {type: country, name: Kazakhstan, adjectives: [Kazakh], metonyms: [Astana]}
  moscow: {type: city, name: Moscow, aliases: [Moskau, Moscou], part-of: russia}
  astana: {type: city, name: Astana, part-of: kazakhstan}
  osce: {type: organization, name: OSCE}
  rebels: {type: group, name: Rebels}
  four-powers: {type: group, name: Four Powers}
  kosovo: {type: territory, name: Kosovo}
  war: {type: event, name: August war}
//- codebook.yaml
format: 1
entity-types:
  [person, group, country, city, territory, organization, event]
roles:
  president: {titles: [President, Präsident, président], of: [country]}
  prime-minister: {titles: [Prime Minister, premier], of: [country]}
  foreign-minister: {titles: [Foreign Minister], of: [country]}
  chair: {titles: [chairman], of: [organization]}
`

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, registry + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, registry + source, expected, title)
}

/** An article with a sidecar of these mentions. */
function tagged(text: string, mentions: string, more = ""): string {
  return `\n//- a.txt\n${text}\n//- a.ann.yaml\n${more}mentions:\n${mentions}`
}

// --- joint-cardinality

test("a description that says three and names two is marked", () =>
  check(
    "joint-cardinality",
    tagged(
      "Talks of {{joint-cardinality:the three guarantor countries}} - Russia, Iran and Turkey - go on. {{joint-cardinality:Both countries}} agree.",
      `  the three guarantor countries: {{joint-cardinality:russia + iran}}
  Both countries: {{joint-cardinality:russia + iran + turkey}}
`,
    ),
    /^"the three guarantor countries" says 3 but names 2 entities$/m,
  ))

test("one country or person is not several", () =>
  check(
    "joint-cardinality",
    tagged("{{joint-cardinality:The two countries}} agree.", "  The two countries: {{joint-cardinality:russia}}\n"),
    /^"The two countries" says 2 but names 1 entity$/,
  ))

test("the right number is fine, and so are numbers that say something else", () =>
  check(
    "joint-cardinality",
    tagged(
      "The two countries, the 3 guarantors, the leader of the two countries, the two-time guest, the guest of two days, the second of two.",
      `  The two countries: russia + georgia
  the 3 guarantors: russia + iran + turkey
  the leader of the two countries: masimov
  the two-time guest: masimov
  the guest of two days: lavrov
  the second of two: lavrov
`,
    ),
  ))

test("what is several things itself fits any number", () =>
  check(
    "joint-cardinality",
    tagged(
      "The two sides, the four delegations, both rebels, two bodies, Four Powers, the five others.",
      `  The two sides: georgia + russia + iran
  the four delegations: rebels + russia
  both rebels: rebels
  two bodies: osce
  Four Powers: four-powers
  the five others: russia + _others
`,
      "local:\n  _others: {type: group}\n",
    ),
  ))

test("numbers are known in German and French", () => {
  check(
    "joint-cardinality",
    tagged(
      "Die drei Garantiemächte und die beiden Staaten.",
      "  Die drei Garantiemächte: {{joint-cardinality:russia + iran}}\n  die beiden Staaten: russia + iran\n",
      "language: de\n",
    ),
    /says 3 but names 2/,
  )
  check(
    "joint-cardinality",
    tagged(
      "Les trois pays garants et les deux camps.",
      "  Les trois pays garants: {{joint-cardinality:russia + iran}}\n  les deux camps: russia + iran + turkey\n",
      "language: fr\n",
    ),
    /says 3 but names 2/,
  )
  check("joint-cardinality", tagged("Kolme maata.", "  Kolme maata: russia + iran\n", "language: fi\n"))
})

test("the one that is missing is joined to the others", () =>
  fix(
    "joint-cardinality",
    tagged(
      "The three guarantors are Russia, Iran and Turkey.",
      "  The three guarantors: russia + iran # others?\n  Russia: russia\n  Iran: iran\n  Turkey: turkey\n",
    ),
    "\n//- a.ann.yaml\nmentions:\n  The three guarantors: russia + iran + turkey # others?\n  Russia: russia\n  Iran: iran\n  Turkey: turkey\n",
  ))

// --- title-type-mismatch

test("a title of a person on a country is marked", () =>
  check(
    "title-type-mismatch",
    tagged(
      "Yesterday {{title-type-mismatch:President Georgia}} spoke, and {{title-type-mismatch:the Kazakh premier}} left.",
      "  Georgia: {{title-type-mismatch:georgia}}\n  the Kazakh premier: {{title-type-mismatch:kazakhstan}}\n",
    ),
    /^"President Georgia": georgia is a country$/m,
  ))

test("people, groups, and bodies that may chair another are fine", () =>
  check(
    "title-type-mismatch",
    tagged(
      "President Nazarbayev, Foreign Minister Rebels, the chairman of the OSCE, Prime Minister Somebody.",
      `  Nazarbayev: nazarbayev
  Rebels: rebels
  the chairman of the OSCE: kazakhstan
  Somebody: _somebody
`,
      "local:\n  _somebody: {name: Somebody}\n",
    ),
  ))

test("a name right behind somebody's title can be another subject", () =>
  check(
    "title-type-mismatch",
    tagged(
      "He told the President Russia would stay. He told the premier Georgia would leave.",
      "  Russia: russia\n  Georgia: georgia\n",
    ),
  ))

test("a former title, and one of another time, are left to the reader", () =>
  check("title-type-mismatch", tagged("The former President Georgia wept.", "  Georgia: georgia\n")))

test("it explains a conflict with a name in the description, which is then silent", () =>
  check("nominal-modifier-conflict", tagged("the Kazakh premier", "  the Kazakh premier: georgia\n")))

test("a title of a person is told in German and French", () => {
  check(
    "title-type-mismatch",
    tagged(
      "{{title-type-mismatch:Der Präsident Georgiens}} schwieg.",
      "  Der Präsident Georgiens: {{title-type-mismatch:georgia}}\n",
      "language: de\n",
    ),
  )
  check(
    "title-type-mismatch",
    tagged(
      "{{title-type-mismatch:Le président géorgien}} se tait.",
      "  Le président géorgien: {{title-type-mismatch:georgia}}\n",
      "language: fr\n",
    ),
  )
})

test("a description with the title of a person is given to who bore it then", () =>
  fix(
    "title-type-mismatch",
    tagged("The premier left.", "  The premier: kazakhstan\n", "source: {published: 2008-11}\n"),
    "\n//- a.ann.yaml\nsource: {published: 2008-11}\nmentions:\n  The premier: masimov\n",
  ))

// --- mention-inconsistent

/** Articles `a`, `b` … in each of which a surface means something. */
function inArticles(surface: string, targets: readonly string[], more = ""): string {
  return targets
    .map((target, index) => {
      const name = "abcdef"[index]
      const shown = target.replace(/\{\{[^:]*:|\}\}/g, "") === target ? surface : `{{mention-inconsistent:${surface}}}`
      return `\n//- ${name}.txt\n${shown}\n//- ${name}.ann.yaml\n${more}mentions:\n  ${surface}: ${target}\n`
    })
    .join("")
}

test("a name that is one thing here and another there is marked in both", () =>
  check(
    "mention-inconsistent",
    inArticles("Yellow House", ["{{mention-inconsistent:russia}}", "{{mention-inconsistent:moscow}}"]),
    /^"Yellow House" is russia here, but moscow in "b.ann.yaml"$/m,
  ))

test("the articles in the minority are told", () =>
  check(
    "mention-inconsistent",
    inArticles("Yellow House", ["russia", "{{mention-inconsistent:moscow}}", "russia"]),
    /^"Yellow House" is moscow here, but russia in "a.ann.yaml" and 1 more$/,
  ))

test("known names, descriptions, titles, institutions and unnamed people may change their meaning", () => {
  check("mention-inconsistent", inArticles("Moscow", ["russia", "moscow"]))
  check("mention-inconsistent", inArticles("the country", ["russia", "georgia"]))
  check("mention-inconsistent", inArticles("Rebel leaders", ["russia", "georgia"]))
  check("mention-inconsistent", inArticles("The Ministers", ["lavrov", "masimov"]))
  check("mention-inconsistent", inArticles("Prime Minister", ["lavrov", "masimov"]))
  check("mention-inconsistent", inArticles("Yellow House", ["russia", "rusia"]))
  check("mention-inconsistent", inArticles("Parliament", ["russia", "georgia"]))
  check(
    "mention-inconsistent",
    inArticles("Officials", ["_officials", "russia"], "local:\n  _officials: {type: group}\n"),
  )
  check("mention-inconsistent", inArticles("Außenamt", ["russia", "georgia"], "language: de\n"))
})

test("the two are made alike", () =>
  fix(
    "mention-inconsistent",
    inArticles("Yellow House", ["russia", "moscow", "moscow"]),
    "\n//- a.ann.yaml\nmentions:\n  Yellow House: moscow\n\n",
  ))

// --- metonym-literal

test("a metonym where something happens is marked as the place", () =>
  check(
    "metonym-literal",
    tagged(
      "Russia has good ties to Moscow. The leaders gather in {{metonym-literal:Moscow}}, then fly to Moscow.",
      "  Moscow: {{metonym-literal:russia}}\n",
    ),
    /^line 1: "gather in Moscow" reads as the place, tagged russia$/,
  ))

test("relations, possessives, the place itself and names that are no place's are left alone", () => {
  for (const text of [
    "good ties to Moscow",
    "confidence in Moscow",
    "an interest in Moscow",
    "in Moscow's interest",
    "talks with Moscow",
    "a call from Moscow",
  ]) {
    check("metonym-literal", tagged(text, "  Moscow: russia\n"))
  }
  check("metonym-literal", tagged("gather in Moscow", "  Moscow: moscow\n"))
  check("metonym-literal", tagged("gather in Tbilisi", "  Tbilisi: georgia\n"))
})

test("places are told in German and French", () => {
  check(
    "metonym-literal",
    tagged(
      "Sie treffen sich in {{metonym-literal:Moskau}}. Das Vertrauen in Moskau sinkt.",
      "  Moskau: {{metonym-literal:russia}}\n",
      "language: de\n",
    ),
  )
  check(
    "metonym-literal",
    tagged(
      "Une réunion à {{metonym-literal:Moscou}}. Ils font face à Moscou.",
      "  Moscou: {{metonym-literal:russia}}\n",
      "language: fr\n",
    ),
  )
  check("metonym-literal", tagged("in Moscow", "  Moscow: russia\n", "language: fi\n"))
})

test("the two are split by context", () =>
  fix(
    "metonym-literal",
    tagged("Ties to Moscow are good. They gather in Moscow today.", "  Moscow: russia\n"),
    "\n//- a.ann.yaml\nmentions:\n  Moscow:\n    - russia\n    - {entity: moscow, prefix: in}\n",
  ))

// --- mention-untagged

test("a known name that is not tagged is marked once, at its first place", () =>
  check(
    "mention-untagged",
    tagged(
      "Georgia wept.\n\nRussia said that {{mention-untagged:Kosovo}} is not {{mention-untagged:Georgian}}. Kosovo said no. So did President {{mention-untagged:Nazarbayev}}.",
      "  Georgia: georgia\n  Russia: russia\n",
    ).replace("mentions:", "{{mention-untagged:mentions}}:"),
    /^line 3: "Kosovo" \(kosovo\) and 1 more like it are not tagged\nline 3: "Georgian" \(georgia\) is not tagged$/m,
  ))

test("what is tagged, looked at, part of a longer tag or another's business is left alone", () => {
  check(
    "mention-untagged",
    tagged(
      "Russia, Kosovo, the Moscow talks, Georgia in May.",
      "  Russia: russia\n  Kosovo: none\n  the Moscow talks: war\n  Georgia: [{entity: georgia, suffix: in June}]\n",
    ),
  )
  check("mention-untagged", tagged("Kosovo", "").replace("mentions:\n", "status: open\n"))
  check("mention-untagged", "\n//- a.txt\nKosovo\n")
})

test("bylines, page furniture and parts of longer names are left alone", () =>
  check(
    "mention-untagged",
    tagged(
      "By Ann Kosovo\n\nRussia met Georgia Hale, Ann Lavrov and the Iran-Contra men.\n\nMore on Kosovo",
      "  Russia: russia\n",
      "regions: {byline: By Ann Kosovo}\nboilerplate: [More on Kosovo]\n",
    ),
  ))

test("a common word at the head of a sentence is no name, nor is a surname of several", () =>
  check(
    "mention-untagged",
    `
//- registry/more.yaml
format: 1
entities:
  rice: {type: person, name: Condoleezza Rice, aliases: [Rice]}
  ray: {type: person, name: Bo Ray, aliases: [Ray]}
  old-ray: {type: person, name: Al Ray}
//- postil.yaml
format: 1
registry: [registry.yaml, registry/*.yaml]
${tagged("Rice is dear. Russia buys rice. So Ray said.", "  Russia: russia\n").slice(1)}`,
  ))

test("a name is known by other quotation marks too, where the article has both", () => {
  const file = `
//- registry/more.yaml
format: 1
entities:
  oneil: {type: person, name: O'Neil}
//- postil.yaml
format: 1
registry: [registry.yaml, registry/*.yaml]
`
  const mentions = "  the O'Neil house: none\n  Russia: russia\n"
  const both = "Russia bought the O'Neil house, so {{mention-untagged:O’Neil}} said."
  check(
    "mention-untagged",
    file + tagged(both, mentions).slice(1).replace("mentions:", "{{mention-untagged:mentions}}:"),
  )
  check("mention-untagged", file + tagged("Russia bought the house, so O’Neil said.", mentions).slice(1))
})

test("all of them are tagged, or marked as nobody", () => {
  const source = tagged("Kosovo and Russia. Kosovo again.", "  Russia: russia\n")
  fix("mention-untagged", source, "\n//- a.ann.yaml\nmentions:\n  Kosovo: kosovo\n  Russia: russia\n", "Tag")
  fix("mention-untagged", source, "\n//- a.ann.yaml\nmentions:\n  Russia: russia\n  Kosovo: none\n", "none")
})

// --- nominal-without-name

test("a country that is only described is marked", () =>
  check(
    "nominal-without-name",
    tagged(
      "Masimov came to {{nominal-without-name:the country}}. The country was glad.",
      "  Masimov: masimov\n  the country: {{nominal-without-name:iran}}\n  The country: iran\n",
    ),
    /^iran is never named in this article$/,
  ))

test("what is named, even untagged, is fine", () => {
  check("nominal-without-name", tagged("Iran is the country.", "  Iran: iran\n  the country: iran\n"))
  check("nominal-without-name", tagged("Iran is the country.", "  the country: iran\n"))
  check("nominal-without-name", tagged("Islamic Republic", "  Islamic Republic: iran\n"))
})

test("titles, ties, groups, events and local entities need no name", () =>
  check(
    "nominal-without-name",
    tagged(
      "The premier, the Kazakh capital, the armed opposition, the brief war, an analyst, both countries.",
      `  The premier: masimov
  the Kazakh capital: astana
  the armed opposition: rebels
  the brief war: war
  an analyst: _analyst
  both countries: iran + turkey
`,
      "local:\n  _analyst: {type: person}\n",
    ),
  ))
