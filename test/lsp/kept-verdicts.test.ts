import assert from "node:assert/strict"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { mock, test } from "node:test"
import { Buffers } from "../../server/lsp/buffers.ts"
import { HostedCorpus } from "../../server/lsp/hosted-corpus.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { fixtureRoot, type MemoryFiles } from "../support/fixture.ts"
import { NotedTurns } from "../support/hosted-folder.ts"
import { noOpenFiles, openFiles } from "../support/open-files.ts"
import { random, times } from "../support/random.ts"
import { edit, newFiles } from "../support/random-corpus.ts"

/** Workers may keep a server waiting, but not for so long. */
const limitMs = 60_000
/** So long nothing is done after a change before it is kept. */
const restMs = 20_000
/** The same since the last time, where what is new is little. */
const seldomMs = 10 * 60_000

mock.timers.enable({ apis: ["Date"], now: Date.now() })

/** A corpus on disk that one server after the other has open. */
class ServedFolder {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-served-")))
  readonly root = `${pathToUri(this.folder)}/`
  readonly #storage = mkdtempSync(join(tmpdir(), "postil-kept-"))

  write(path: string, text: string | undefined): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (text === undefined) rmSync(file, { force: true })
    else writeFileSync(file, text)
  }

  /** A server that has the corpus open and has done nothing yet. */
  host(storage = this.#storage) {
    const buffers = new Buffers()
    const turns = new NotedTurns()
    const toShown: ConstructorParameters<typeof HostedCorpus>[2] = (finding, corpus) => {
      const at = (uri: string, start: number) => corpus.lineIndex(uri)?.lineAt(start) ?? 0
      const line = at(finding.uri, finding.span.start)
      const range = { start: { line, character: 0 }, end: { line, character: 1 } }
      const related = finding.related.map(({ uri, span, message }) => `${uri} ${at(uri, span.start)} ${message}`)
      const { code, severity } = finding
      const message = [finding.message, ...related].join("\n")
      return { code, severity, message, home: { uri: finding.uri, range }, related: [] }
    }
    const hosted = new HostedCorpus(this.root, buffers, toShown, turns, () => {}, "this one")
    hosted.keepTexts({ place: "extension", index: "extension", folder: storage, git: false, trusted: true })
    return { hosted, buffers, turns }
  }

  /**
   * Opens the corpus, does something there, and ends when all is checked and, after a rest, kept: what is shown, and what was
   * checked.
   */
  async serve(
    meanwhile: (hosted: HostedCorpus, buffers: Buffers) => void = () => {},
    { storage = this.#storage, rest = restMs } = {},
  ) {
    const { hosted, buffers, turns } = this.host(storage)
    await untilIdle(hosted)
    meanwhile(hosted, buffers)
    await untilIdle(hosted)
    mock.timers.tick(rest)
    await untilIdle(hosted)
    const uris = [...new Set(hosted.corpus.checkable())]
    const shown = new Map(uris.map(uri => [uri, hosted.findings.shown(uri)]))
    hosted.end()
    const checked = new Set(turns.done.flatMap(({ what, file }) => (what === "Checking" ? [file] : [])))
    return { shown, checked: [...checked].map(uri => uri.slice(this.root.length)).sort(), old: hosted.old }
  }

  /** The same of a server for which no verdicts are kept, only texts. */
  async serveAnew() {
    const storage = mkdtempSync(join(tmpdir(), "postil-unkept-"))
    try {
      cpSync(this.#storage, storage, { recursive: true })
      rmSync(join(storage, "index"), { recursive: true })
      return await this.serve(() => {}, { storage })
    } finally {
      rmSync(storage, { recursive: true })
    }
  }

  /** The verdicts that are kept. */
  kept(): readonly Buffer[] {
    const files = readdirSync(this.#storage, { recursive: true, encoding: "utf8" })
    return files.filter(name => name.includes("verdicts-server")).map(name => readFileSync(join(this.#storage, name)))
  }

  end(): void {
    for (const folder of [this.folder, this.#storage]) rmSync(folder, { recursive: true })
  }
}

async function untilIdle(hosted: HostedCorpus): Promise<void> {
  const end = performance.now() + limitMs
  for (;;) {
    if (performance.now() > end) throw new Error("the server finds no rest")
    if (hosted.step() || hosted.keepText()) continue
    if (!hosted.isReading) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

async function inFolder(files: Readonly<Record<string, string>>, run: (served: ServedFolder) => Promise<void>) {
  const served = new ServedFolder()
  try {
    for (const [path, text] of Object.entries(files)) served.write(path, text)
    await run(served)
  } finally {
    served.end()
  }
}

const small = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  ann: {type: person, name: Ann}\n  bo: {type: person, name: Bo}\n",
  "a.txt": "Ann left.\n",
  "a.ann.yaml": "mentions: {Ann: anne}\n",
  "b.txt": "Bo came.\n",
  "b.ann.yaml": "mentions: {Bo: bo}\n",
}

/** More files than are kept in one go. */
const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`bare/${index}.txt`, `Article ${index}.\n`]))

test("a server that starts again checks nothing, and shows what the last one has shown", () =>
  inFolder({ ...small, ...many }, async served => {
    const first = await served.serve()
    assert.equal(first.checked.length, 126)
    const second = await served.serve()
    assert.deepEqual(second, { ...first, checked: [] })
  }))

test("while somebody edits, nothing is kept", () =>
  inFolder(small, async served => {
    let before: readonly Buffer[] = []
    const edits = (hosted: HostedCorpus, buffers: Buffers) => {
      before = served.kept()
      const uri = `${served.root}b.ann.yaml`
      buffers.open(uri, { uri, languageId: "yaml", version: 1, text: "mentions: {Bo: ann}\n" })
      if (hosted.files.hasChanged(uri)) hosted.edited(uri)
    }
    await served.serve(edits, { rest: 0 })
    assert.equal(before.length, 1)
    assert.deepEqual(served.kept(), before)
  }))

test("what changed while no server ran is checked again, with what it concerns", () =>
  inFolder(small, async served => {
    await served.serve()
    served.write("b.ann.yaml", "mentions: {Bo: ann}\n")
    const { shown, checked } = await served.serve()
    assert.deepEqual(checked, ["b.ann.yaml", "b.txt", "registry.yaml"])
    assert.deepEqual(shown, (await served.serveAnew()).shown)
  }))

test("what concerns an entity has the registry checked again, though its last check had no need to look at that entity", () =>
  inFolder(small, async served => {
    await served.serve(hosted => {
      served.write("registry.yaml", `${small["registry.yaml"]}  cy: {type: person, name: Cy}\n`)
      hosted.perhapsChanged([`${served.root}registry.yaml`])
    })
    served.write("b.ann.yaml", "mentions: {Bo: nobody}\n")
    assert.deepEqual((await served.serve()).shown, (await served.serveAnew()).shown)
  }))

test("for one file among very many, all that is kept is not written anew at once", () => {
  const texts = Array.from({ length: 400 }, (_, index) => [`${index}.txt`, `Article ${index}.\n`] as const)
  return inFolder({ ...small, ...Object.fromEntries(texts) }, async served => {
    await served.serve()
    const kept = served.kept()
    const write = (hosted: HostedCorpus) => {
      served.write("b.ann.yaml", "mentions: {Bo: nobody}\n")
      hosted.perhapsChanged([`${served.root}b.ann.yaml`])
    }
    const { shown } = await served.serve(write)
    assert.deepEqual(served.kept(), kept)
    const again = await served.serve(() => {}, { rest: seldomMs })
    assert.deepEqual(again, { ...again, shown, checked: ["b.ann.yaml", "b.txt", "registry.yaml"] })
    assert.notDeepEqual(served.kept(), kept)
    assert.deepEqual((await served.serve()).checked, [])
  })
})

test("a change reaches those whose findings were taken over", () =>
  inFolder(small, async served => {
    await served.serve()
    const changed = await served.serve(hosted => {
      served.write("registry.yaml", small["registry.yaml"].replace("ann:", "anne:"))
      hosted.perhapsChanged([`${served.root}registry.yaml`])
    })
    assert.deepEqual(changed.shown, (await served.serveAnew()).shown)
    assert.ok(changed.checked.includes("a.ann.yaml"))
  }))

test("what was never saved is not taken for what is on disk", () =>
  inFolder(small, async served => {
    await served.serve((hosted, buffers) => {
      const uri = `${served.root}registry.yaml`
      buffers.open(uri, { uri, languageId: "yaml", version: 1, text: "entities: {}\n" })
      if (hosted.files.hasChanged(uri)) hosted.edited(uri)
    })
    assert.deepEqual((await served.serve()).shown, (await served.serveAnew()).shown)
  }))

test("what was found in a text that nobody had told of is not kept", () =>
  inFolder(small, async served => {
    await served.serve()
    await served.serve(hosted => {
      served.write("b.ann.yaml", "mentions: {Bo: nobody}\n")
      served.write("b.txt", "Bo came again.\n")
      hosted.perhapsChanged([`${served.root}b.txt`])
    })
    served.write("b.ann.yaml", small["b.ann.yaml"])
    assert.deepEqual((await served.serve()).shown, (await served.serveAnew()).shown)
  }))

test(
  "a server that is ended, or reads all anew, while it takes findings over leaves no file open",
  { skip: noOpenFiles },
  () =>
    inFolder(small, async served => {
      await served.serve()
      const before = openFiles()
      for (const stops of [(hosted: HostedCorpus) => hosted.end(), (hosted: HostedCorpus) => hosted.load()]) {
        for (let steps = 0, goesOn = true; goesOn; steps++) {
          const { hosted } = served.host()
          for (let step = 0; step <= steps; step++) goesOn = hosted.step()
          stops(hosted)
          assert.equal(openFiles(), before, `after ${steps} steps`)
          hosted.end()
        }
      }
    }),
)

test("whatever changes between servers and in them, they show what a new one shows", async () => {
  const next = random("kept-verdicts")
  for (let round = 0; round < times(3); round++) {
    const files = newFiles(next)
    await inFolder({}, async served => {
      for (const uri of files.keys()) copy(uri, files, served)
      for (let step = 0; step < 6; step++) {
        for (const uri of edit(files, next)) copy(uri, files, served)
        const { shown, old } = await served.serve(hosted => {
          const uris = next(2) === 0 ? edit(files, next) : []
          for (const uri of uris) copy(uri, files, served)
          hosted.perhapsChanged(uris.map(uri => served.root + uri.slice(fixtureRoot.length)))
        })
        const anew = await served.serveAnew()
        // What is broken now still counts as it was; the next server knows nothing of that.
        const expected = (await served.serve()).shown
        assert.deepEqual(expected, anew.shown, `round ${round}, step ${step}`)
        assert.equal(old, anew.old)
        assert.deepEqual([...shown.keys()].sort(), [...anew.shown.keys()].sort())
      }
    })
  }
})

function copy(uri: string, files: MemoryFiles, served: ServedFolder): void {
  served.write(uri.slice(fixtureRoot.length), files.get(uri))
}
