import { MemoryFiles, fixtureRoot as root } from "./fixture.ts"
import { type Next, pick } from "./random.ts"

const names = ["Ann Lee", "Bo Ray", "Cy Fox", "Lee", "Ray", "Deeland", "Deean", "the Deean chief", "Chief Ann Lee"]
const entities = ["ann", "bo", "cy", "dee", "old-ann"]
const topics = ["peace", "trade", "war"]
const stances = ["supports", "opposes", "mixed", "withholds"]
const modes = ["direct", "indirect", "mixed", "narrated", "narrator"]
/** Long enough to be the same words in two articles. */
const long = "nobody who lives by the river wants another winter like the last one"
const quotes = [
  long,
  long,
  "peace is near",
  "peace is not near",
  "[peace, near]",
  "{from: peace, to: near}",
  "{exact: near, prefix: is}",
]
const dates = ["2001", "2004-05", "2004-05-06~", "2003/2005", "../2002", "2010-21", "not-a-date"]
const localId = "_source"

/** Four articles with sidecars, and a registry, full of whatever rules look at. */
export function newFiles(next: Next): MemoryFiles {
  const files = new MemoryFiles([[`${root}postil.yaml`, "format: 1\n"]])
  for (const name of ["a", "b", "c", "d"]) {
    files.set(`${root}${name}.txt`, article(next))
    files.set(`${root}${name}.ann.yaml`, sidecar(next))
  }
  files.set(`${root}registry.yaml`, registry(next))
  return files
}

/** Changes one to three files; answers their URIs. */
export function edit(files: MemoryFiles, next: Next): readonly string[] {
  const name = pick(["a", "b", "c", "d"], next)
  const edits: (() => [string, string | undefined])[] = [
    () => ["registry.yaml", next(8) === 0 ? undefined : registry(next)],
    () => ["codebook.yaml", next(3) === 0 ? undefined : codebook(next)],
    () => [`${name}.txt`, next(4) === 0 ? undefined : article(next)],
    () => [`${name}.md`, next(2) === 0 ? undefined : article(next)],
    () => [`${name}.ann.yaml`, next(4) === 0 ? undefined : sidecar(next)],
    () => [`${name}.ann.yaml`, sidecar(next)],
    () => [`${name}.ann.ed.yaml`, next(2) === 0 ? undefined : sidecar(next)],
    () => [`sub/${name}.txt`, next(2) === 0 ? undefined : article(next)],
    () => [`sub/${name}.ann.yaml`, next(2) === 0 ? undefined : sidecar(next)],
    () => ["postil.yaml", config(next)],
  ]
  return Array.from({ length: 1 + next(3) }, () => {
    const [path, text] = pick(edits, next)()
    if (text === undefined) files.delete(root + path)
    else files.set(root + path, text)
    return root + path
  })
}

function config(next: Next): string {
  const lines = ["format: 1", "rules: {entity-unknown: warning}", "language: ja", "boilerplate: {text: [near]}"]
  return lines.filter((_, index) => index === 0 || next(6) === 0).join("\n")
}

function article(next: Next): string {
  const said = [
    "said peace is near.",
    "said: “peace is not near,” added Bo Ray.",
    "denied that peace is near in 2001.",
    `said that ${long}.`,
    "met the chief, Ann Lee, a member of Deeland, aged 40.",
  ]
  const lines = Array.from({ length: 3 + next(6) }, () => `${pick(names, next)} ${pick(said, next)}`)
  // Long enough for articles to be nearly the same.
  if (next(2) === 0)
    lines.push(Array.from({ length: 90 }, (_, index) => `${next(60) === 0 ? "other" : "word"}${index}`).join(" "))
  return lines.join("\n\n")
}

function registry(next: Next): string {
  const some = (text: string) => (next(2) === 0 ? text : "")
  const entries = entities.slice(0, 2 + next(4)).map((id, index) => {
    const type = id === "dee" ? "country" : pick(["person", "person", "organization", "nothing"], next)
    const period = some(`, from: ${pick(dates, next)}`) + some(`, to: ${pick(dates, next)}`)
    const fields = [
      some(`, aliases: [${pick(names, next)}]`),
      some(`, metonyms: [${pick(names, next)}]`),
      id === "dee" ? ", adjectives: [Deean]" : "",
      some(`, part-of: ${pick(entities, next)}`),
      some(`, ids: {wikidata: ${pick(["Q1", "Q2", "x"], next)}}`),
      some(`, born: ${pick(dates, next)}`),
      some(`, roles: [{role: ${pick(["chief", "clerk"], next)}, of: ${pick(entities, next)}${period}}]`),
      some(`, members: [{of: ${pick(entities, next)}}]`),
    ]
    const name = id === "dee" ? "Deeland" : names[index % 3]
    return `  ${id}: {type: ${type}, name: ${name}${fields.join("")}}\n`
  })
  return `entities:\n${entries.join("")}${some(`merged: {old-ann: ${pick(entities, next)}}\n`)}`
}

