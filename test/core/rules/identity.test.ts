import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  tazhin: {type: person, name: Marat Tazhin, roles: [{role: foreign-minister, of: kazakhstan}]}
  saudabayev: {type: person, name: Kanat Saudabayev, roles: [{role: foreign-minister, of: kazakhstan}]}
  lavrov: {type: person, name: Sergei Lavrov, roles: [{role: foreign-minister, of: russia}]}
  saakashvili: {type: person, name: Mikheil Saakashvili, aliases: [Saakashvili], roles: [{role: president, of: georgia}]}
  zatulin: {type: person, name: Konstantin Zatulin, roles: [{role: deputy, of: state-duma}]}
  georgia: {type: country, name: Georgia, adjectives: [Georgian], metonyms: [Tbilisi]}
  georgia-us-state: {type: us-state, name: Georgia, part-of: united-states}
  atlanta: {type: city, name: Atlanta, part-of: georgia-us-state}
  kazakhstan: {type: country, name: Kazakhstan, adjectives: [Kazakh], metonyms: [Astana], capital: astana}
  astana: {type: city, name: Astana, part-of: kazakhstan}
  tbilisi: {type: city, name: Tbilisi}
  russia: {type: country, name: Russia, adjectives: [Russian]}
  soviet-union: {type: country, name: Soviet Union, adjectives: [Soviet], to: 1991-12-26}
  serbia: {type: country, name: Serbia}
  united-states: {type: country, name: United States, aliases: [US]}
  asia: {type: region, name: Asia, adjectives: [Asian]}
  state-duma: {type: organization, name: State Duma, part-of: russia}
  state-department: {type: organization, name: State Department, part-of: united-states}
  interfax: {type: organization, name: Interfax}
  kosovo: {type: territory, name: Kosovo, claimed-by: serbia}
  abkhazia: {type: territory, name: Abkhazia, claimed-by: georgia}
  south-ossetia: {type: territory, name: South Ossetia, adjectives: [Ossetian], claimed-by: georgia}
  north-ossetia: {type: territory, name: North Ossetia, adjectives: [Ossetian], part-of: russia}
  talks: {type: event, name: Geneva talks, participants: [georgia, russia]}
//- codebook.yaml
format: 1
entity-types: [person, group, country, us-state, city, region, territory, organization, event]
`

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, registry + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, registry + source, expected, title)
}

/** A sidecar with these mentions, for an article with all their surfaces. */
function tagged(mentions: string, text = "", more = ""): string {
  const surfaces = [...mentions.matchAll(/^ {2}(?:\{\{[a-z-]*:)?([^:]+):/gm)].map(match => match[1])
  return `\n//- a.txt\n${text === "" ? surfaces.join(". ") : text}\n//- a.ann.yaml\n${more}mentions:\n${mentions}`
}

// --- mention-entity-mismatch

test("a known name of somebody else is marked", () =>
  check(
    "mention-entity-mismatch",
    `
//- a.txt
{{mention-entity-mismatch:Marat Tazhin}} spoke, and Sergei Lavrov. The {{mention-entity-mismatch:Kazakh}} side agreed in {{mention-entity-mismatch:ASTANA}}.
//- a.ann.yaml
mentions:
  Marat Tazhin: {{mention-entity-mismatch:saudabayev}}
  Sergei Lavrov: lavrov
  Kazakh: {{mention-entity-mismatch:georgia}}
  ASTANA: {{mention-entity-mismatch:russia}}
`,
    /^"Marat Tazhin" is a known name of tazhin, not of saudabayev$/m,
  ))

test("a name that both have, a joint mention, none, an unknown entity and an unknown string are no mismatch", () =>
  check(
    "mention-entity-mismatch",
    tagged(
      `  Georgia: georgia-us-state
  Astana: kazakhstan
  ASTANA: astana
  Marat Tazhin: none
  Sergei Lavrov: lavrov + tazhin
  Kazakh: kazakstan
  the minister: tazhin
`,
    ),
  ))

test("a local entity may bear a known name, if it says so", () =>
  check(
    "mention-entity-mismatch",
    tagged(
      `  Sergei Lavrov: _namesake
  Marat Tazhin: {{mention-entity-mismatch:_minister}}
`,
      "",
      "local:\n  _namesake: {type: person, name: Sergei Lavrov}\n  _minister: {type: person}\n",
    ),
  ))

test("a mismatch is repaired in the sidecar", () =>
  fix(
    "mention-entity-mismatch",
    tagged("  Marat Tazhin: [{entity: saudabayev, suffix: spoke}]\n", "Marat Tazhin spoke."),
    "\n//- a.ann.yaml\nmentions:\n  Marat Tazhin: [{entity: tazhin, suffix: spoke}]\n",
  ))

test("or in the registry, as a metonym if the two belong together", () => {
  const line = (mentions: string) => new RegExp(`^  ${mentions}: .*$`, "m")
  const changed = (id: string, from: string, to: string) =>
    `\n//- registry.yaml\n${(registry.split("//- ")[1] ?? "").slice("registry.yaml\n".length).replace(line(id), entity => entity.replace(from, to))}`
  fix(
    "mention-entity-mismatch",
    tagged("  Marat Tazhin: lavrov\n"),
    changed("lavrov", "Sergei Lavrov,", "Sergei Lavrov, aliases: [Marat Tazhin],"),
    "alias",
  )
  fix(
    "mention-entity-mismatch",
    tagged("  Georgian: abkhazia\n"),
    changed("abkhazia", "Abkhazia,", "Abkhazia, metonyms: [Georgian],"),
    "metonym",
  )
  fix(
    "mention-entity-mismatch",
    tagged("  State Duma: georgia\n"),
    changed("georgia", "adjectives: [Georgian]", "aliases: [State Duma], adjectives: [Georgian]"),
    "alias",
  )
})

