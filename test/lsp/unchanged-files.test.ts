import assert from "node:assert/strict"
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { mock, test } from "node:test"
import { UriTable } from "../../server/core/corpus/packed/uri-table.ts"
import { Buffers } from "../../server/lsp/buffers.ts"
import { CorpusFiles } from "../../server/lsp/corpus-files.ts"
import { localDevice } from "../../server/node/file-stamp.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { fingerprint } from "../../server/node/fingerprint.ts"
import { openShard, type Shard } from "../../server/node/shard.ts"
import { ShardScanner } from "../../server/node/shard-scanner.ts"

const first = "mentions: {Ann: ann}\n"
const other = "mentions: {Bea: bea}\n"

/** A file that was read by the corpus, `ageMs` after it was written. */
interface ReadFile {
  readonly folder: string
  readonly path: string
  readonly uri: string
  readonly files: CorpusFiles
  readonly buffers: Buffers
  readonly uris: UriTable
}

function check(isUnchanged: boolean, change: (file: ReadFile) => void, ageMs = 10_000): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-unchanged-")))
  mkdirSync(join(folder, "sub"))
  const path = join(folder, "sub/a.ann.yaml")
  writeFileSync(path, first)
  utimesSync(path, 1e9, 1e9)
  mock.timers.enable({ apis: ["Date"], now: Date.now() + ageMs })
  try {
    const buffers = new Buffers()
    const root = `${pathToUri(folder)}/`
    const uris = new UriTable(root)
    const files = new CorpusFiles(root, buffers, () => undefined, uris)
    const uri = pathToUri(path)
    for (const _ of files.list());
    files.read(uri)
    change({ folder, path, uri, files, buffers, uris })
    assert.equal(files.isUnchanged(uri), isUnchanged)
  } finally {
    mock.timers.reset()
    rmSync(folder, { recursive: true })
  }
}

/** Until the clock of the file system has gone on. */
function writeLater(path: string, text: string): void {
  const { ctimeMs } = statSync(path)
  while (statSync(path).ctimeMs === ctimeMs) writeFileSync(path, text)
}

/** Leaves the time of change as it is. */
function inItsTime(path: string, change: () => void): void {
  const { atime, mtime } = statSync(path)
  change()
  utimesSync(path, atime, mtime)
}

test("what nobody has touched is unchanged", () => check(true, () => undefined))

test("what was written within the grain of a clock before it was read may change and look the same", () =>
  check(false, () => undefined, 0))

test("it is known once it is read again later", () =>
  check(
    true,
    ({ files, uri }) => {
      mock.timers.tick(10_000)
      assert.ok(!files.isUnchanged(uri))
      files.read(uri)
    },
    0,
  ))

test("another text of the same length is noticed, whatever time of change the file was given", () =>
  check(false, ({ path }) => inItsTime(path, () => writeLater(path, other))))

test("a write through a hard link is noticed", () =>
  check(false, ({ folder, path }) => {
    const link = join(folder, "link.ann.yaml")
    linkSync(path, link)
    inItsTime(path, () => writeLater(link, other))
  }))

test("another file in its place is noticed, with the same size and time of change", () =>
  check(false, ({ folder, path }) => {
    const made = join(folder, "made")
    writeFileSync(made, other)
    inItsTime(path, () => renameSync(made, path))
  }))

test("another folder in the place of its own is noticed", () =>
  check(false, ({ folder, path }) => {
    const { atime, mtime } = statSync(path)
    mkdirSync(join(folder, "moved"))
    const moved = join(folder, "moved/a.ann.yaml")
    writeFileSync(moved, other)
    utimesSync(moved, atime, mtime)
    renameSync(join(folder, "sub"), join(folder, "gone"))
    renameSync(join(folder, "moved"), join(folder, "sub"))
  }))

test("a link to the very same file is none that is known, and neither is what a linked folder outside holds", () => {
  check(false, ({ folder, path }) => {
    renameSync(path, join(folder, "real.ann.yaml"))
    symlinkSync(join(folder, "real.ann.yaml"), path)
  })
  const outside = mkdtempSync(join(tmpdir(), "postil-outside-"))
  try {
    check(false, ({ folder }) => {
      renameSync(join(folder, "sub"), join(outside, "sub"))
      symlinkSync(join(outside, "sub"), join(folder, "sub"))
      // Where a folder leads is looked up again a little later.
      const { now } = performance
      mock.method(performance, "now", () => now.call(performance) + 1000)
    })
  } finally {
    mock.restoreAll()
    rmSync(outside, { recursive: true })
  }
})

