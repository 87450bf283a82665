import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type TestContext, test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"

/** A package whose `server.js` runs a program of our own, and the caches that it fills. */
class Package {
  readonly #folder = mkdtempSync(join(tmpdir(), "postil-run-compiled-"))

  constructor(t: TestContext) {
    t.after(() => rmSync(this.#folder, { recursive: true, force: true }))
    mkdirSync(join(this.#folder, "dist"))
    cpSync(join(projectFolder, "package.json"), join(this.#folder, "package.json"))
    cpSync(join(projectFolder, "dist/server.js"), join(this.#folder, "dist/server.js"))
  }

  run(program: string, ...words: readonly string[]): string {
    writeFileSync(join(this.#folder, "dist/server-main.js"), program)
    const env = { ...process.env, POSTIL_CACHE: join(this.#folder, "cache") }
    const args = [join(this.#folder, "dist/server.js"), ...words]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: "utf8" })
    assert.deepEqual({ stderr, status }, { stderr: "", status: 0 })
    return stdout
  }

  /** The one file that holds what is compiled. */
  get kept(): string {
    const compiled = join(this.#folder, "cache/compiled")
    const [version = ""] = readdirSync(compiled)
    const names = readdirSync(join(compiled, version))
    assert.equal(names.length, 1)
    return join(compiled, version, names[0] ?? "")
  }
}

const program = `#!/usr/bin/env node
function often() { return "often" }
function seldom() { return "seldom ${"and with many words ".repeat(50)}".length + [1, 2, 3].map(x => x + 1).join("") }
process.stdout.write(process.argv[2] === "seldom" ? seldom() : often())
`

test("what is compiled is written once, as long as nothing else of the program is used", t => {
  const built = new Package(t)
  assert.equal(built.run(program), "often")
  const { ino, size } = statSync(built.kept)
  assert.equal(built.run(program), "often")
  assert.equal(statSync(built.kept).ino, ino)
  assert.match(built.run(program, "seldom"), /234$/)
  assert.ok(statSync(built.kept).size > size)
  const { ino: later } = statSync(built.kept)
  assert.match(built.run(program, "seldom"), /234$/)
  assert.equal(built.run(program), "often")
  assert.equal(statSync(built.kept).ino, later)
})

test("what was compiled of another program of the same length is not run", t => {
  const built = new Package(t)
  built.run(program)
  assert.equal(built.run(program.replace('"often"', '"never"')), "never")
})

test("what is damaged is not run, and is written anew", t => {
  const built = new Package(t)
  built.run(program)
  const whole = readFileSync(built.kept)
  for (const damaged of [Buffer.from(whole).fill(7, 100, 200), whole.subarray(0, whole.length / 2), Buffer.alloc(0)]) {
    writeFileSync(built.kept, damaged)
    assert.equal(built.run(program), "often")
    assert.ok(readFileSync(built.kept).length >= whole.length)
  }
})

test("a program that ends by itself with an exit code of its own is kept as well", t => {
  const built = new Package(t)
  assert.equal(built.run('process.stdout.write("ended")\nprocess.exit(0)\n'), "ended")
  assert.ok(statSync(built.kept).size > 0)
})

test("a program finds its own path, and what Node has", t => {
  const built = new Package(t)
  assert.equal(built.run('process.stdout.write(require("node:path").basename(__filename))'), "server-main.js")
})