// --- homonym-implausible

test("a namesake that nothing else points to is marked", () =>
  check(
    "homonym-implausible",
    `
//- a.txt
{{homonym-implausible:Georgia}} and Tbilisi and the Georgian army and the United States
//- a.ann.yaml
mentions:
  Georgia: {{homonym-implausible:georgia-us-state}}
  Tbilisi: georgia
  Georgian: georgia
  United States: united-states
`,
    /^"Georgia" is tagged georgia-us-state, but nothing else here points to it while 2 mentions point to georgia$/,
  ))

test("a namesake is fine where something that belongs to it is mentioned", () =>
  check("homonym-implausible", tagged("  Georgia: georgia-us-state\n  Tbilisi: georgia\n  Atlanta: atlanta\n")))

test("a namesake is fine where nothing points to the other either", () =>
  check("homonym-implausible", tagged("  Georgia: georgia-us-state\n  Russia: russia\n")))

test("the city is no implausible namesake of its country, nor the country of its city", () =>
  check("homonym-implausible", tagged("  Astana: astana\n  Kazakh: kazakhstan\n  Kazakhstan: kazakhstan\n")))

test("a string that is read as either, by context, has been decided", () =>
  check(
    "homonym-implausible",
    tagged(
      "  Georgia:\n    - georgia\n    - {entity: georgia-us-state, prefix: state of}\n  Tbilisi: georgia\n",
      "Georgia is not the state of Georgia. Tbilisi said so.",
    ),
  ))

test("the namesake takes its place", () =>
  fix(
    "homonym-implausible",
    tagged("  Ossetian: north-ossetia\n  South Ossetia: south-ossetia\n"),
    "\n//- a.ann.yaml\nmentions:\n  Ossetian: south-ossetia\n  South Ossetia: south-ossetia\n",
  ))

// --- nominal-modifier-conflict

test("a description of one country's things is not those of another", () =>
  check(
    "nominal-modifier-conflict",
    `
//- a.txt
{{nominal-modifier-conflict:Georgia's breakaway regions}} met the Russian deputy and {{nominal-modifier-conflict:the Kazakh government}}.
//- a.ann.yaml
local:
  _official: {type: person, of: state-department}
mentions:
  Georgia's breakaway regions: abkhazia + {{nominal-modifier-conflict:kosovo}}
  the Georgian and Serbian regions: abkhazia
  the Russian deputy: zatulin
  the Kazakh government: {{nominal-modifier-conflict:russia}}
  the Kazakh deputy: {{nominal-modifier-conflict:zatulin}}
  the Georgian official: {{nominal-modifier-conflict:_official}}
  the Saakashvili regime: {{nominal-modifier-conflict:russia}}
`,
    /^"Georgia's breakaway regions" names georgia, which the registry does not tie to kosovo$/m,
  ))

test("what is tied, directly or through something it is part of, is no conflict", () =>
  check(
    "nominal-modifier-conflict",
    tagged(
      `  the Georgian rebel regions: south-ossetia + abkhazia
  the Kazakh capital: astana
  the Kazakh government: kazakhstan
  the Kazakh minister: tazhin
  the Russian deputy: zatulin
  the US official: _official
  the Saakashvili regime: georgia
  the Georgian talks: talks
  Tbilisi's breakaway region: abkhazia
  Georgia's pro-Russian region: abkhazia
  the Georgian and Russian ministers: saakashvili + lavrov
`,
      "",
      "local:\n  _official: {type: person, of: state-department}\n",
    ),
  ))

test("nouns of relation, prepositions and compounds tell nothing of belonging", () =>
  check(
    "nominal-modifier-conflict",
    tagged(
      `  Russia ally: kazakhstan
  Georgia's bitter rival: russia
  Russia's southern neighbours: georgia + kazakhstan
  the man from Georgia now in power: lavrov
  the Russia-backed region: abkhazia
  the anti-Georgian region: kosovo
  Lavrov's deputy: zatulin
  Sergei Lavrov's aide: zatulin
`,
    ),
  ))

test("the past tells nothing of the present", () =>
  check(
    "nominal-modifier-conflict",
    tagged(
      "  the former Georgian region: kosovo\n  the old Soviet state: kazakhstan\n  a Soviet republic: kazakhstan\n",
      "",
      "source: {published: 2008-11}\n",
    ),
  ))

test("local entities without of, and entities that are tied to nothing, are left alone", () =>
  check(
    "nominal-modifier-conflict",
    tagged(
      "  Russia's former vassals: _vassals\n  a Russian agency: interfax\n  the Central Asian nation: kazakhstan\n",
      "",
      "local:\n  _vassals: {type: group}\n",
    ),
  ))

test("the languages whose grammar is not known are left alone", () =>
  check("nominal-modifier-conflict", tagged("  Georgia regions: kosovo\n", "", "language: fi\n")))

test("what belongs to the one named takes its place", () =>
  fix(
    "nominal-modifier-conflict",
    tagged("  Georgia's breakaway regions: kosovo + abkhazia\n"),
    "\n//- a.ann.yaml\nmentions:\n  Georgia's breakaway regions: south-ossetia + abkhazia\n",
  ))