test("of an open file, a deleted one, and one that was edited nothing is known", () => {
  const open = ({ buffers, uri }: ReadFile, text: string) =>
    buffers.open(uri, { uri, languageId: "yaml", version: 1, text })
  check(false, file => open(file, first))
  check(false, ({ path }) => rmSync(path))
  check(false, file => {
    open(file, other)
    file.files.edited(file.uri)
    file.buffers.close(file.uri)
  })
})

test("what was read as something else than the corpus has taken is not known, until the corpus takes it", () =>
  check(true, ({ files, path, uri }) => {
    writeLater(path, other)
    files.read(uri)
    assert.ok(!files.isUnchanged(uri))
    assert.ok(files.hasChanged(uri))
    files.read(uri)
  }))

test("what a worker has read is known by its stamp, and what an earlier one has read by the stamp that it left behind", () =>
  check(true, ({ folder, files, path, uri, uris }) => {
    const scan = (old?: Uint8Array<ArrayBuffer>) => {
      const terms = { boilerplate: { lines: [], text: [] }, names: new Map() }
      const scanner = new ShardScanner({ root: `${pathToUri(folder)}/`, terms, program: "" })
      const { bytes } = scanner.scan("\t\tsub/a.ann.yaml\t\n", old)
      const shard = openShard(bytes)
      assert.ok(shard?.stamps[0])
      return { bytes, shard }
    }
    const known = scan()
    inItsTime(path, () => writeLater(path, other))
    // The index takes it for the same, by its size and time.
    const again = scan(known.bytes)
    assert.deepEqual(again.shard.stamps, known.shard.stamps)
    const take = (shard: Shard) => {
      files.forget()
      for (const _ of files.list());
      files.tookAll(shard, Int32Array.of(uris.intern(uri)), () => false)
    }
    take(again.shard)
    assert.ok(!files.isUnchanged(uri))
    take(scan().shard)
  }))

test("what a kept index says of all files is known as if each had been read, but for what is open or was read as another", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-unchanged-")))
  const root = `${pathToUri(folder)}/`
  const names = ["a.ann.yaml", "b.ann.yaml", "c.ann.yaml", "gone.ann.yaml"]
  const [uri = "", open = "", ahead = "", gone = ""] = names.map(name => root + name)
  try {
    for (const name of names.slice(0, -1)) {
      writeFileSync(join(folder, name), first)
      utimesSync(join(folder, name), 1e9, 1e9)
    }
    mock.timers.enable({ apis: ["Date"], now: Date.now() + 10_000 })
    const terms = { boilerplate: { lines: [], text: [] }, names: new Map() }
    const scanner = new ShardScanner({ root, terms, program: "" })
    const shard = openShard(scanner.scan(names.map(name => `\t\t${name}\t\n`).join("")).bytes)
    assert.ok(shard)
    const buffers = new Buffers()
    const uris = new UriTable(root)
    const files = new CorpusFiles(root, buffers, () => undefined, uris)
    buffers.open(open, { uri: open, languageId: "yaml", version: 1, text: other })
    writeFileSync(join(folder, "c.ann.yaml"), other)
    files.read(ahead)
    const numbers = Uint32Array.from(names, name => uris.intern(root + name))
    const registry = `${root}registry.yaml`
    assert.deepEqual(files.takeListed(numbers.subarray(0, 1), [registry], []), [open])
    assert.deepEqual(files.takeListed(numbers.subarray(0, 3), [registry], []), [])
    const present = Int32Array.from(numbers, (number, entry) => (entry === 3 ? -1 : number))
    files.tookAll(shard, present, file => file === numbers[1])
    assert.ok([uri, open, ahead, registry].every(one => files.isKnown(one)) && !files.isKnown(gone))
    assert.deepEqual(
      [uri, open, gone].map(one => files.takenOf(one)),
      [fingerprint(first), undefined, undefined],
    )
    assert.deepEqual(
      [uri, open, ahead].map(one => files.isUnchanged(one)),
      [true, false, false],
    )
    assert.deepEqual(
      [uri, ahead].map(one => files.hasChanged(one)),
      [false, true],
    )
    files.nested = [`${root}sub/`]
    assert.equal(files.takeListed(numbers.subarray(0, 3), [], []), undefined)
    const found: string[] = []
    files.foundInside = inside => found.push(inside)
    assert.deepEqual(files.takeListed(numbers.subarray(0, 3), [], [`${root}sub/`]), [])
    assert.deepEqual(found, [`${root}sub/`])
  } finally {
    mock.timers.reset()
    rmSync(folder, { recursive: true })
  }
})

test("where others may write unseen, as on a network drive, nothing is known without reading", () => {
  // What lies there is written by no file system of a disk.
  if (process.platform === "linux") assert.equal(localDevice("/proc"), undefined)
  assert.equal(localDevice(join(tmpdir(), "postil-nowhere")), undefined)
})
