import assert from "node:assert/strict"
import fs, { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { canonicalUri, pathToUri } from "../../server/node/file-uri.ts"
import { findCorpora, findCorpusAbove } from "../../server/node/find-corpora.ts"
import { holdsConfig } from "../../server/node/holds-config.ts"

interface Place {
  readonly folder: string
  readonly root: string
  readonly files: DiskFiles
  names(): readonly string[]
  read(path: string): string | undefined
}

function inFolder(texts: Record<string, string | Uint8Array>, run: (place: Place) => void): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-files-")))
  const root = `${pathToUri(folder)}/`
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const files = new DiskFiles(root)
  const names = () => [...files.list()].map(uri => decodeURIComponent((uri ?? "").slice(root.length))).sort()
  try {
    run({ folder, root, files, names, read: path => files.read(root + path) })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("dot folders, packages and corpora inside are left out", () =>
  inFolder(
    {
      "postil.yaml": "",
      "a/b.txt": "",
      ".git/c.txt": "",
      "node_modules/d.txt": "",
      "in/postil.yaml": "",
      "in/e.txt": "",
    },
    ({ root, names }) => {
      assert.deepEqual(names(), ["a/b.txt", "postil.yaml"])
      const inside: string[] = []
      for (const _ of new DiskFiles(root, { inside: corpus => inside.push(corpus) }).list());
      assert.deepEqual(inside, [`${root}in/`])
    },
  ))

test("beside a file is what lies in its folder under such a name, and nothing in a corpus inside", () =>
  inFolder(
    {
      "postil.yaml": "",
      "a.txt": "",
      ".b.txt": "",
      "c/d.txt": "",
      "c/e/f.txt": "",
      "in/postil.yaml": "",
      "in/g.txt": "",
    },
    ({ root, files }) => {
      const beside = (path: string, name = "", isWanted = (_: string) => true) =>
        [...files.beside(root + path, name, isWanted)].map(uri => uri.slice(root.length))
      assert.deepEqual(beside("a.txt"), ["a.txt", "postil.yaml"])
      assert.deepEqual(beside("a.txt", "st"), ["postil.yaml"])
      assert.deepEqual(
        beside("a.txt", "", uri => uri.endsWith("/a.txt")),
        ["a.txt"],
      )
      assert.deepEqual(beside("c/new.txt"), ["c/d.txt"])
      assert.deepEqual(beside("in/g.txt"), [])
      assert.deepEqual(beside("nowhere/h.txt"), [])
    },
  ))

test("a folder is read once for several of its files, and again when they are looked for later", t =>
  inFolder({ "postil.yaml": "", "a.txt": "", "b.txt": "", "c/d.txt": "" }, ({ folder, root, files }) => {
    const reads = t.mock.method(fs, "opendirSync")
    const beside = (path: string) => [...files.beside(root + path, "", uri => uri.endsWith(path))].length
    assert.deepEqual(["a.txt", "b.txt", "a.txt"].map(beside), [1, 1, 1])
    assert.equal(reads.mock.callCount(), 1)
    assert.equal(beside("c/d.txt"), 1)
    assert.equal(reads.mock.callCount(), 2)
    const now = performance.now.bind(performance)
    t.mock.method(performance, "now", () => now() + 1000)
    writeFileSync(join(folder, "c/e.txt"), "")
    assert.equal(beside("c/e.txt"), 1)
    assert.equal(reads.mock.callCount(), 3)
  }))

test("beside a file of a very large folder is what ends as other files there", () =>
  inFolder({ "postil.yaml": "", "in/postil.yaml": "" }, ({ folder, root, files }) => {
    for (const inside of ["many", "in"]) {
      mkdirSync(join(folder, inside), { recursive: true })
      for (let i = 0; i < 1000; i++) {
        for (const ending of ["txt", "ann.yaml", "ann.ed.yaml"])
          writeFileSync(join(folder, inside, `Ä ${i}.${ending}`), "")
      }
    }
    const beside = (path: string, name: string) =>
      [...files.beside(root + path, name, uri => uri.includes("%20999."))].map(uri => uri.slice(root.length))
    assert.deepEqual(beside("many/%C3%84%20999.txt", "Ä 999"), [
      "many/%C3%84%20999.ann.ed.yaml",
      "many/%C3%84%20999.ann.yaml",
      "many/%C3%84%20999.txt",
    ])
    assert.deepEqual(beside("many/new.txt", "new"), [])
    assert.deepEqual(beside("in/%C3%84%20999.txt", "Ä 999"), [])
  }))

test("names with blanks, percent signs and other scripts are found and read", () =>
  inFolder({ "a b%20c/Ж.txt": "text" }, ({ files }) => {
    const [uri = ""] = [...files.list()]
    assert.equal(files.read(uri), "text")
    assert.equal(canonicalUri(uri), uri)
  }))

test("a BOM is left out, and bytes that are no text are replaced", () =>
  inFolder({ "a.txt": "\ufeffone", "b.txt": new Uint8Array([97, 0xff, 98]) }, ({ read }) => {
    assert.equal(read("a.txt"), "one")
    assert.equal(read("b.txt"), "a\ufffdb")
  }))

test("a text in UTF-16 is read as such, as the editor reads it", () => {
  const little = Buffer.from("\ufeffJörg 😀\n", "utf16le")
  const files = { "le.txt": little, "be.txt": Buffer.from(little).swap16(), "no.txt": Buffer.from([0xff, 0xff, 97]) }
  inFolder(files, ({ read }) => {
    assert.equal(read("le.txt"), "Jörg 😀\n")
    assert.equal(read("be.txt"), "Jörg 😀\n")
    assert.equal(read("no.txt"), "\ufffd\ufffda")
  })
})

test("what is missing, a folder, or too large is not read; a YAML file too large is refused by its reader", () =>
  inFolder({ "a/b.txt": "", "large.txt": "x".repeat(20_000_001), "large.yaml": "x".repeat(20_000_001) }, ({ read }) => {
    assert.equal(read("none.txt"), undefined)
    assert.equal(read("a"), undefined)
    assert.equal(read("large.txt"), undefined)
    assert.ok((read("large.yaml")?.length ?? 0) > 20_000_000)
  }))

test("nothing outside the folder is read, neither by its path nor by a link; links in a circle end", () =>
  inFolder({ "corpus/a.txt": "in", "secret.txt": "out", "elsewhere/b.txt": "out" }, ({ folder }) => {
    const root = `${pathToUri(join(folder, "corpus"))}/`
    symlinkSync(join(folder, "secret.txt"), join(folder, "corpus/link.txt"))
    symlinkSync(join(folder, "elsewhere"), join(folder, "corpus/folder"))
    symlinkSync(join(folder, "corpus"), join(folder, "corpus/circle"))
    symlinkSync(join(folder, "corpus/a.txt"), join(folder, "corpus/same.txt"))
    const files = new DiskFiles(root)
    assert.deepEqual([...files.list()], [`${root}a.txt`, `${root}same.txt`])
    const outside = [
      "../secret.txt",
      "%2E%2E/secret.txt",
      "..%2Fsecret.txt",
      "link.txt",
      "folder/b.txt",
      "x/../../secret.txt",
    ]
    for (const path of outside) assert.equal(files.read(root + path), undefined, path)
    assert.equal(files.read(`${root}same.txt`), "in")
  }))

test("a large folder is listed in bits, by name", () => {
  const names = Array.from({ length: 9001 }, (_, index) => `${(index * 7919) % 9001}.txt`)
  inFolder(Object.fromEntries(names.map(name => [name, ""])), ({ files, root }) => {
    const listed = [...files.list()]
    assert.ok(listed.includes(undefined))
    assert.deepEqual(
      listed.filter(uri => uri !== undefined),
      [...names].sort().map(name => root + name),
    )
  })
})

test("corpora are found at and below a folder, and above it", () =>
  inFolder(
    { "one/postil.yaml": "", "one/in/postil.yaml": "", "two/three/postil.yaml": "", "four/a.txt": "" },
    ({ root }) => {
      const found = [...findCorpora(root)].filter(uri => uri !== undefined)
      assert.deepEqual(found.sort(), [`${root}one/`, `${root}one/in/`, `${root}two/three/`])
      const search = findCorpora(root)
      const outer: string[] = []
      for (let step = search.next(); step.done !== true; step = search.next("seen"))
        outer.push(...(step.value ? [step.value] : []))
      assert.deepEqual(outer.sort(), [`${root}one/`, `${root}two/three/`])
      assert.equal(findCorpusAbove(`${root}one/x/y/`), `${root}one/`)
      assert.equal(findCorpusAbove(`${root}one/in/a.txt`), `${root}one/in/`)
    },
  ))

test("a corpus has a postil.yaml that is spelt so, and who looks for corpora hears of others", () =>
  inFolder({ "one/Postil.yaml": "", "one/a.txt": "", "two/postil.yml": "", "three/my-postil.yaml": "" }, place => {
    symlinkSync(join(place.folder, "nowhere"), join(place.folder, "three/postil.yaml"))
    const told: string[] = []
    const found = [...findCorpora(place.root, path => told.push(path))].filter(uri => uri !== undefined)
    assert.deepEqual(found, [])
    assert.deepEqual(
      told.sort(),
      ["one/Postil.yaml", "two/postil.yml"].map(path => join(place.folder, path)),
    )
    assert.ok(place.names().includes("one/a.txt"))
    assert.ok(place.names().includes("three/my-postil.yaml"))
  }))

test("a file that is found as postil.yaml, for case does not count, and is spelt otherwise makes no corpus", () =>
  inFolder({ "postil.yaml": "" }, ({ folder }) => {
    assert.ok(holdsConfig(folder))
    assert.ok(!holdsConfig(folder, path => path.replace("postil.yaml", "Postil.yaml")))
  }))

test("a link named postil.yaml makes a corpus, whatever it leads to is called", () =>
  inFolder({ "shared.yaml": "", "in/a.txt": "" }, ({ folder, root, names }) => {
    symlinkSync(join(folder, "shared.yaml"), join(folder, "in/postil.yaml"))
    assert.equal(findCorpusAbove(`${root}in/`), `${root}in/`)
    assert.deepEqual(names(), ["shared.yaml"])
  }))

const spellings = [
  ["file:///C%3A/Users/a b.txt", "file:///c%3A/Users/a%20b.txt"],
  ["file:///c:/Users/a%20b.txt", "file:///c%3A/Users/a%20b.txt"],
  ["file:///home/%C3%A9.txt", "file:///home/%C3%A9.txt"],
  ["file:///home/é.txt", "file:///home/%C3%A9.txt"],
  ["file:///home/%7Ea.txt", "file:///home/~a.txt"],
  ["FILE://Server/share/a.txt", "file://server/share/a.txt"],
  ["file:///home/../etc/passwd", undefined],
  ["file:///home/%2e%2e/etc", undefined],
  ["file:///home/%zz", undefined],
  ["untitled:Untitled-1", undefined],
  ["git:/home/a.txt?x", undefined],
] as const

for (const [uri, canonical] of spellings) {
  test(`${uri} is ${canonical ?? "no file"}`, () => assert.equal(canonicalUri(uri), canonical))
}
