import assert from "node:assert/strict"
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { verdictsOf } from "../../server/node/index-store.ts"
import { assertSame, assertSameFacts, builtWorker, ScannedCorpus } from "../support/scanned-corpus.ts"

/** What is read after a change equals what is read without workers and index. */
function check(change: (corpus: ScannedCorpus) => void): () => void {
  return () =>
    use(corpus => {
      corpus.scanned()
      change(corpus)
      const expected = corpus.plain()
      assertSame(corpus.scanned(), expected, "changed")
      assertSameFacts(corpus.scanned(), expected, "as it was")
      assertSameFacts(corpus.scanned({ isFar: false }), expected, "in memory")
      assert.deepEqual(corpus.log, [])
    })
}

function use(run: (corpus: ScannedCorpus) => void): void {
  const corpus = new ScannedCorpus()
  try {
    run(corpus)
  } finally {
    corpus.remove()
  }
}

async function useMeanwhile(run: (corpus: ScannedCorpus) => Promise<void>): Promise<void> {
  const corpus = new ScannedCorpus()
  try {
    await run(corpus)
  } finally {
    corpus.remove()
  }
}

const sidecar = "articles/a3.ann.yaml"
const article = "articles/a3.txt"
const registry = "registry.yaml"

/** As long as it was, and another. */
function sameLength(text: string): string {
  return text.replace("entity-1", "entity-3").replace("Monday", "Friday")
}

const changes: Readonly<Record<string, (corpus: ScannedCorpus) => void>> = {
  "nothing changes": () => undefined,
  "an article": corpus => edit(corpus, article, text => `New words.\n${text}`),
  "an article, of the same length": corpus => edit(corpus, article, sameLength),
  "a sidecar": corpus => edit(corpus, sidecar, text => `article: other\n${text}`),
  "a sidecar, of the same length": corpus => edit(corpus, sidecar, sameLength),
  "names of the registry": corpus => edit(corpus, registry, text => text.replaceAll(" Group]", " Union]")),
  "an entity comes and one goes": corpus =>
    edit(corpus, registry, text => text.replace("  entity-1:", "  entity-one:").replace("  entity-5:", "  entity-6x:")),
  "the registry goes": corpus => rmSync(join(corpus.folder, registry)),
  "the codebook goes": corpus => rmSync(join(corpus.folder, "codebook.yaml")),
  "the language": corpus => edit(corpus, "postil.yaml", text => text.replace("en", "ja")),
  "the boilerplate": corpus => edit(corpus, "postil.yaml", text => text.replace("Known Line", "Short Line")),
  "another pattern of sidecars": corpus => edit(corpus, "postil.yaml", text => `${text}sidecar: "{stem}.note.yaml"\n`),
  "sidecars are articles now": corpus =>
    edit(corpus, "postil.yaml", text => `${text}articles: ["**/*.yaml"]\nsidecar: "{stem}.note.yaml"\n`),
  "a sidecar goes": corpus => rmSync(join(corpus.folder, "odd/thief.ann.yaml")),
  "an article goes": corpus => rmSync(join(corpus.folder, "odd/both.md")),
  "an article of the same name comes": corpus => corpus.write("odd/more/taken.txt", "More.\n"),
  "an article comes": corpus => corpus.write("odd/new.txt", "New.\n"),
  "an article gets another ending": corpus =>
    renameSync(join(corpus.folder, "odd/both.md"), join(corpus.folder, "odd/both.txt")),
  "a folder of the corpus becomes a corpus of its own": corpus => corpus.write("odd/postil.yaml", "format: 1\n"),
  "a part of the registry comes": corpus =>
    edit(corpus, "postil.yaml", text => `${text}registry: [registry.yaml, more.yaml]\n`),
  "what tells which files there were is damaged": corpus => damage(corpus, "files"),
  "what tells which files there were is gone": corpus => rmSync(join(corpus.store.folder, "files.shard")),
  "a shard is gone": corpus => rmSync(join(corpus.store.folder, `${corpus.store.shards()[0]}.shard`)),
  "a shard is that of another": corpus => {
    const [one, other] = corpus.store.shards().map(name => join(corpus.store.folder, `${name}.shard`))
    copyFileSync(one ?? "", other ?? "")
  },
  "a layer comes": corpus => corpus.write("odd/both.ann.ada.yaml", "mentions: {Both: entity-1}\n"),
}

