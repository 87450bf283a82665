import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { parse } from "yaml"
import { stored, storedCorpus } from "../corpus-store.ts"
import { occurrences, readFloorFacts, readFloorRegistry } from "../floor-facts.ts"
import type { GeneratedCorpus } from "../generate-corpus.ts"
import { positionAt } from "../open-file.ts"

/** The facts of a generated corpus in a form that a peer reads. */
export interface Form {
  readonly folder: string
  readonly articles: number
  readonly entities: number
  /** Mentions of the most frequent entity. */
  readonly frequent: number
}

interface Generated {
  readonly corpus: GeneratedCorpus
  /** Id -> name. */
  readonly registry: ReadonlyMap<string, string>
  article(index: number): { readonly text: string; readonly sidecar: string; readonly mentions: readonly Mention[] }
}

interface Mention {
  readonly entity: string
  readonly start: number
  readonly end: number
}

/** Articles with a link for each mention, and a file for each entity. */
export function markdownForm(size: number): Form {
  return stored(`markdown-${size}`, folder => {
    const generated = generatedCorpus(size)
    const write = writerIn(folder, ["articles", "entities"])
    for (const [id, name] of generated.registry) write(`entities/${id}.md`, `# ${name}\n\nAn entity of the registry.\n`)
    return eachArticle(folder, generated, (index, { text, mentions }) => {
      const linked = replaceMentions(text, mentions, ({ entity }, name) => `[${name}](../entities/${entity}.md)`)
      write(`articles/a${index}.md`, `# Article ${index}\n\n${linked}`)
    })
  })
}

/** A module for each sidecar, in which every mention and claim names what the module of the registry exports. */
export function moduleForm(size: number): Form {
  return stored(`modules-${size}`, folder => {
    const generated = generatedCorpus(size)
    const write = writerIn(folder, ["articles"])
    write("tsconfig.json", JSON.stringify(compilerOptions))
    write("model.ts", model)
    const entities = [...generated.registry].map(
      ([id, name]) => `export const ${toName(id)}: Entity = { name: "${name}" }\n`,
    )
    write("registry.ts", `import type { Entity } from "./model"\n\n${entities.join("")}`)
    return eachArticle(folder, generated, (index, article) => write(`articles/a${index}.ts`, toModule(index, article)))
  })
}

const compilerOptions = {
  compilerOptions: { strict: true, noEmit: true, module: "preserve", target: "es2022", types: [], skipLibCheck: true },
  include: ["**/*.ts"],
}

const model = `export interface Entity { readonly name: string }
export interface Mention { readonly entity: Entity; readonly start: number; readonly end: number }
export interface Claim {
  readonly speaker: Entity; readonly target?: Entity; readonly quote: string; readonly topic: string
  readonly mode: "direct" | "indirect"; readonly kind: string; readonly cue: unknown; readonly links?: unknown
  readonly stance: "supports" | "opposes" | "neutral" | "mixed" | "none"
}
export interface Sidecar {
  readonly status: "open" | "coded" | "reviewed"; readonly published: string
  readonly mentions: readonly Mention[]; readonly claims: Readonly<Record<string, Claim>>
}
`

function toModule(index: number, { sidecar, mentions }: ReturnType<Generated["article"]>): string {
  const { source, status, claims } = parse(sidecar)
  const list = mentions.map(
    ({ entity, start, end }) => `    { entity: registry.${toName(entity)}, start: ${start}, end: ${end} },\n`,
  )
  const records = JSON.stringify(claims, null, 4).replace(/"(entity-\d+)"/g, (_, id) => `registry.${toName(id)}`)
  return `import type { Sidecar } from "../model"
import * as registry from "../registry"

export const a${index}: Sidecar = {
  status: "${status}",
  published: "${source.published}",
  mentions: [
${list.join("")}  ],
  claims: ${records},
}
`
}

/** One sidecar of the corpus for the servers that know only one file: as YAML, as JSON, with a schema that knows the entities. */
export interface SchemaForm extends Form {
  readonly schema: string
}

export function schemaForm(size: number): SchemaForm {
  const { corpus, registry, article } = generatedCorpus(size)
  return stored(`schema-${size}`, folder => {
    const schema = JSON.parse(readFileSync(resolve("dist/schemas/sidecar.schema.json"), "utf8"))
    const known = JSON.stringify(schema, (key, value: unknown) =>
      key === "speaker" || key === "target" ? { enum: [...registry.keys()] } : value,
    )
    const { sidecar } = article(sampleIndex)
    writeFileSync(join(folder, "sidecar.schema.json"), known)
    writeFileSync(join(folder, "a7.ann.yaml"), sidecar)
    writeFileSync(join(folder, "a7.ann.json"), `${JSON.stringify(parse(sidecar), null, 2)}\n`)
    const form = { folder, articles: corpus.articles, entities: registry.size, frequent: 0 }
    return { ...form, schema: join(folder, "sidecar.schema.json") }
  })
}

/** The article that is opened everywhere. */
const sampleIndex = 7

function generatedCorpus(size: number): Generated {
  const corpus = storedCorpus(size)
  const read = (path: string) => readFileSync(join(corpus.folder, path), "utf8")
  const article = (index: number) => {
    const [text, sidecar] = [read(`articles/a${index}.txt`), read(`articles/a${index}.ann.yaml`)]
    return { text, sidecar, mentions: mentionsIn(text, sidecar) }
  }
  return { corpus, registry: readFloorRegistry(read("registry.yaml")), article }
}

function mentionsIn(text: string, sidecar: string): readonly Mention[] {
  const mentions = readFloorFacts(sidecar).uses.flatMap(({ entity, surface }) =>
    surface === undefined
      ? []
      : occurrences(surface, text).map(start => ({ entity, start, end: start + surface.length })),
  )
  return mentions.sort((a, b) => a.start - b.start)
}

function eachArticle(
  folder: string,
  { corpus, registry, article }: Generated,
  write: (index: number, article: ReturnType<Generated["article"]>) => void,
): Form {
  let frequent = 0
  for (let index = 0; index < corpus.articles; index++) {
    const each = article(index)
    frequent += each.mentions.filter(({ entity }) => entity === corpus.frequent.id).length
    write(index, each)
  }
  return { folder, articles: corpus.articles, entities: registry.size, frequent }
}

function writerIn(folder: string, folders: readonly string[]): (path: string, text: string) => void {
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true })
  return (path, text) => writeFileSync(join(folder, path), text)
}

function replaceMentions(
  text: string,
  mentions: readonly Mention[],
  replace: (mention: Mention, surface: string) => string,
): string {
  let [replaced, end] = ["", 0]
  for (const mention of mentions) {
    if (mention.start < end) continue
    replaced += text.slice(end, mention.start) + replace(mention, text.slice(mention.start, mention.end))
    end = mention.end
  }
  return replaced + text.slice(end)
}

function toName(id: string): string {
  return id.replace("-", "_")
}

/** Where a word of a text is followed by something, as LSP counts. */
export function behind(text: string, word: string): { readonly line: number; readonly character: number } {
  const at = text.indexOf(word)
  if (at < 0) throw new Error(`There is no "${word}"`)
  return positionAt(text, at + word.length)
}
