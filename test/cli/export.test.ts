import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type TestContext, test } from "node:test"
import { factTables } from "../../server/cli/export-tables.ts"
import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { allRules } from "../../server/core/rules/all-rules.ts"
import type { Report, Rule } from "../../server/core/rules/rule.ts"
import { LineIndex } from "../../server/core/text/line-index.ts"
import { contains, slice } from "../../server/core/text/span.ts"
import { inFolder, postil, writeFiles } from "../support/command-line.ts"
import { loadCorpus, MemoryFiles, parseFixture } from "../support/fixture.ts"
import { random } from "../support/random.ts"
import { readSample } from "../support/sample.ts"
import { smallCorpus } from "../support/small-corpus.ts"
import { documentedQueries } from "./documented-queries.ts"
import { type Answer, type Database, openDatabase } from "./duckdb.ts"
import { corpusWithMistakes } from "./export-mistakes.ts"

const { headings, text: page } = documentedQueries()
const acrossArticles = allRules.filter(({ meta }) => meta.scope === "corpus")

test("every rule that looks across articles has its query, or the reason why it has none", () => {
  for (const { meta } of acrossArticles) {
    const isSaid = headings.get(meta.code)?.length === 1 || page.includes(`[${meta.code}](rules/${meta.code}.md)`)
    assert.ok(isSaid, meta.code)
  }
})

test("the page names every table with its columns", () => {
  const rows = [...page.matchAll(/^\| ([a-z_]+) \| [^|]* \| (.*) \|$/gm)].map(([, table, columns = ""]) => [
    table,
    columns
      .replace(/\([^)]*\)/g, "")
      .split(",")
      .map(name => name.trim()),
  ])
  assert.deepEqual(
    rows,
    Object.entries(factTables).map(([table, columns]) => [table, Object.keys(columns)]),
  )
})

for (const [folder, files] of readSample("samples/broken")) {
  test(`in samples/broken/${folder} SQL finds what the rules find`, context => compare([files], files, context))
}

test("in the tour SQL finds what the rules find", context => {
  const [tour = new MemoryFiles()] = readSample("samples/tour").values()
  return compare([tour], tour, context)
})

test("in a corpus full of mistakes SQL finds what the rules find", context => {
  const files = corpusWithMistakes(90, random("mistakes"))
  return compare([files], files, context, 12)
})

test("of a corpus in three parts SQL finds what the rules find in the whole", context => {
  const files = corpusWithMistakes(90, random("parts"))
  const parts = [0, 1, 2].map(part => new MemoryFiles([...files].filter(([uri]) => isInPart(uri, part))))
  return compare(parts, files, context, 12)
})

test("the other queries of the page run", context =>
  withTables([new MemoryFiles(readSample("samples/tour").get("") ?? [])], context, async database => {
    const [, ...questions] = headings.get("Open them") ?? []
    const [, duplicates = ""] = headings.get("Many parts, one answer") ?? []
    assert.equal(questions.length, 3)
    for (const sql of questions) assert.ok((await database.ask(sql)).length > 0, sql)
    assert.deepEqual(await database.ask(duplicates), [])
  }))

test("the page counts who speaks as `postil claims` does: without the layers of coders", context => {
  const tour = new MemoryFiles(readSample("samples/tour").get("") ?? [])
  return withTables([tour], context, async database => {
    const [, whoSpeaks = ""] = headings.get("Open them") ?? []
    const { claims } = inFolder("", folder => {
      writeFiles(tour, folder)
      return JSON.parse(postil(folder, ["claims", "--format", "json"]).out)
    })
    for (const { entity, claims: number } of await database.ask(whoSpeaks)) {
      const listed = claims.filter(({ speaker }: { speaker: unknown[] }) => speaker.includes(entity))
      assert.equal(Number(number), listed.length, String(entity))
    }
  })
})

