import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// --- role-overlap

const codebook = `
//- codebook.yaml
format: 1
entity-types: {person: {can-speak: true}, country: {can-speak: true}}
roles:
  mayor: {titles: [Mayor], exclusive: true}
  aide: {titles: [aide]}
`

function offices(anna: string, bert: string): string {
  return `${codebook}//- registry.yaml
format: 1
entities:
  anna: {type: person, name: Anna Abel, roles: [${anna}]}
  bert: {type: person, name: Bert Blau, roles: [${bert}]}
  arcadia: {type: country, name: Arcadia}
  borduria: {type: country, name: Borduria}
`
}

test("two holders of an office for one are marked at the one who came later", () => {
  const anna = "{role: mayor, of: arcadia, from: 2001-01-01, to: 2006-05-31}"
  const bert = (from: string) => `{role: mayor, of: arcadia, from: ${from}}`
  checkRule(
    "role-overlap",
    offices(anna, bert("{{role-overlap:2005-01-01}}")),
    /^mayor of arcadia: bert overlaps anna until 2006-05-31$/,
  )
  checkRule("role-overlap", offices(anna, bert("2006-06-01")))
  checkRule(
    "role-overlap",
    offices("{role: mayor, of: arcadia, from: 2001}", bert("{{role-overlap:2005-01-01}}")),
    /no end/,
  )
})

test("what is not certain does not overlap", () => {
  const handover = offices("{role: mayor, from: 2001, to: 2005-01-20}", "{role: mayor, from: 2005-01-01}")
  const sameYear = offices("{role: mayor, from: 2001, to: 2005}", "{role: mayor, from: 2005, to: 2007}")
  const noBeginning = offices("{role: mayor, to: 2005}", "{role: mayor, from: 2001}")
  const unknown = offices("{role: mayor}", "{role: mayor}")
  for (const source of [handover, sameYear, noBeginning, unknown]) checkRule("role-overlap", source)
})

test("offices that many hold, of other places, and the same person twice do not overlap", () => {
  checkRule("role-overlap", offices("{role: aide, from: 2001}", "{role: aide, from: 2002}"))
  checkRule(
    "role-overlap",
    offices("{role: mayor, of: arcadia, from: 2001}", "{role: mayor, of: borduria, from: 2002}"),
  )
  const twice = "{role: mayor, from: 2001}, {role: mayor, from: 2003}"
  checkRule("role-overlap", offices(twice, "{role: aide, from: 2002}"))
})

test("the earlier term ends when the later begins", () => {
  checkFix(
    "role-overlap",
    offices("{role: mayor, from: 2001}", "{role: mayor, from: 2005-02-01}"),
    offices("{role: mayor, from: 2001, to: 2005-02-01}", "{role: mayor, from: 2005-02-01}"),
  )
  checkFix(
    "role-overlap",
    offices("{role: mayor, from: 2001, to: 2008}", "{role: mayor, from: 2005-02-01}"),
    offices("{role: mayor, from: 2001, to: 2005-02-01}", "{role: mayor, from: 2005-02-01}"),
  )
  checkFix(
    "role-overlap",
    offices("{role: mayor, from: 2001, to: }", "{role: mayor, from: 2005-02-01}"),
    offices("{role: mayor, from: 2001, to: 2005-02-01 }", "{role: mayor, from: 2005-02-01}"),
  )
  const block = (to: string) => `${codebook}//- registry.yaml
format: 1
entities:
  anna:
    type: person
    name: Anna Abel
    roles:
      - role: mayor
        from: 2001-01-01  # sworn in
${to}  bert: {type: person, name: Bert Blau, roles: [{role: mayor, from: 2005-02-01}]}
`
  checkFix("role-overlap", block(""), block("        to: 2005-02-01\n"))
  checkFix("role-overlap", block("        to:\n"), block("        to: 2005-02-01\n"))
  for (const from of ['"from": 2001-01-01', "from: # from the archives\n          2001-01-01"]) {
    const written = (to: string) => block(to).replace("from: 2001-01-01", from)
    checkFix("role-overlap", written(""), written("        to: 2005-02-01\n"))
  }
})
