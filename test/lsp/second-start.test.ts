import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import type { Location, SymbolInformation } from "vscode-languageserver"
import { type InitializationOptions, type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { Session } from "../support/session.ts"

const annotated = Array.from({ length: 8 }, (_, index) => `a${index}`)
const wrong = "mentions: {Adler: adlr}\n"

/** So many that workers read them and an index is kept; most of them in no time. */
const files: Readonly<Record<string, string>> = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  adler: {type: person, name: Adler}\n  bund: {type: organization, name: Bund}\n",
  ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`bare/b${index}.txt`, `Article ${index}.\n`])),
  ...Object.fromEntries(annotated.map((name, index) => [`${name}.txt`, `Adler spoke to the Bund ${index} times.\n`])),
  ...Object.fromEntries(annotated.map(name => [`${name}.ann.yaml`, "mentions: {Adler: adler, the Bund: bund}\n"])),
  "a3.ann.yaml": wrong,
}

/** What the server of an editor that has these settings answers once it has read everything. */
async function answers(folder: string, settings: InitializationOptions): Promise<unknown> {
  const initialization: InitializationOptions = { acceptedTexts: { place: "none" }, ...settings }
  const session = await Session.start({
    ...{ files: {}, folder, pull: true, decorations: true, program: ["--stdio"], initialization },
  })
  const last = () =>
    session.received.findLast(({ method }) => method === statusNotification)?.params as Status | undefined
  await session.until(
    () => last()?.corpora.some(({ loading }) => loading === undefined) === true,
    () => `the server does not say that it has read everything: ${JSON.stringify(last())}`,
  )
  const textDocument = { uri: session.uri("registry.yaml") }
  const ask = (line: number) => ({
    textDocument,
    position: { line, character: 3 },
    context: { includeDeclaration: true },
  })
  const places = [1, 2].map(line => session.request<readonly Location[]>("textDocument/references", ask(line)))
  const diagnostics: [string, unknown][] = []
  for (const name of [...annotated, "new", "bare/b7"])
    for (const path of [`${name}.txt`, `${name}.ann.yaml`]) diagnostics.push([path, await session.pull(path)])
  const symbols = await session.request<readonly SymbolInformation[]>("workspace/symbol", { query: "" })
  const found = {
    articles: last()?.corpora.map(({ articles }) => articles),
    ...{ diagnostics, symbols: inOrder(symbols), references: (await Promise.all(places)).map(inOrder) },
  }
  await session.leave()
  return found
}

function inOrder(items: readonly unknown[]): readonly string[] {
  return items.map(item => JSON.stringify(item)).sort()
}

interface Place {
  readonly folder: string
  readonly index: string
}

/** One after the other, each on what the last one left. */
const changes: Readonly<Record<string, (place: Place) => void>> = {
  "nothing has changed": () => undefined,
  "an article has changed": ({ folder }) => writeFileSync(join(folder, "a1.txt"), "The Bund is heard no more.\n"),
  "files have come": ({ folder }) => {
    writeFileSync(join(folder, "new.txt"), "Adler is back.\n")
    writeFileSync(join(folder, "new.ann.yaml"), wrong)
  },
  "a file has gone": ({ folder }) => rmSync(join(folder, "a2.ann.yaml")),
  "what tells which files there were is damaged": ({ index }) => {
    const path = join(index, "files.shard")
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill((bytes[400] ?? 0) ^ 1, 400, 401))
  },
  "nothing has changed again": () => undefined,
}

test("a server that starts again answers as one without an index, whatever has happened meanwhile", async t => {
  const storage = mkdtempSync(join(tmpdir(), "postil-storage-"))
  const first = await Session.start({ files })
  const { folder } = first
  await first.leave()
  try {
    const indexed: InitializationOptions = { storage: pathToUri(storage) }
    await answers(folder, indexed)
    const [corpus = ""] = readdirSync(join(storage, "index"))
    const index = join(storage, "index", corpus)
    assert.ok(readdirSync(index).includes("files.shard"))
    for (const [what, change] of Object.entries(changes)) {
      await t.test(what, async () => {
        change({ folder, index })
        const [known, read] = await Promise.all([
          answers(folder, indexed),
          answers(folder, { index: { place: "none" } }),
        ])
        assert.deepEqual(known, read)
      })
    }
  } finally {
    for (const path of [storage, folder]) rmSync(path, { recursive: true, force: true })
  }
})
