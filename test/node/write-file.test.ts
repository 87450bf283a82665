import assert from "node:assert/strict"
import * as fs from "node:fs"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { createFile, type Disk, writeFile } from "../../server/node/write-file.ts"

function inFolder(run: (folder: string) => void): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-write-")))
  try {
    run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The real disk, but one of its functions fails. */
function failing(name: keyof Disk, code: string): Disk {
  const fail = () => {
    throw Object.assign(new Error(`${code}: made up`), { code })
  }
  return { ...fs, [name]: fail }
}

test("a new file is written, and one that is there gets its new text", () =>
  inFolder(folder => {
    const path = join(folder, "a.ann.yaml")
    assert.equal(writeFile(path, "one é\r\n", folder), undefined)
    assert.equal(writeFile(path, "two é\r\n", folder), undefined)
    assert.equal(readFileSync(path, "utf8"), "two é\r\n")
    assert.deepEqual(readdirSync(folder), ["a.ann.yaml"])
  }))

test("a byte-order mark stays, once", () =>
  inFolder(folder => {
    const path = join(folder, "a.yaml")
    writeFileSync(path, "\ufeffa: b\n")
    assert.equal(writeFile(path, "a: c\n", folder), undefined)
    assert.equal(readFileSync(path, "utf8"), "\ufeffa: c\n")
    assert.equal(writeFile(path, "\ufeffa: d\n", folder), undefined)
    assert.equal(readFileSync(path, "utf8"), "\ufeffa: d\n")
  }))

test("a file that is not in UTF-8 stays as it is", () =>
  inFolder(folder => {
    const path = join(folder, "a.yaml")
    for (const bytes of [Buffer.from("name: J\xf6rg\n", "latin1"), Buffer.from("\ufeffname: J\xf6rg\n", "utf16le")]) {
      writeFileSync(path, bytes)
      const reason = `"${path}" cannot be written: it is not in UTF-8, so save it in that encoding first`
      assert.equal(writeFile(path, "name: J\ufffdrg\n", folder), reason)
      assert.deepEqual(readFileSync(path), bytes)
    }
  }))

test("the mode stays", { skip: process.platform === "win32" }, () =>
  inFolder(folder => {
    const path = join(folder, "a.yaml")
    writeFileSync(path, "a", { mode: 0o640 })
    assert.equal(writeFile(path, "b", folder), undefined)
    assert.equal(statSync(path).mode & 0o7777, 0o640)
  }),
)

test("a link is followed inside the folder only", { skip: process.platform === "win32" }, () =>
  inFolder(outside => {
    const folder = join(outside, "corpus")
    mkdirSync(join(folder, "real"), { recursive: true })
    writeFileSync(join(folder, "real/a.yaml"), "a")
    writeFileSync(join(outside, "b.yaml"), "b")
    symlinkSync("real/a.yaml", join(folder, "a.yaml"))
    symlinkSync("../b.yaml", join(folder, "b.yaml"))
    symlinkSync("..", join(folder, "up"))
    symlinkSync("nowhere", join(folder, "c.yaml"))
    assert.equal(writeFile(join(folder, "a.yaml"), "new", folder), undefined)
    assert.equal(readFileSync(join(folder, "real/a.yaml"), "utf8"), "new")
    assert.ok(fs.lstatSync(join(folder, "a.yaml")).isSymbolicLink())
    for (const path of ["b.yaml", "up/b.yaml", "up/new.yaml", "../b.yaml"]) {
      assert.match(writeFile(join(folder, path), "new", folder) ?? "", /not below the folder/, path)
    }
    assert.match(writeFile(join(folder, "c.yaml"), "new", folder) ?? "", /cannot be written/)
    assert.equal(readFileSync(join(outside, "b.yaml"), "utf8"), "b")
    assert.deepEqual(readdirSync(outside), ["b.yaml", "corpus"])
  }),
)

test("what cannot be written is said in one sentence, and nothing is left behind", () =>
  inFolder(folder => {
    const path = join(folder, "a.yaml")
    writeFileSync(path, "old")
    mkdirSync(join(folder, "b.yaml"))
    assert.equal(
      writeFile(join(folder, "b.yaml"), "x", folder),
      `"${join(folder, "b.yaml")}" cannot be written: it is a folder`,
    )
    assert.match(writeFile(join(folder, "gone/c.yaml"), "x", folder) ?? "", /its folder does not exist$/)
    assert.match(writeFile(join(folder, "a.yaml/c.yaml"), "x", folder) ?? "", /its folder is a file$/)
    for (const [name, code, says] of [
      ["openSync", "EROFS", /the disk is read-only$/],
      ["writeFileSync", "ENOSPC", /the disk is full$/],
      ["fsyncSync", "EDQUOT", /share of the disk is full$/],
      ["accessSync", "EACCES", /you may not write there$/],
      ["chmodSync", "EPERM", /you may not write there$/],
      ["renameSync", "EBUSY", /another program uses it$/],
      ["renameSync", "EWHATEVER", /EWHATEVER: made up$/],
    ] as const) {
      assert.match(writeFile(path, "new", folder, failing(name, code)) ?? "", says)
      assert.equal(readFileSync(path, "utf8"), "old", `${name} ${code}`)
      assert.deepEqual(readdirSync(folder), ["a.yaml", "b.yaml"], `${name} ${code}`)
    }
  }))

test("a file that may not be written stays, although its folder may be", () =>
  inFolder(folder => {
    const path = join(folder, "a.yaml")
    writeFileSync(path, "old", { mode: 0o444 })
    // Root may write to any file, so for root the system's refusal is made up.
    const disk = process.getuid?.() === 0 ? failing("accessSync", "EACCES") : fs
    assert.match(writeFile(path, "new", folder, disk) ?? "", /you may not write there$/)
    assert.equal(readFileSync(path, "utf8"), "old")
  }))

test("a new file is never written over another, and not left half written", () =>
  inFolder(folder => {
    const path = join(folder, "postil.yaml")
    assert.match(createFile(path, "x", folder, failing("writeFileSync", "ENOSPC")) ?? "", /the disk is full$/)
    assert.deepEqual(readdirSync(folder), [])
    assert.equal(createFile(path, "mine", folder), undefined)
    assert.match(createFile(path, "x", folder) ?? "", /it exists already and stays as it is$/)
    assert.equal(readFileSync(path, "utf8"), "mine")
  }))
