import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { mock, test } from "node:test"
import { hashOfName } from "../../server/core/corpus/packed/uri-table.ts"
import { localDevice } from "../../server/node/file-stamp.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { type LookedThrough, looksTheSame, lookThrough } from "../../server/node/look-through.ts"

const known = ["a.txt", "sub/b.txt"]

interface Place {
  readonly root: string
  path(name: string): string
  look(): LookedThrough | undefined
}

/** A folder with `known`, other files, and a folder that does not count. */
function inFolder(run: (place: Place) => void, ageMs = 10_000): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-looked-")))
  for (const name of ["sub/deep", ".git"]) mkdirSync(join(folder, name), { recursive: true })
  for (const name of [...known, "postil.yaml", "sub/other.md", ".git/x"]) writeFileSync(join(folder, name), "")
  const root = `${pathToUri(folder)}/`
  const names = {
    names: known.join(""),
    ends: Uint32Array.from(known, (_, index) => known.slice(0, index + 1).join("").length),
    hashes: Uint32Array.from(known, hashOfName),
  }
  mock.timers.enable({ apis: ["Date"], now: Date.now() + ageMs })
  try {
    run({ root, path: name => join(folder, name), look: () => lookThrough(root, names, () => undefined) })
  } finally {
    mock.timers.reset()
    rmSync(folder, { recursive: true })
  }
}

test("what there is besides known files is found; where one of those is gone, nothing is", () =>
  inFolder(({ root, path, look }) => {
    assert.deepEqual(look()?.others, [`${root}postil.yaml`, `${root}sub/other.md`])
    rmSync(path("sub/b.txt"))
    assert.equal(look(), undefined)
  }))

test("of a corpus inside is told where it is, and of no file in it", () =>
  inFolder(({ root, path, look }) => {
    for (const name of ["postil.yaml", "c.txt"]) writeFileSync(path(`sub/deep/${name}`), "")
    assert.deepEqual(look()?.inside, [`${root}sub/deep/`])
    assert.deepEqual(look()?.others, [`${root}postil.yaml`, `${root}sub/other.md`])
  }))

const changes: Readonly<Record<string, (path: Place["path"]) => void>> = {
  "a file comes": path => writeFileSync(path("new.txt"), ""),
  "a file comes into the folder of a folder": path => writeFileSync(path("sub/deep/new.txt"), ""),
  "a file goes": path => rmSync(path("sub/other.md")),
  "a file gets another name": path => renameSync(path("a.txt"), path("A.txt")),
  "a folder comes": path => mkdirSync(path("new")),
  "a folder goes": path => rmSync(path("sub/deep"), { recursive: true }),
  "another folder takes the place of one": path => {
    renameSync(path("sub"), path(".sub"))
    mkdirSync(path("sub"))
  },
  "a folder becomes a corpus of its own": path => writeFileSync(path("sub/postil.yaml"), ""),
  "a file becomes a link": path => {
    rmSync(path("a.txt"))
    symlinkSync("sub/b.txt", path("a.txt"))
  },
}

for (const [what, change] of Object.entries(changes)) {
  test(`a corpus looks different when ${what}`, () =>
    inFolder(({ root, path, look }) => {
      const looked = look()
      assert.ok(looked)
      change(path)
      assert.equal(looksTheSame(looked, root), false)
    }))
}

test("a corpus looks the same when its files say something else", () =>
  inFolder(({ root, path, look }) => {
    const looked = look()
    writeFileSync(path("a.txt"), "Something else.")
    writeFileSync(path(".git/new"), "")
    assert.equal(looked && looksTheSame(looked, root), localDevice(path("")) !== undefined)
  }))

test("a copy of a corpus is another one, though nothing has changed where it was copied from", () =>
  inFolder(({ root, look }) => {
    const looked = look()
    assert.equal(looked && looksTheSame(looked, root.replace(/\/$/, "-copy/")), false)
  }))

test("nothing tells how a corpus looks that was changed just now, or has a link in it", () => {
  inFolder(({ look }) => assert.deepEqual(look()?.folders, []), 500)
  inFolder(({ path, look }) => {
    symlinkSync("a.txt", path("link.txt"))
    assert.deepEqual(look()?.folders, [])
  })
})
