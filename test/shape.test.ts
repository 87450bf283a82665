import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../server/core/corpus/corpus.ts"
import { ParsedSidecars } from "../server/core/corpus/parsed-sidecars.ts"
import { checkFile } from "../server/core/rules/check-file.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "./support/fixture.ts"

/** Articles; the fewest are more than the corpus keeps parsed, so that at no size more is at hand than at another. */
const sizes = [80, 160, 320]

/** What something cost, counted and not timed: it is the same on every machine. */
interface Work {
  /** Files whose findings were to be worked out again. */
  readonly rechecked: number
  /** Keys whose answer changed, each with all that had asked for it. */
  readonly keys: number
  /** Files and characters that were read, and so parsed, at the most. */
  readonly reads: number
  readonly characters: number
  /** Characters of sidecars that were parsed. */
  readonly parsed: number
  /** What rules and readers asked the corpus. */
  readonly questions: number
}

class CountedFiles extends MemoryFiles {
  reads = 0
  characters = 0

  override read(uri: string): string | undefined {
    const text = super.read(uri)
    this.reads++
    this.characters += text?.length ?? 0
    return text
  }
}

let parsedCharacters = 0
const known = new WeakSet<object>()
const { parse } = ParsedSidecars.prototype
ParsedSidecars.prototype.parse = function (this: ParsedSidecars, uri: string, text: string) {
  const reading = parse.call(this, uri, text)
  if (!known.has(reading)) parsedCharacters += reading.characters
  known.add(reading)
  return reading
}

/** A corpus whose work is counted. What a keystroke affects is checked at once, as for an editor that shows it all. */
class CountedCorpus {
  readonly start: Work
  readonly #files: CountedFiles
  readonly #corpus: Corpus
  #keys = 0
  #questions = 0

  constructor(articles: number) {
    this.#files = newFiles(articles)
    this.#corpus = loadCorpus(this.#files)
    this.#countKeys()
    this.start = this.#count(() => [...this.#corpus.checkable()], { reads: 0, characters: 0 })
  }

  /** Types something and takes it back; answers the work of typing it a second time, when the file has been at hand. */
  keystroke({ path, from, to }: Keystroke): Work {
    const uri = root + path
    const text = this.#files.get(uri) ?? ""
    assert.ok(text.includes(from), `${path} has no "${from}"`)
    const type = (typed: string) => {
      this.#files.set(uri, typed)
      return this.#count(() => this.#corpus.update([uri]))
    }
    const typed = text.replace(from, to)
    for (const each of [typed, text]) type(each)
    const work = type(typed)
    type(text)
    return work
  }