function codebook(next: Next): string {
  const some = (text: string) => (next(3) === 0 ? text : "")
  const list = topics.slice(next(2)).map(topic => {
    const more = some(", abstract: true") + some(", parent: trade") + some(", deprecated: {use: war}")
    const kinds = some(", target-types: [country]") + some(", keywords: [peace, near]")
    return `  ${topic}: {proposition: P${more}${kinds}}\n`
  })
  const roles = `roles: {chief: {titles: [chief]${some(", of: [country]")}${some(", exclusive: true")}}}\n`
  const tags = some("tags: {genre: {exclusive: true, required: true}, news: {parent: genre}, essay: {parent: genre}}\n")
  const kinds = some("claim-kinds: {position: {requires: [target], stance: [supports, opposes]}, denial: {}}\n")
  const pairs = some("contradictory-stances: [[supports, mixed]]\n")
  const types = some("entity-types: {person: {can-speak: true}, country: {}, organization: {parent: person}}\n")
  return `topics:\n${list.join("")}${roles}${tags}${kinds}${pairs}${types}`
}

function sidecar(next: Next): string {
  const some = (text: string) => (next(3) === 0 ? text : "")
  const entity = () => pick([...entities, localId], next)
  const mentions = names
    .filter(() => next(2) === 0)
    .map(name => {
      const readings = [
        entity(),
        entity(),
        "none",
        `${entity()} + ${entity()}`,
        `[{entity: ${entity()}, suffix: said}]`,
      ]
      return `  ${name}: ${pick(readings, next)}\n`
    })
  const head = [
    some(`article: ${pick(["a", "b", "x"], next)}\n`),
    some(`source: {published: ${pick(dates, next)}}\n`),
    some(`tags: [${pick(["news", "essay", "genre", "other", "news, essay"], next)}]\n`),
    some("coders: [ed]\n"),
    some("regions: {headline: peace is near}\n"),
    some("boilerplate: [Cy Fox]\n"),
    some(
      `local:\n  ${localId}: {type: ${pick(["person", "group"], next)}, name: ${pick(names, next)}, of: ${pick(entities, next)}}\n`,
    ),
    some(`language: ${pick(["en", "kk"], next)}\n`),
    some(`allow: [{rule: entity-unknown, at: ${pick(names, next)}, reason: why}]\n`),
  ]
  const claims = ["one", "two", "three"].slice(next(2)).map(slug => `  ${slug}: {${claim(entity, next)}}\n`)
  return `${head.join("")}mentions:\n${mentions.join("")}claims:\n${claims.join("")}`
}

function claim(entity: () => string, next: Next): string {
  const some = (text: string) => (next(3) === 0 ? [text] : [])
  const to = pick(["one", "two", "a/one", "b/two", "x/one", "c/three"], next)
  return [
    `speaker: ${pick([entity(), entity(), `${entity()} + ${entity()}`, "narrator"], next)}`,
    `quote: ${pick(quotes, next)}`,
    `topic: ${pick(topics, next)}`,
    `stance: ${pick(stances, next)}`,
    `mode: ${pick(modes, next)}`,
    `kind: ${pick(["position", "denial", "unheard-of"], next)}`,
    ...pick([["cue: said"], [`continues: ${pick(["one", "two", "four"], next)}`], []], next),
    ...some("source: Bo Ray"),
    ...some(`target: ${entity()}`),
    ...some(`via: ${entity()}`),
    ...some(`for: ${entity()}`),
    ...some(`date: ${pick(dates, next)}`),
    ...some(`modality: ${pick(["future", "negated"], next)}`),
    ...some(`links: {${pick(["contradicts", "supersedes", "responds-to", "repeats"], next)}: ${to}}`),
  ].join(", ")
}
