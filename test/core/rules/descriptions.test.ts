import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  nordia: {type: country, name: Nordia, adjectives: [Nordian]}
  sudia: {type: country, name: Sudia, adjectives: [Sudian]}
  estia: {type: country, name: Estia}
  lund: {type: place, name: Lund, part-of: sudia}
  adler: {type: person, name: Ida Adler, aliases: [Adler], roles: [{role: mayor, of: lund}]}
  moss: {type: person, name: Ben Moss, roles: [{role: mayor, of: lund}]}
  rail: {type: event, name: Rail Conference}
  fair: {type: event, name: Spring Fair}
//- codebook.yaml
format: 1
roles:
  mayor: {titles: [mayor]}
`

const names = ["Nordia: nordia", "Nordian: nordia", "Sudia: sudia", "Sudian: sudia", "Estia: estia", "Lund: lund"]
const people = ["Ida Adler: adler", "Ben Moss: moss", "Rail Conference: rail"]

function tagged(text: string, surface: string, target: string, more = ""): string {
  const mentions = [...names, ...people].filter(line => text.includes(line.slice(0, line.indexOf(":"))))
  return `${registry}
//- a.txt
${text}
//- a.ann.yaml
${more}
mentions:
  ${surface}: ${target}
${mentions.map(line => `  ${line}\n`).join("")}`
}

function implausible(text: string, surface: string, id: string, more = ""): void {
  checkRule("description-implausible", tagged(text, surface, `{{description-implausible:${id}}}`, more))
}

function plausible(text: string, surface: string, target: string, more = ""): void {
  checkRule("description-implausible", tagged(text, surface, target, more))
}

test("a description of what the article has not named yet is marked, where it has named others of that type", () => {
  implausible("Nordia built a bridge. {{description-implausible:The country}} paid.", "The country", "sudia")
  implausible("Nordia paid for {{description-implausible:its neighbour}}.\n\nSudia did not.", "its neighbour", "sudia")
  implausible(
    "Nordia a construit un pont. {{description-implausible:Le pays}} a payé.",
    "Le pays",
    "sudia",
    "language: fr",
  )
  implausible(
    "Nordia baut. Bezahlt hat {{description-implausible:dieses Land}}.",
    "dieses Land",
    "sudia",
    "language: de",
  )
})

test("a description of what has been named, or is named in the same paragraph, is fine", () => {
  plausible("Sudia watched.\n\nNordia built a bridge. The country paid.", "The country", "sudia")
  plausible("Nordia built a bridge. The country paid, says Sudia.", "The country", "sudia")
  plausible("The Sudian army came.\n\nNordia built a bridge. The country paid.", "The country", "sudia")
})

test("it is fine where something that belongs to the entity is mentioned, or the description names what it belongs to", () => {
  plausible("Nordia built a bridge to Lund. The country paid.", "The country", "sudia")
  plausible("Nordia watched Estia. The Sudian city paid.", "The Sudian city", "lund")
})

test("without anything else of that type nobody else can be meant", () =>
  plausible("Ida Adler built a bridge. The country paid.", "The country", "nordia"))

test("each part of a joint mention is to be named", () => {
  const text = (words: string) => `Nordia met Sudia. ${words} agreed.`
  const marked = text("{{description-implausible:The two neighbours}}")
  checkRule(
    "description-implausible",
    tagged(marked, "The two neighbours", "nordia + {{description-implausible:estia}}"),
  )
  plausible(text("The two neighbours"), "The two neighbours", "nordia + sudia")
})

test("new things, words of a speaker, headlines, events and people who are named later are left alone", () => {
  plausible("Nordia built a bridge. A country paid.", "A country", "sudia")
  plausible("Nordia built a bridge. “Our country paid.”", "Our country", "sudia")
  plausible(
    "The country pays\n\nNordia built a bridge.",
    "The country",
    "sudia",
    "regions: {headline: The country pays}",
  )
  plausible("The Rail Conference ended. The meeting was long.", "The meeting", "fair")
  plausible("Ben Moss left. The old woman came.\n\nIda Adler is 90.", "The old woman", "adler")
})

test("a person who is never named is marked, but for one with a title", () => {
  implausible("Ben Moss left. {{description-implausible:The old woman}} came.", "The old woman", "adler")
  plausible("Ben Moss left. The mayor came.", "The mayor", "adler")
})

test("the nearest thing of that type takes the place", () => {
  const text = (id: string) => tagged("Estia saw Nordia. The country paid.", "The country", id)
  checkFix("description-implausible", text("sudia"), `//- a.ann.yaml${text("nordia").split("//- a.ann.yaml")[1]}`)
})

// --- joint-list-conflict

function listed(text: string, surface: string, target: string, more = ""): void {
  checkRule("joint-list-conflict", tagged(text, surface, target, more))
}

test("a row of names beside a joint description says who is meant", () => {
  const forms: readonly (readonly [text: string, surface: string, language: string])[] = [
    ["The two states, Nordia and Sudia, agreed. Estia did not.", "The two states", "en"],
    ["The two guarantors of the shaky truce – Nordia and Sudia – agreed. Estia did not.", "The two guarantors", "en"],
    ["Nordia and Sudia are the two guarantors. Estia is not.", "the two guarantors", "en"],
    ["It began in Nordia and Sudia, the two guarantors, and in Estia.", "the two guarantors", "en"],
    ["Die beiden Staaten, Nordia und Sudia, sind sich einig, nicht Estia.", "Die beiden Staaten", "de"],
    ["Les deux garants de la paix, Nordia et Sudia, sont d’accord sans Estia.", "Les deux garants", "fr"],
  ]
  for (const [text, surface, language] of forms) {
    listed(text, surface, "{{joint-list-conflict:nordia + estia}}", `language: ${language}`)
    listed(text, surface, "sudia + nordia", `language: ${language}`)
  }
})

test("a row is no list of what is meant behind a verb, of other things, or of another number", () => {
  listed("The two states left Nordia and Sudia. Estia did not.", "The two states", "nordia + estia")
  listed("The two states, Nordia and Sudia said, must agree with Estia.", "The two states", "nordia + estia")
  listed("The two women, Nordia and Sudia, met Ida Adler and Ben Moss.", "The two women", "adler + moss")
  listed("The two states, Nordia, Sudia and Estia, agreed.", "The two states", "nordia + estia")
})

test("the list takes the place", () => {
  const text = (target: string) => tagged("The two states, Nordia and Sudia, saw Estia.", "The two states", target)
  const after = text("nordia + sudia")
  checkFix("joint-list-conflict", text("nordia + estia"), `//- a.ann.yaml${after.split("//- a.ann.yaml")[1]}`)
})
