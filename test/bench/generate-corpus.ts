import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pick } from "../support/random.ts"

type Next = (limit: number) => number

/** What was generated, for asking about it. */
export interface GeneratedCorpus {
  readonly folder: string
  readonly articles: number
  /** The entity with the most mentions. */
  readonly frequent: { readonly id: string; readonly name: string }
}

const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ")
const topics = Array.from({ length: 12 }, (_, i) => `topic-${String.fromCharCode(97 + i)}`)
const stances = ["supports", "opposes", "neutral", "mixed", "none"]
const sentences = [
  "% met % in the capital on Monday to talk about the harbour.",
  "Nobody had expected % to answer % so soon, people near the talks recalled.",
  "A letter from % reached % after weeks of silence, and it changed little.",
  "The road between the two towns was closed while % and % argued over it.",
]
const claimSentences = [
  "% said the treaty number # with % would hold through the winter.",
  "% warned that budget line # was a burden which % could not carry alone.",
]

/** A corpus of `count` articles of about 3 KB with 20 mentions or more and 4 claims each; the same for the same seed. */
export function generateCorpus(folder: string, count: number, next: Next): GeneratedCorpus {
  const names = makeNames(Math.max(200, Math.min(2000, count)), next)
  mkdirSync(join(folder, "articles"), { recursive: true })
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  write("postil.yaml", "format: 1\nlanguage: en\narticles: articles/*.txt\n")
  write("registry.yaml", registry(names))
  write("codebook.yaml", codebook())
  for (let i = 0; i < count; i++) {
    const { text, sidecar } = article(i, names, next)
    write(`articles/a${i}.txt`, text)
    write(`articles/a${i}.ann.yaml`, sidecar)
  }
  return { folder, articles: count, frequent: { id: idOf(0), name: names[0] ?? "" } }
}

function makeNames(count: number, next: Next): readonly string[] {
  const names = new Set<string>()
  const word = () => {
    const letters = Array.from({ length: 2 + next(2) }, () => pick(syllables, next)).join("")
    return letters[0]?.toUpperCase() + letters.slice(1)
  }
  while (names.size < count) names.add(`${word()} ${word()}`)
  return [...names]
}

function idOf(index: number): string {
  return `entity-${index}`
}

/** Few entities are named often, most seldom: the index falls off as in Zipf's law. */
function someEntity(names: readonly string[], next: Next): number {
  return Math.min(names.length - 1, Math.floor(names.length ** (next(1_000_000) / 1_000_000)) - 1)
}

function registry(names: readonly string[]): string {
  const types = ["person", "organization", "country", "event"]
  const lines = names.map(
    (name, i) => `  ${idOf(i)}: {type: ${types[i % 3]}, name: ${name}, aliases: [${name} Group]}\n`,
  )
  return `format: 1\nentities:\n${lines.join("")}`
}

function codebook(): string {
  return `format: 1\ntopics:\n${topics.map(topic => `  ${topic}: {proposition: The matter of ${topic} is settled}\n`).join("")}`
}

function article(index: number, names: readonly string[], next: Next): { text: string; sidecar: string } {
  const mentioned = new Set<number>()
  const paragraphs: string[] = []
  const claims: string[] = []
  const fill = (sentence: string) => {
    const used: number[] = []
    const text = sentence.replace(/%/g, () => {
      const entity = someEntity(names, next)
      used.push(entity)
      mentioned.add(entity)
      return names[entity] ?? ""
    })
    return { text, used }
  }
  for (let p = 0; p < 10; p++) {
    const parts = [fill(pick(sentences, next)).text, fill(pick(sentences, next)).text]
    if (p % 3 === 0) parts.splice(1, 0, claim(p, fill(pick(claimSentences, next)), claims, index, next))
    parts.push("It rained for most of the week, and the market stayed open until late in the evening.")
    paragraphs.push(parts.join(" "))
  }
  const mentions = [...mentioned].map(entity => `  ${names[entity]}: ${idOf(entity)}\n`)
  const sidecar = `source:\n  published: ${dateOf(index)}\nstatus: coded\n\nmentions:\n${mentions.join("")}\nclaims:\n${claims.join("")}`
  return { text: `${paragraphs.join("\n\n")}\n`, sidecar }
}

function claim(
  paragraph: number,
  filled: { text: string; used: readonly number[] },
  claims: string[],
  article: number,
  next: Next,
): string {
  const [speaker = 0, target = 0] = filled.used
  const text = filled.text.replace("#", `${article}-${paragraph}`)
  const cue = text.includes(" said ") ? "said" : "warned"
  const said = text.slice(text.indexOf(cue) + cue.length + 1, -1)
  const quote = said.replace(/^that /, "")
  const topic = pick(topics, next)
  // A speaker keeps to one stance on a topic, so that the corpus is clean.
  const stance = stances[(speaker + topics.indexOf(topic)) % stances.length]
  const link = claims.length > 0 ? "    links: {supports: c0}\n" : ""
  claims.push(
    `  c${paragraph}:\n    speaker: ${idOf(speaker)}\n    cue: {exact: ${cue}, suffix: ${said.split(" ").slice(0, 6).join(" ")}}\n` +
      `    mode: indirect\n    quote: ${quote}\n    kind: position\n    topic: ${topic}\n` +
      `    stance: ${stance}\n    target: ${idOf(target)}\n${link}`,
  )
  return text
}

function dateOf(index: number): string {
  return new Date(Date.UTC(2015, 0, 1 + (index % 3650))).toISOString().slice(0, 10)
}