  #count(affected: () => Iterable<string>, { reads, characters }: Reading = this.#files): Work {
    const [keys, questions, parsed] = [this.#keys, this.#questions, parsedCharacters]
    const uris = [...affected()]
    for (const _ of this.#corpus.settle());
    for (const uri of uris) checkFile(uri, this.#corpus)
    return {
      rechecked: uris.length,
      keys: this.#keys - keys,
      reads: this.#files.reads - reads,
      characters: this.#files.characters - characters,
      parsed: parsedCharacters - parsed,
      questions: this.#questions - questions,
    }
  }

  #countKeys(): void {
    const { dependencies } = this.#corpus
    const readers = dependencies.readers.bind(dependencies)
    const read = dependencies.read.bind(dependencies)
    dependencies.readers = keys => {
      const changed = [...keys]
      this.#keys += changed.length
      return readers(changed)
    }
    dependencies.read = key => {
      this.#questions++
      read(key)
    }
  }
}

type Reading = Pick<Work, "reads" | "characters">

interface Keystroke {
  readonly path: string
  readonly from: string
  readonly to: string
}

const common = 40

/**
 * Everybody names Deeland. Anna Adler, who belongs to the Harbour Board, is named in the first four articles only; so are
 * few others, and the registry is as long for many articles as for few.
 */
function newFiles(articles: number): CountedFiles {
  const entities = Array.from({ length: common }, (_, id) => `  e${id}: {type: person, name: ${nameOf(id)}}\n`)
  const files = new CountedFiles([
    [`${root}postil.yaml`, "format: 1\nlanguage: en\n"],
    [`${root}codebook.yaml`, "format: 1\ntopics:\n  peace: {proposition: Peace holds}\n"],
    [
      `${root}registry.yaml`,
      `format: 1\nentities:\n  deeland: {type: country, name: Deeland, aliases: [Dee Coast]}\n  adler: {type: person, name: Anna Adler, aliases: [Adler Senior]}\n  board: {type: organization, name: Harbour Board}\n${entities.join("")}`,
    ],
  ])
  for (let index = 0; index < articles; index++) addArticle(files, index)
  return files
}

function addArticle(files: CountedFiles, index: number): void {
  const [speaker, id] = index < 4 ? ["Anna Adler", "adler"] : [nameOf(index % common), `e${index % common}`]
  const board = index < 4 ? "\n\nThe Harbour Board met Anna Adler." : ""
  const rain = `It rained in the week number ${index} that nobody forgets.`
  const said = `peace with Deeland holds in year ${index}`
  files.set(`${root}a${index}.txt`, `${rain}\n\n${speaker} said that ${said}.${board}\n`)
  files.set(
    `${root}a${index}.ann.yaml`,
    `source: {published: 2001-02-03}\nmentions:\n  Deeland: deeland\n  ${speaker}: ${id}\n${board && "  Harbour Board: board\n"}` +
      `claims:\n  one:\n    speaker: ${id}\n    cue: said\n    mode: indirect\n    quote: ${said}\n    kind: position\n` +
      `    topic: peace\n    stance: supports\n`,
  )
}

const syllables = "ba ce di fo gu ha je ki".split(" ")

function nameOf(number: number): string {
  const [first, last] = [syllables[number % 8] ?? "", syllables[Math.floor(number / 8)] ?? ""]
  return `Mr${first} O${last}ra`
}

let made: readonly CountedCorpus[] | undefined

function corpora(): readonly CountedCorpus[] {
  made ??= sizes.map(size => new CountedCorpus(size))
  return made
}

function works(keystroke: Keystroke): readonly Work[] {
  return corpora().map(corpus => corpus.keystroke(keystroke))
}

function checkFlat(keystroke: Keystroke): void {
  const [few, ...more] = works(keystroke)
  for (const many of more) assert.deepEqual(many, few)
}

test("a letter in an article costs the same in a large corpus", () =>
  checkFlat({ path: "a0.txt", from: "It rained", to: "Its rained" }))
test("a line break above everything in an article costs the same", () =>
  checkFlat({ path: "a0.txt", from: "It rained", to: "\nIt rained" }))
test("a letter inside a name of an article costs the same", () =>
  checkFlat({ path: "a0.txt", from: "Anna Adler said", to: "Anna Adlers said" }))
test("a line break above a sidecar costs the same", () =>
  checkFlat({ path: "a0.ann.yaml", from: "source:", to: "\nsource:" }))
test("another entity for a mention costs the same", () =>
  checkFlat({ path: "a0.ann.yaml", from: "Board: board", to: "Board: adler" }))
test("another stance of a claim costs the same", () =>
  checkFlat({ path: "a0.ann.yaml", from: "stance: supports", to: "stance: opposes" }))
test("a line break above a registry costs the same", () =>
  checkFlat({ path: "registry.yaml", from: "entities:", to: "\nentities:" }))
test("a letter in an alias of a registry costs the same", () =>
  checkFlat({ path: "registry.yaml", from: "[Adler Senior]", to: "[Adler Seniors]" }))
test("another name in a registry costs the same", () =>
  checkFlat({ path: "registry.yaml", from: "name: Harbour Board", to: "name: Harbour Boards" }))

/** Of its sidecars, a keystroke parses these lines and no others. */
function checkParsed(keystroke: Keystroke, lines: string): void {
  for (const { parsed } of works(keystroke)) assert.equal(parsed, lines.length)
}

test("a letter in a mention of a sidecar parses the line of that mention", () =>
  checkParsed({ path: "a0.ann.yaml", from: "Board: board", to: "Board: boards" }, "  Harbour Board: boards\n"))
test("a letter in a claim of a sidecar parses the lines of that claim", () => {
  const claim = /^ {2}one:\n(?: {4}.*\n)*/m.exec(newFiles(1).get(`${root}a0.ann.yaml`) ?? "")?.[0] ?? ""
  checkParsed({ path: "a0.ann.yaml", from: "stance: supports", to: "stance: opposesx" }, claim)
})
test("a letter in a mention parses as much in a long sidecar", () => {
  for (const size of sizes) {
    const sidecars = new ParsedSidecars()
    const lines = Array.from({ length: size }, (_, id) => `  Name ${id}: e${id}\n`)
    const type = (entity: string) => sidecars.parse("a", `mentions:\n${lines.join("")}  Adler: ${entity}\n`)
    type("a")
    assert.equal(type("ad").characters, "  Adler: ad\n".length)
  }
})
test("a letter in an article parses no sidecar", () =>
  checkParsed({ path: "a0.txt", from: "It rained", to: "Its rained" }, ""))

test("what concerns every article costs more in a large corpus, which the counts can see", () => {
  const [few, , many] = works({ path: "registry.yaml", from: "name: Deeland", to: "name: Deelands" })
  assert.ok(
    few !== undefined && many !== undefined && many.rechecked > 3.5 * few.rechecked,
    JSON.stringify([few, many]),
  )
})

test("a start costs no more for each article when there are more of them", () => {
  const starts = corpora().map(({ start }) => start)
  for (const count of ["rechecked", "reads", "characters", "parsed", "questions"] as const) {
    const each = starts.map((start, index) => start[count] / (sizes[index] ?? 1))
    assert.ok(Math.max(...each) <= 1.05 * (each[0] ?? 0), `${count} for each article: ${each}`)
  }
})
