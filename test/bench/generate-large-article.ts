import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** A corpus of one article, and a word of it that is annotated. */
export interface LargeCorpus {
  readonly folder: string
  readonly annotations: number
  readonly name: string
}

const paragraphLength = 990
const filler = "It rained for most of the week, and the market by the harbour stayed open until late in the evening. "

/**
 * An article with a paragraph of 1 KB for each annotation. Of ten annotations nine are surfaces and one is a claim. Every
 * paragraph names somebody besides whom half the article is about.
 */
export function generateLargeArticle(folder: string, annotations: number): LargeCorpus {
  mkdirSync(folder, { recursive: true })
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  const paragraphs = Array.from({ length: annotations }, (_, index) => paragraph(index))
  const [surfaces, claims] = [paragraphs.filter(one => !one.isClaim), paragraphs.filter(one => one.isClaim)]
  write("postil.yaml", "format: 1\nlanguage: en\narticles: '*.txt'\n")
  write("registry.yaml", `format: 1\nentities:\n  adler: {type: person, name: Anna Adler}\n${entities()}`)
  write("large.txt", paragraphs.map(one => one.text).join("\n\n"))
  const mentions = surfaces.map(one => `  ${one.name}: entity-${one.index % entityCount}\n`).join("")
  write("large.ann.yaml", `mentions:\n  Anna Adler: adler\n${mentions}\nclaims:\n${claims.map(claim).join("")}`)
  return { folder, annotations, name: "Anna Adler" }
}

interface Paragraph {
  readonly index: number
  readonly name: string
  readonly isClaim: boolean
  readonly text: string
}

function paragraph(index: number): Paragraph {
  const name = nameOf(index)
  const isClaim = index % 10 === 9
  const adler = index % 2 === 0 ? "Anna Adler" : "Nobody"
  const start = isClaim
    ? `Anna Adler said that harbour ${index} would stay open. `
    : `${adler} met ${name} at the harbour. `
  return { index, name, isClaim, text: (start + filler.repeat(10)).slice(0, paragraphLength) }
}

const entityCount = 500

function entities(): string {
  return Array.from(
    { length: entityCount },
    (_, id) => `  entity-${id}: {type: person, name: ${nameOf(id)} Senior}\n`,
  ).join("")
}

const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ")

/** Two words, another one for each number. */
function nameOf(index: number): string {
  const word = (number: number) => {
    const letters = [number % 20, Math.floor(number / 20) % 20, 7].map(digit => syllables[digit]).join("")
    return letters[0]?.toUpperCase() + letters.slice(1)
  }
  return `${word(index % 400)} ${word(Math.floor(index / 400) + 11)}`
}

function claim({ index }: Paragraph): string {
  return (
    `  c${index}:\n    speaker: adler\n    cue: {exact: said, suffix: that harbour ${index}}\n    mode: indirect\n` +
    `    quote: harbour ${index} would stay open\n    kind: prediction\n    stance: none\n`
  )
}