test("the facts of a small corpus, as they stand in the tables", context =>
  inOwnFolder(async folder => {
    writeFiles(parseFixture(smallCorpus).files, folder)
    const { code, out } = postil(folder, ["export", "facts", "--out", "facts", "--name", "small", "--format", "json"])
    assert.equal(code, 0)
    assert.deepEqual(
      readdirSync(join(folder, "facts")).sort(),
      Object.keys(factTables)
        .map(t => `${t}.parquet`)
        .sort(),
    )
    const [{ tables }] = JSON.parse(out).corpora
    assert.deepEqual(
      tables.find(({ name }: { name: string }) => name === "claims"),
      {
        name: "claims",
        rows: 4,
        replaced: 0,
      },
    )
    const database = await openDatabase(folder)
    if (typeof database === "string") return context.skip(database)
    assert.deepEqual(await database.ask("FROM 'facts/claims.parquet' WHERE claim = 'needed'"), [
      {
        ...{ sidecar: "small/a/one.ann.yaml", coder: null, file: "small/a/one.txt", article: "one", claim: "needed" },
        ...{ topic: "bridge", stance: "supports", mode: "direct", kind: "assertion", modality: "asserted" },
        ...{ date: null, first_day: "2020-05-01", last_day: "2020-05-01", words: null },
        ...{ start_offset: 74, end_offset: 84, place: 618, line: 26 },
      },
    ])
    assert.deepEqual(
      await database.ask("SELECT link, to_article, to_claim, is_own, line FROM 'facts/links.parquet' ORDER BY link"),
      [
        { link: "one/needed", to_article: "one", to_claim: "needed", is_own: false, line: 13 },
        { link: "one/will-be-built", to_article: "one", to_claim: "will-be-built", is_own: false, line: 13 },
        { link: "will-be-built", to_article: "one", to_claim: "will-be-built", is_own: true, line: 34 },
      ],
    )
    assert.deepEqual(
      await database.ask("SELECT first_day, last_day FROM 'facts/sidecars.parquet' WHERE article = 'two'"),
      [{ first_day: "2021-01-01", last_day: "2021-12-31" }],
    )
    database.close()
  }))

test("odd texts come back as they are, half a character as U+FFFD, and that is told", context =>
  inOwnFolder(async folder => {
    writeFiles(parseFixture(oddTexts).files, folder)
    const { out } = postil(folder, ["export", "facts", "--out", "facts"])
    assert.match(out, /\n2 texts had half a character/)
    const database = await openDatabase(folder)
    if (typeof database === "string") return context.skip(database)
    const titles = await database.ask("SELECT title FROM 'facts/sidecars.parquet' ORDER BY sidecar")
    assert.deepEqual(
      titles.map(({ title }) => title),
      ["\"Quoted\", 'twice'; \\", "two\nlines\tand 😀", "half \ufffd", "", null],
    )
    database.close()
  }))

const oddTexts = `//- a.txt
x
//- a.ann.yaml
source: {title: "\\"Quoted\\", 'twice'; \\\\"}
//- b.txt
x
//- b.ann.yaml
source: {title: "two\\nlines\\tand \\U0001F600"}
//- c.txt
x
//- c.ann.yaml
source: {title: "half \\ud83d"}
//- d.txt
x
//- d.ann.yaml
source: {title: ""}
//- e.txt
x
//- e.ann.yaml
mentions: {}
`