test("what workers read without an index equals what is read in place", () =>
  use(corpus => assertSame(corpus.scanned({ store: () => undefined }), corpus.plain(), "cold")))

for (const [what, change] of Object.entries(changes)) {
  test(`what workers read and an index keeps equals what is read in place: ${what}`, check(change))
}

function edit(corpus: ScannedCorpus, path: string, change: (text: string) => string): void {
  const text = readFileSync(join(corpus.folder, path), "utf8")
  assert.notEqual(change(text), text)
  corpus.write(path, change(text))
}

function damage(corpus: ScannedCorpus, shard: string): void {
  const path = join(corpus.store.folder, `${shard}.shard`)
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test("where the files are those of an earlier time, only another thread looks through the folder", () =>
  use(corpus => {
    let listed = 0
    class Files extends DiskFiles {
      override list(): Iterable<string | undefined> {
        listed++
        return super.list()
      }
    }
    const read = () => {
      const read = new Corpus(corpus.root, new Files(corpus.root))
      for (const _ of read.load(corpus.pool()));
      return read
    }
    read()
    assert.equal(listed, 1)
    assertSame(read(), corpus.plain(), "as they were")
    edit(corpus, article, text => `${text}More.\n`)
    assertSame(read(), corpus.plain(), "one says something else")
    assert.equal(listed, 1)
    corpus.write("odd/new.txt", "New.\n")
    assertSame(read(), corpus.plain(), "one has come")
    assert.equal(listed, 2)
    rmSync(join(corpus.folder, sidecar))
    assertSame(read(), corpus.plain(), "one has gone")
    assert.equal(listed, 3)
    assertSame(read(), corpus.plain(), "as they are now")
    assert.equal(listed, 3)
    assert.deepEqual(corpus.log, [])
  }))

test("files that come and go while those of an earlier time are taken over are as they are", () =>
  useMeanwhile(async corpus => {
    corpus.scanned()
    let isDone = false
    const read = await corpus.scannedMeanwhile({}, reading => {
      if (isDone || !reading.isListed) return
      isDone = true
      corpus.write("odd/new.txt", "New.\n")
      rmSync(join(corpus.folder, sidecar))
      edit(corpus, article, text => `${text}More.\n`)
      reading.update(["odd/new.txt", sidecar, article].map(path => corpus.root + path))
    })
    assert.ok(isDone)
    assertSame(read, corpus.plain(), "changed meanwhile")
  }))

test("what has not changed is neither read nor written again; a change concerns one shard", () =>
  use(corpus => {
    corpus.scanned()
    const first = shardsOf(corpus)
    assert.ok(first.size >= 8)
    corpus.scanned()
    assert.deepEqual(shardsOf(corpus), first)
    edit(corpus, article, text => `${text}More.\n`)
    corpus.age(5)
    // It looks as new as all others now, but those say what they said.
    corpus.scanned()
    const touched = shardsOf(corpus)
    edit(corpus, article, text => `${text}Still more.\n`)
    corpus.scanned()
    const changed = [...shardsOf(corpus)].filter(([name, at]) => touched.get(name) !== at)
    assert.equal(changed.length, 1)
  }))

/** But for what tells which files there are, which is written once more when the folders have not changed for a while. */
function shardsOf(corpus: ScannedCorpus): ReadonlyMap<string, number> {
  return new Map([...corpus.shards].filter(([name]) => name !== "files.shard"))
}

test("what no file of a shard says any longer is in the index no longer", () =>
  use(corpus => {
    const isKept = () =>
      [...corpus.shards.keys()].some(name => readFileSync(join(corpus.store.folder, name)).includes("Unmistakable"))
    for (const surface of ["Unmistakable", "Otherwise"]) {
      corpus.write("odd/both.ann.ada.yaml", `mentions: {${surface}: entity-1}\n`)
      corpus.scanned()
      assert.equal(isKept(), surface === "Unmistakable")
    }
  }))

test("of an index of files that are as they were no thread reads anything; where one has changed, one for its shard", () =>
  use(corpus => {
    const program = join(corpus.cache, "worker.js")
    copyFileSync(join(dirname(builtWorker), "index-worker.js"), join(corpus.cache, "index-worker.js"))
    const built = readFileSync(builtWorker, "utf8")
    const then = new Date(0)
    for (const source of [built, "throw new Error('no')".padEnd(Buffer.byteLength(built))]) {
      writeFileSync(program, source)
      utimesSync(program, then, then)
      corpus.scanned({ program })
    }
    assertSame(corpus.scanned({ program }), corpus.plain(), "as it was")
    edit(corpus, registry, text => `${text}  entity-new:\n    name: Nobody Names It\n`)
    assertSame(corpus.scanned({ program }), corpus.plain(), "an entity that nothing names has come")
    assert.deepEqual(corpus.log, [])
    edit(corpus, article, text => `${text}More.\n`)
    assertSame(corpus.scanned({ program }), corpus.plain(), "changed")
    assert.equal(corpus.log.length, 1)
  }))

test("a file that was changed right after it was read, to the same length, is read again even if its time is the same", () =>
  use(corpus => {
    const path = join(corpus.folder, sidecar)
    const now = new Date()
    utimesSync(path, now, now)
    corpus.scanned()
    edit(corpus, sidecar, sameLength)
    utimesSync(path, now, now)
    assertSame(corpus.scanned(), corpus.plain(), "changed")
  }))

const damages: Readonly<Record<string, (path: string) => void>> = {
  "cut off": path => truncateSync(path, Math.floor(statSync(path).size / 2)),
  empty: path => truncateSync(path, 0),
  "with one other byte": path => overwrite(path, bytes => bytes.fill((bytes[400] ?? 0) ^ 1, 400, 401)),
  "of another version": path => overwrite(path, bytes => bytes.fill(255, 0, 1)),
  "full of nothing": path => overwrite(path, bytes => bytes.fill(0)),
  "a folder": path => {
    rmSync(path)
    mkdirSync(path)
  },
}

for (const [what, damage] of Object.entries(damages)) {
  test(
    `a shard that is ${what} is made anew, without a word`,
    check(corpus => {
      for (const name of corpus.shards.keys()) damage(join(corpus.store.folder, name))
    }),
  )
}

function overwrite(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
  writeFileSync(path, change(readFileSync(path)))
}

test("an index of another corpus, or of other words of this one, is not believed", () =>
  use(corpus => {
    corpus.scanned()
    for (const name of corpus.shards.keys()) {
      const [, index] = name.split(/-|\./)
      const other = name.replace(`-${index}`, `-${(Number(index) + 1) % 8}`)
      writeFileSync(join(corpus.store.folder, name), readFileSync(join(corpus.store.folder, other)))
    }
    assertSameFacts(corpus.scanned(), corpus.plain(), "exchanged")
  }))

test("only the user may read the index", () =>
  use(corpus => {
    corpus.scanned()
    assert.equal(statSync(corpus.store.folder).mode & 0o777, 0o700)
    for (const name of corpus.shards.keys()) assert.equal(statSync(join(corpus.store.folder, name)).mode & 0o777, 0o600)
  }))

test("where nothing can be written, nothing is, and all is read", () =>
  use(corpus => {
    rmSync(corpus.cache, { recursive: true })
    writeFileSync(corpus.cache, "no folder")
    assertSameFacts(corpus.scanned(), corpus.plain(), "read-only")
    assert.deepEqual(corpus.log, [])
  }))

test("shards of another size of the corpus are removed", () =>
  use(corpus => {
    corpus.scanned()
    writeFileSync(join(corpus.store.folder, "64-3.shard"), "old")
    corpus.scanned()
    assert.equal(corpus.shards.has("64-3.shard"), false)
  }))

test("a main thread that goes on reads the same", () =>
  useMeanwhile(async corpus => {
    const expected = corpus.plain()
    assertSame(await corpus.scannedMeanwhile(), expected, "cold")
    assertSameFacts(await corpus.scannedMeanwhile(), expected, "warm")
  }))

test("two programs may read and write at once", () =>
  useMeanwhile(async corpus => {
    for (let round = 0; round < 3; round++) {
      edit(corpus, article, text => `${text}Round ${round}.\n`)
      edit(corpus, registry, text => text.replace(/aliases: \[/g, `aliases: [R${round}, `))
      const read = await Promise.all([corpus.scannedMeanwhile(), corpus.scannedMeanwhile(), corpus.scannedMeanwhile()])
      const expected = corpus.plain()
      for (const one of read) assertSameFacts(one, expected, `round ${round}`)
    }
    assert.deepEqual(corpus.log, [])
  }))

/** A worker as it should not be. */
function badWorker(corpus: ScannedCorpus, source: string): string {
  const path = join(corpus.cache, "worker.js")
  writeFileSync(path, source)
  return path
}

const onRequest = `const { port } = require("node:worker_threads").workerData; port.on("message", request => `
const deaths: Readonly<Record<string, string>> = {
  "does not begin": "throw new Error('no')",
  "cannot be understood": "this is no program",
  "ends at its first request": `${onRequest}process.exit(1))`,
  "throws at its first request": `${onRequest}{ throw new Error("no") })`,
}

for (const [what, source] of Object.entries(deaths)) {
  test(`where a worker ${what}, the rest is read in place, and the log says so`, () =>
    useMeanwhile(async corpus => {
      const read = await corpus.scannedMeanwhile({ program: badWorker(corpus, source) })
      assertSameFacts(read, corpus.plain(), what)
      assert.match(corpus.log.join("\n"), /^A worker that reads files ended before its time/)
    }))
}

const refusals: Readonly<Record<string, string>> = {
  fails: "reason: 'no'",
  "answers nonsense": "bytes: new Uint8Array(100)",
}

for (const [what, answer] of Object.entries(refusals)) {
  const source = `${onRequest}{
    port.postMessage({ number: request.number, ${answer} })
    const { counts } = require("node:worker_threads").workerData
    Atomics.add(counts, 0, 1)
    Atomics.notify(counts, 0)
  })`
  test(`what a worker ${what} at is read in place`, () =>
    use(corpus => assertSameFacts(corpus.scanned({ program: badWorker(corpus, source) }), corpus.plain(), what)))
}

test("a few files are read without workers, and no index is made", () =>
  use(corpus => {
    assertSameFacts(corpus.scanned({ fewestFiles: 2000 }), corpus.plain(), "few")
    assert.throws(() => corpus.shards, /ENOENT/)
  }))

test("where no shards are kept, no thread looks at them, whatever else is kept", () =>
  useMeanwhile(async corpus => {
    // Those of other tests may be told late.
    await new Promise(setImmediate)
    let started = 0
    const count = () => started++
    process.on("worker", count)
    corpus.store.write(verdictsOf("server"), new Uint8Array(1))
    corpus.scanned({ fewestFiles: 2000 })
    await new Promise(setImmediate)
    process.off("worker", count)
    assert.equal(started, 0)
  }))

test("what changes while workers read is not overwritten by what they have read", () =>
  useMeanwhile(async corpus => {
    let turns = 0
    const read = await corpus.scannedMeanwhile({}, loading => {
      if (!loading.isListed || ++turns !== 2) return
      edit(corpus, article, text => `New words.\n${text}`)
      edit(corpus, registry, text => text.replaceAll(" Group]", " Union]"))
      rmSync(join(corpus.folder, "odd/both.ann.yaml"))
      corpus.write("odd/new.txt", "New.\n")
      corpus.write("odd/new.ann.yaml", "article: same\n")
      const paths = [article, registry, "odd/both.ann.yaml", "odd/new.txt", "odd/new.ann.yaml"]
      loading.update(paths.map(path => corpus.root + path))
    })
    assert.ok(turns >= 2)
    for (const _ of read.settle());
    assertSame(read, corpus.plain(), "changed meanwhile")
  }))

test("a pool that is ended gives nothing more", () =>
  useMeanwhile(async corpus => {
    const pool = corpus.pool({ heard: () => undefined })
    const terms = { boilerplate: { lines: [], text: [] }, names: new Map() }
    for (const _ of pool.ask([], terms, corpus.plain().index.texts));
    pool.end()
    assert.equal(pool.take(), undefined)
  }))
