import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { findOutside } from "../../server/node/real-place.ts"

const isWindows = process.platform === "win32"

test("a file that a link leads out of the folder is found, one that does not exist yet is not", {
  skip: isWindows,
}, t => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "postil-places-")))
  t.after(() => rmSync(base, { recursive: true }))
  const folder = join(base, "corpus")
  mkdirSync(join(folder, "in"), { recursive: true })
  mkdirSync(join(base, "corpus-too"))
  for (const path of ["corpus/a", "corpus/in/b", "corpus-too/c"]) writeFileSync(join(base, path), "")
  symlinkSync(join(folder, "a"), join(folder, "in/to-a"))
  symlinkSync(join(base, "corpus-too/c"), join(folder, "in/to-c"))
  symlinkSync(join(base, "nothing"), join(folder, "to-nothing"))
  symlinkSync(join(base, "corpus-too"), join(folder, "out"))
  const check = (paths: readonly string[], expected: string | undefined) => {
    const outside = findOutside(
      paths.map(path => join(folder, path)),
      folder,
    )
    assert.equal(outside, expected === undefined ? undefined : join(folder, expected))
  }
  check(["a", "in/b", "in/to-a", "in/new", "new/folder/new"], undefined)
  check(["a", "in/to-c", "out/new"], "in/to-c")
  check(["out/new"], "out/new")
  check(["out/c"], "out/c")
  check(["to-nothing"], "to-nothing")
  check(["../corpus-too/c"], "../corpus-too/c")
  assert.equal(findOutside([join(folder, "a")], join(base, "nothing")), join(folder, "a"))
})
