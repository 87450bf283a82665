import type { GeneratedCorpus } from "./generate-corpus.ts"
import { quantile, type Times, times } from "./measures.ts"
import { ask, askFor, keystroke, type OpenFile, open, positionAt, type Typing } from "./open-file.ts"
import type { ServerProcess } from "./server-process.ts"

/** A server with three files open, as somebody has who works. */
export interface Work {
  readonly server: ServerProcess
  readonly corpus: GeneratedCorpus
  readonly article: OpenFile
  readonly sidecar: OpenFile
  readonly registry: OpenFile
}

type Add = (measure: string, value: number | undefined) => void

const rounds = 100
/** A registry may be long, and what it says concerns many. */
const registryRounds = 40
const requestRounds = 10
/** An answer that takes longer is asked for less often. */
const slowMs = 3000

export async function openWork(server: ServerProcess, corpus: GeneratedCorpus, sidecar: OpenFile): Promise<Work> {
  const article = await open(server, corpus, "articles/a7.txt", "plaintext")
  return { server, corpus, article, sidecar, registry: await open(server, corpus, "registry.yaml", "postil-registry") }
}

/** What comes with typing: hovers, definitions, and diagnostics after each letter. */
export async function measureTyping({ server, corpus, article, sidecar, registry }: Work, add: Add): Promise<void> {
  for (const what of ["hover", "definition"]) {
    addTimes(what, await times(rounds, round => ask(server, what, article, mentionAt(article, round))), add)
  }
  const type = async (name: string, file: OpenFile, count: number, typing?: Typing) =>
    addTimes(`keystroke, ${name}`, await times(count, round => keystroke(server, file, round, typing)), add)
  const typeOut = async (name: string, file: OpenFile, line: string, text: string) =>
    addTimes(`keystroke, ${name}`, await timesOfLetters(server, file, line, text), add)
  await type("article", article, rounds)
  await type("sidecar", sidecar, rounds)
  await typeOut("sidecar, a claim letter by letter", sidecar, "\nclaims:", newClaim)
  await type("registry, line break", registry, registryRounds)
  await type("registry, alias of a rare entity", registry, registryRounds, aliasOf(registry, rareIn(corpus)))
  const frequent = aliasOf(registry, corpus.frequent.id)
  await type("registry, alias of the most frequent entity", registry, registryRounds, frequent)
  await typeOut("registry, an entity letter by letter", registry, "\nentities:", newEntity)
}

/** Half of the time it is not what it is going to be: a line without a colon, a bracket left open, a link to nowhere. */
const newClaim = `
  new-one:
    speaker: entity-5
    cue: said
    quote: the treaty number 7-0 with Mujefo
    topic: topic-a
    stance: supports
    target: [entity-1, entity-2]
    links: {contradicts: a77/c0, repeats: c3}`
const newEntity = "\n  newcomer: {type: person, name: New Comer, aliases: [Comer, Winter], part-of: entity-2}"

/** Types a text at the end of a line and takes it back. */
async function timesOfLetters(server: ServerProcess, file: OpenFile, line: string, text: string): Promise<Times> {
  const start = file.text.indexOf(line) + line.length
  const all = file.text.slice(0, start) + text
  const measured: number[] = []
  for (let at = 0; at < text.length; at++)
    measured.push(await keystroke(server, file, 0, { ...positionAt(all, start + at), text: text.charAt(at) }))
  await keystroke(server, file, 1, { ...positionAt(all, start), text })
  measured.sort((a, b) => a - b)
  return { p50: quantile(measured, 0.5), p95: quantile(measured, 0.95) }
}

/** What is asked now and then, of the whole corpus. */
export async function measureRequests({ server, corpus, sidecar, registry }: Work, add: Add): Promise<void> {
  const several = async (name: string, method: string, params: object) => {
    const first = await askFor(server, method, params, 1)
    add(`${name}, results`, first.count)
    add(`${name}, first, ms`, first.ms)
    const count = first.ms > slowMs ? 2 : requestRounds
    addTimes(name, await times(count, async () => (await askFor(server, method, params, first.count)).ms), add)
  }
  const textDocument = { uri: registry.uri }
  const position = positionOf(registry.text, `${corpus.frequent.id}:`)
  const context = { includeDeclaration: false }
  await several("references of the most frequent entity", "textDocument/references", {
    textDocument,
    position,
    context,
  })
  const newName = "renamed"
  await several("rename of the most frequent entity", "textDocument/rename", { textDocument, position, newName })
  await several("workspace symbol", "workspace/symbol", { query: corpus.frequent.name.split(" ")[0] ?? "" })
  const place = { textDocument: { uri: sidecar.uri }, position: entityAt(sidecar.text) }
  await several("completion of an entity", "textDocument/completion", place)
}

function addTimes(name: string, { p50, p95 }: Times, add: Add): void {
  add(`${name}, p50, ms`, p50)
  add(`${name}, p95, ms`, p95)
}

/** The position of a capitalised word of the article, another one each round. */
export function mentionAt({ text }: { readonly text: string }, round: number): object {
  const words = [...text.matchAll(/\b[A-Z][a-z]+ [A-Z]/g)]
  const offset = (words[round % words.length]?.index ?? 0) + 1
  return positionAt(text, offset)
}

/** Behind the colon of the first surface, where an entity is named. */
function entityAt(sidecar: string): object {
  return positionAt(sidecar, sidecar.search(/entity-\d+$/m) + "entity-".length)
}

export function positionOf(text: string, word: string): object {
  return positionAt(text, text.indexOf(word) + 1)
}

/** A letter more at the end of an entity's alias. */
function aliasOf({ text }: OpenFile, id: string): Typing {
  const entity = text.indexOf(`  ${id}:`)
  return { ...positionAt(text, text.indexOf("]", entity)), text: "s" }
}

/** In the middle between the most frequent and those that are never mentioned. */
function rareIn({ articles }: GeneratedCorpus): string {
  return `entity-${Math.floor(entityCount(articles) / 2)}`
}

function entityCount(articles: number): number {
  return Math.max(200, Math.min(2000, articles))
}
