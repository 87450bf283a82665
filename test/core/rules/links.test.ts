import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const shared = `
//- codebook.yaml
format: 1
topics:
  roofs: {proposition: Roofs are good, abstract: true}
  roof: {proposition: The roof is good, parent: roofs}
  rent: {proposition: The rent is fair}
//- registry.yaml
entities:
  dee: {type: country, name: Deeland}
  office: {type: organization, name: Office, part-of: dee}
  chief: {type: person, name: Chief Ann, roles: [{role: chief, of: dee, from: 2008, to: 2010}]}
  bo: {type: person, name: Bo}
`

interface ClaimOf {
  readonly speaker?: string
  readonly topic?: string
  readonly stance?: string
  readonly quote?: string
  readonly more?: string
}

function claim(slug: string, { speaker = "bo", topic = "roof", stance = "supports", quote, more }: ClaimOf): string {
  const words = quote === undefined ? "" : `    quote: ${quote}\n`
  return `  ${slug}:\n    speaker: ${speaker}\n${words}    kind: position\n    topic: ${topic}\n    stance: ${stance}\n${more ? `    ${more}\n` : ""}`
}

function file(name: string, published: string, ...claims: readonly string[]): string {
  return `//- ${name}.txt\nThe roof keeps the rain out and lets the light in.\n//- ${name}.ann.yaml\narticle: ${name}\nsource: {published: ${published}}\nclaims:\n${claims.join("")}`
}

const early = (fields: ClaimOf) => file("early", "2009-05-01", claim("c", fields))
const late = (fields: ClaimOf, published = "2009-06-20") => file("late", published, claim("c", fields))
const sidecarOf = (source: string) => `//- late.ann.yaml${source.split("//- late.ann.yaml")[1]}`

// --- link-stance

test("a link that agrees asks for stances that do, and the other way round", () => {
  const source = (relation: string, stance: string, to = "early/c") =>
    `${shared}${early({})}${late({ speaker: "dee", stance, more: `links: {${relation}: ${to}}` })}`
  const marked = "{{link-stance:early/c}}"
  checkRule(
    "link-stance",
    source("supports", "opposes", marked),
    /^supports early\/c, but the stances are opposes and supports$/,
  )
  checkRule("link-stance", source("repeats", "withholds", marked))
  checkRule(
    "link-stance",
    source("contradicts", "supports", marked),
    /^contradicts early\/c, but both stances are supports$/,
  )
  for (const [relation, stance] of [
    ["supports", "supports"],
    ["supports", "neutral"],
    ["contradicts", "opposes"],
    ["qualifies", "opposes"],
    ["supersedes", "supports"],
  ] as const) {
    checkRule("link-stance", source(relation, stance))
  }
  checkFix("link-stance", source("supports", "opposes"), sidecarOf(source("contradicts", "opposes")))
  checkFix("link-stance", source("contradicts", "supports"), sidecarOf(source("supports", "supports")))
})

test("claims on two topics, or of no side, may well contradict one another", () => {
  const pair = (a: ClaimOf, b: ClaimOf) =>
    `${shared}${early(a)}${late({ speaker: "dee", ...b, more: "links: {contradicts: early/c}" })}`
  checkRule("link-stance", pair({}, { topic: "rent" }))
  checkRule("link-stance", pair({ stance: "none" }, { stance: "none" }))
  checkRule("link-stance", pair({ more: "modality: negated" }, {}))
})

// --- link-speaker

test("only the same speaker repeats", () => {
  const source = (speaker: string, other: string, to = "early/c", relation = "repeats") =>
    `${shared}${early({ speaker: other })}${late({ speaker, more: `links: {${relation}: ${to}}` })}`
  checkRule(
    "link-speaker",
    source("bo", "dee", "{{link-speaker:early/c}}"),
    /^repeats early\/c of "dee", but the speaker is "bo"; use "supports"$/,
  )
  checkRule("link-speaker", source("bo", "dee", "early/c", "supports"))
  for (const [speaker, other] of [
    ["bo", "bo"],
    ["bo + dee", "dee"],
    ["chief", "dee"],
    ["chief", "office"],
    ["_clerk", "dee"],
  ] as const) {
    checkRule("link-speaker", source(speaker, other))
  }
  checkFix("link-speaker", source("bo", "dee"), sidecarOf(source("bo", "dee", "early/c", "supports")))
})

