import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"

/** Runs a program whose caches are in a folder of that name. */
function check(program: string, prepare: (cache: string) => void, look: (compiled: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "postil-compiled-"))
  try {
    const cache = join(folder, "cache")
    prepare(cache)
    const env = { ...process.env, POSTIL_CACHE: cache }
    const words = [join(projectFolder, "dist", program), "--version"]
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { env, encoding: "utf8" })
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/)
    assert.deepEqual({ stderr, status }, { stderr: "", status: 0 })
    look(join(cache, "compiled"))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const program of ["cli.js", "server.js"]) {
  test(`${program} is kept compiled among the caches, for the user alone`, () =>
    check(
      program,
      () => undefined,
      compiled => {
        assert.equal(statSync(compiled).mode & 0o777, 0o700)
        const files = readdirSync(compiled, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
        assert.equal(files.length, 1)
      },
    ))
}

test("what another version has left is removed", () =>
  check(
    "cli.js",
    cache => mkdirSync(join(cache, "compiled/0.0.1"), { recursive: true }),
    compiled => {
      assert.equal(readdirSync(compiled).length, 1)
      assert.equal(existsSync(join(compiled, "0.0.1")), false)
    },
  ))

test("where nothing can be kept the program runs as well", () =>
  check(
    "cli.js",
    cache => writeFileSync(cache, "in the way"),
    compiled => assert.equal(existsSync(compiled), false),
  ))