test("what is missing or cannot be done is said, and old tables stay", () =>
  inFolder(smallCorpus, folder => {
    const refusal = (...words: string[]) => {
      const { code, out, err } = postil(folder, ["export", ...words])
      assert.deepEqual({ code, out }, { code: 2, out: "" })
      return err
    }
    assert.match(postil(folder, ["export", "--help"]).out, /^postil export facts \[FOLDER\] --out DIR/)
    assert.match(refusal(), /Say what: postil export facts/)
    assert.match(refusal("fcts", "--out", "x"), /There is no export "fcts"/)
    assert.match(refusal("facts"), /Say where to/)
    assert.match(refusal("facts", "--out", "postil.yaml"), /postil.yaml" cannot be written/)
    const nowhere = process.platform === "linux" ? "/proc/facts/here" : "postil.yaml/here"
    assert.match(refusal("facts", "--out", nowhere), /here" cannot be written: its folder/)
    assert.equal(postil(folder, ["export", "facts", "--out", "facts"]).code, 0)
    assert.equal(postil(folder, ["export", "facts", "--out", "facts"]).code, 0)
    assert.ok(readdirSync(join(folder, "facts")).every(name => name.endsWith(".parquet")))
  }))

test("of several corpora each has its own folder", () =>
  inFolder("//- one/postil.yaml\nformat: 1\n//- two/postil.yaml\nformat: 1\n", folder => {
    rmSync(join(folder, "postil.yaml"))
    assert.equal(postil(folder, ["export", "facts", "--out", "facts"]).code, 0)
    assert.deepEqual(readdirSync(join(folder, "facts")).sort(), ["one", "two"])
  }))

/** What SQL finds in the tables of the parts is what the rules find in the whole, at least for `fewest` rules. */
async function compare(
  parts: readonly MemoryFiles[],
  whole: MemoryFiles,
  context: TestContext,
  fewest = 0,
): Promise<void> {
  await withTables(parts, context, async database => {
    for (const sql of headings.get("Prepare") ?? []) await database.ask(sql)
    const corpus = loadCorpus(whole)
    let speaking = 0
    for (const rule of acrossArticles) {
      const [query] = headings.get(rule.meta.code) ?? []
      if (query === undefined) continue
      const found = (await database.ask(query)).map(toLine).sort()
      const wanted = [...reportsOf(rule, corpus)].sort()
      assert.deepEqual(found, wanted, rule.meta.code)
      if (wanted.length > 0) speaking++
    }
    if ((await compareNamings(database, corpus)) > 0) speaking++
    assert.ok(speaking >= fewest, `only ${speaking} rules had something to say`)
  })
}

/** The query that finds more than its rule; answers how much the rule finds. */
async function compareNamings(database: Database, corpus: Corpus): Promise<number> {
  const rule = allRules.find(({ meta }) => meta.code === "mention-inconsistent")
  const [query = ""] = headings.get("mention-inconsistent, and more") ?? []
  assert.ok(rule)
  const found = new Set((await database.ask(query)).map(toLine))
  const wanted = [...reportsOf(rule, corpus)]
  assert.deepEqual(
    wanted.filter(line => !found.has(line)),
    [],
  )
  return wanted.length
}

/** Exports each of the parts under the same name, and opens the views of the page over all of them. */
async function withTables(
  parts: readonly MemoryFiles[],
  context: TestContext,
  use: (database: Database) => Promise<void>,
): Promise<void> {
  await inOwnFolder(async folder => {
    for (const [index, files] of parts.entries()) {
      const part = join(folder, `part${index}`)
      writeFiles(files, part)
      const out = join(folder, "facts", String(index))
      assert.equal(postil(part, ["export", "facts", "--out", out, "--name", "whole"]).code, 0)
    }
    const database = await openDatabase(folder)
    if (typeof database === "string") return context.skip(database)
    const [views = ""] = headings.get("Open them") ?? []
    const [shards = ""] = headings.get("Many parts, one answer") ?? []
    await database.ask(views.replace(/^(?:SET .*\n)*/, shards.replaceAll("s3://newsroom/", "").replace("2024", "0")))
    await use(database)
    database.close()
  })
}

/** A folder of its own for a test that takes its time. */
async function inOwnFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postil-facts-"))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isInPart(uri: string, part: number): boolean {
  const index = /\/a(\d+)\./.exec(uri)?.[1]
  return index === undefined ? !uri.includes("orphan") || part === 1 : Number(index) % 3 === part
}

/** `FILE:LINE WHAT`, and the other side where there is one. */
function toLine({ file, line, what, other_file, other_line, other }: Answer): string {
  const here = `${String(file).replace(/^whole\//, "")}:${line} ${what}`
  return other === undefined ? here : `${here} <> ${String(other_file).replace(/^whole\//, "")}:${other_line} ${other}`
}

/** All that a rule says of a corpus, in the same form; what it says of the registry only where all is in the query. */
function* reportsOf(rule: Rule, corpus: Corpus): Generator<string> {
  for (const uri of corpus.checkable()) {
    const file = corpus.coded(uri)
    const registry = corpus.registryFile(uri)
    if (file !== undefined) {
      for (const report of rule.checkSidecar?.(file, corpus) ?? [])
        if (report !== undefined) yield* sidecarLine(rule, report, file, corpus)
    } else if (registry !== undefined && rule.meta.code === "entity-unused") {
      for (const { at } of rule.checkRegistry?.(registry, corpus) ?? [])
        yield lineOf(uri, at.start, slice(registry.text, at), corpus)
    }
  }
}

const atClaim = new Set(["stance-conflict-undeclared", "quote-coded-differently"])
const atLink = new Set(["link-topic", "link-order", "link-both-sides", "link-stance"])

function* sidecarLine({ meta }: Rule, report: Report, file: CodedFile, corpus: Corpus): Generator<string> {
  const { at, related: [first] = [] } = report
  const claim = file.sidecar.claims.find(({ span }) => contains(span, at))
  if (claim?.continues?.span === at) return
  const local = [...file.sidecar.local.values()].find(({ span }) => contains(span, at))
  const surface = file.sidecar.surfaces.find(({ span }) => contains(span, at))
  const named = atClaim.has(meta.code) ? claim?.slug : (surface?.text ?? local?.id)
  const { start } = named?.span ?? at
  const here = lineOf(file.uri, start, named?.value ?? slice(file.text, at), corpus)
  if (first === undefined || !(atClaim.has(meta.code) || atLink.has(meta.code))) return yield here
  const other = corpus.coded(first.uri)?.sidecar.claims.find(({ span }) => contains(span, first.span))
  const line = meta.code === "link-both-sides" ? first.span.start : (other?.slug.span.start ?? 0)
  yield `${here} <> ${lineOf(first.uri, line, other?.slug.value ?? "", corpus)}`
}

function lineOf(uri: string, offset: number, what: string, corpus: Corpus): string {
  return `${corpus.pathOf(uri)}:${new LineIndex(corpus.textOf(uri) ?? "").lineAt(offset) + 1} ${what}`
}