test("who speaks for another says so, or holds the office at the date", () => {
  const source = (published: string, more: string, to = "early/c") =>
    `${shared}${early({ speaker: "dee" })}${late({ speaker: "chief", more: `${more}links: {repeats: ${to}}` }, published)}`
  checkRule("link-speaker", source("2015", "", "{{link-speaker:early/c}}"))
  checkRule("link-speaker", source("2015", "for: dee\n    "))
})

// --- link-both-sides

test("what holds both ways is stored once, in the later article", () => {
  const source = (relation: string, to = "late/c", back = relation) =>
    `${shared}${early({ more: `links: {${relation}: ${to}}` })}${late({ more: `links: {${back}: early/c}` })}`
  checkRule(
    "link-both-sides",
    source("repeats", "{{link-both-sides:late/c}}"),
    /^repeats late\/c is stored on both sides$/,
  )
  checkRule("link-both-sides", source("qualifies"))
  checkRule("link-both-sides", source("repeats", "late/c", "supports"))
  checkFix("link-both-sides", source("repeats"), `//- early.ann.yaml${early({}).split("//- early.ann.yaml")[1]}`)
})

// --- link-topic

test("topics that differ are worth a look", () => {
  const source = (relation: string, topic: string, to = "early/c") =>
    `${shared}${early({})}${late({ topic, more: `links: {${relation}: ${to}}` })}`
  checkRule(
    "link-topic",
    source("supports", "rent", "{{link-topic:early/c}}"),
    /but the topics differ \(rent and roof\)$/,
  )
  for (const [relation, topic] of [
    ["supports", "roof"],
    ["supports", "roofs"],
    ["qualifies", "rent"],
  ] as const) {
    checkRule("link-topic", source(relation, topic))
  }
})

// --- modality-hedged

test("a hedge in an asserted claim is told where somebody asks for it", () => {
  const source = (quote: string, modality: string, config = "rules: {modality-hedged: hint}") => `
//- postil.yaml
format: 1
${config}
//- a.txt
It may rain soon, and the roof holds.
//- a.ann.yaml
claims:
  one: {speaker: narrator, mode: narrator, quote: ${quote}, modality: ${modality}}
`
  checkRule("modality-hedged", source("It may rain soon", "{{modality-hedged:asserted}}"), /^"may" stands in the text/)
  checkRule("modality-hedged", source("It may rain soon", "future"))
  checkRule("modality-hedged", source("the roof holds", "asserted"))
  checkRule("modality-hedged", source("It may rain soon", "asserted", ""))
  checkFix("modality-hedged", source("It may rain soon", "asserted"), source("It may rain soon", "hypothetical"))
})

// --- stance-conflict-spoken-for

test("who speaks for a country contradicts it within days", () => {
  const code = "stance-conflict-spoken-for"
  const source = (speaker: string, stance: string, published = "2009-05-08", more = "") =>
    `${shared}${early({ speaker: "dee" })}${late({ speaker, stance, more }, published)}`
  const marked = `{{${code}:opposes}}`
  checkRule(code, source("chief", marked), /^chief on roof: opposes, but dee: supports in early\/c at the same time$/)
  checkRule(code, source("office", marked))
  checkRule(code, source("bo", marked, "2009-05-08", "for: dee"))
  checkRule(code, source("bo", "opposes"))
  checkRule(code, source("chief", "supports"))
  checkRule(code, source("chief", "opposes", "2009-09-08"))
  checkRule(code, source("chief", "opposes", "2009-05-08", "links: {qualifies: early/c}"))
  const linked = source("chief", "opposes", "2009-05-08", "links: {contradicts: early/c}")
  checkFix(code, source("chief", "opposes"), sidecarOf(linked), "contradicts")
})

// --- quote-coded-differently

test("the same words of the same speaker are coded alike", () => {
  const code = "quote-coded-differently"
  const quote = "The roof keeps the rain out and lets the light in"
  const source = (fields: ClaimOf) => `${shared}${early({ quote })}${late({ quote, ...fields })}`
  checkRule(
    code,
    source({ stance: `{{${code}:neutral}}` }),
    /^the same words have the stance "supports" in early\/c, but "neutral" here$/,
  )
  checkRule(code, source({ topic: `{{${code}:rent}}` }), /^the same words have the topic "roof"/)
  for (const fields of [
    {},
    { stance: "opposes" },
    { stance: "neutral", speaker: "dee" },
    { stance: "neutral", quote: "The roof keeps" },
    { stance: "neutral", more: "links: {qualifies: early/c}" },
  ]) {
    checkRule(code, source(fields))
  }
  checkFix(code, source({ stance: "neutral" }), sidecarOf(source({})))
})
