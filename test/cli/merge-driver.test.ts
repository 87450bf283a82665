import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { driverCommand, mergedFiles } from "../../server/node/set-up-merging.ts"
import { inFolder, postil } from "../support/command-line.ts"

const files = (base: string, ours: string, theirs: string) => `//- base\n${base}//- ours\n${ours}//- theirs\n${theirs}`
const words = ["merge-driver", "base", "ours", "theirs", "a.ann.yaml"]

test("the driver writes what it merged to our file", () =>
  inFolder(files("mentions:\n  a: b\n", "mentions:\n  a: b\n  c: d\n", "mentions:\n  a: b\n  e: f\n"), folder => {
    assert.deepEqual(postil(folder, words), { code: 0, out: "", err: "" })
    assert.equal(readFileSync(join(folder, "ours"), "utf8"), "mentions:\n  a: b\n  c: d\n  e: f\n")
  }))

test("a conflict is told, by the exit code too", () =>
  inFolder(files("status: open\n", "status: coded\n", "status: reviewed\n"), folder => {
    const { code, err } = postil(folder, words)
    assert.deepEqual({ code, err }, { code: 1, err: '"a.ann.yaml" has 1 conflict.\n' })
    assert.match(
      readFileSync(join(folder, "ours"), "utf8"),
      /^<{7} ours\nstatus: coded\n={7}\nstatus: reviewed\n>{7} theirs\n$/,
    )
  }))

test("where one version cannot be read, git merges line by line", () =>
  inFolder(files("a: 1\nb: 2\nc: 3\n", 'a: "1\nb: 2\nc: 3\n', "a: 1\nb: 2\nc: 4\n"), folder => {
    const { code, err } = postil(folder, words)
    assert.equal(code, 0)
    assert.match(err, /^"a.ann.yaml" is merged line by line: our version has mistakes/)
    assert.equal(readFileSync(join(folder, "ours"), "utf8"), 'a: "1\nb: 2\nc: 4\n')
  }))

test("bytes that are no text are left to git as well", () =>
  inFolder(files("a: 1\n", "a: 1\n", "a: 2\n"), folder => {
    writeFileSync(join(folder, "ours"), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]))
    assert.match(postil(folder, words).err, /is merged line by line: a version of it is not in UTF-8\.\n/)
    assert.ok(readFileSync(join(folder, "ours")).includes(0xe9))
  }))

test("a file that is not there, or is not named, is said", () =>
  inFolder(files("a: 1\n", "a: 1\n", "a: 2\n"), folder => {
    assert.match(postil(folder, ["merge-driver", "base", "gone", "theirs"]).err, /"gone" cannot be read/)
    assert.equal(postil(folder, ["merge-driver", "base"]).code, 2)
  }))

const corpus = `//- postil.yaml
format: 1
registry: [registry.yaml, "people/*.yaml"]
codebook: codes.yaml
`

test("init sets git up for this repository only, once", () =>
  inFolder(corpus, folder => {
    assert.match(postil(folder, ["init", "--merge-driver"]).err, /is in no git repository/)
    execFileSync("git", ["init", "--quiet"], { cwd: folder })
    for (let i = 0; i < 2; i++) assert.equal(postil(folder, ["init", "--merge-driver"]).code, 0)
    assert.deepEqual(readFileSync(join(folder, ".gitattributes"), "utf8").split("\n"), [
      "*.ann.yaml merge=postil",
      "*.ann.*.yaml merge=postil",
      "/postil.yaml merge=postil",
      "/codes.yaml merge=postil",
      "/registry.yaml merge=postil",
      "/people/*.yaml merge=postil",
      "",
    ])
    const config = execFileSync("git", ["config", "--local", "merge.postil.driver"], { cwd: folder, encoding: "utf8" })
    assert.match(config, /merge-driver %O %A %B %P/)
  }))

test("sidecars of other names, and folders with blanks, are named as git writes them", () =>
  assert.deepEqual(
    mergedFiles({ sidecar: "{stem}.codes.yml", registry: ["./my people.yaml", "{a,b}.yaml"], codebook: "c.yaml" }),
    [
      "*.codes.yml merge=postil",
      "*.codes.*.yml merge=postil",
      "/postil.yaml merge=postil",
      "/c.yaml merge=postil",
      '"/my people.yaml" merge=postil',
    ],
  ))

test("where the program is gone, the driver merges as git does without it", () =>
  inFolder(files("a: 1\nb: 2\nc: 3\n", "a: 0\nb: 2\nc: 3\n", "a: 1\nb: 2\nc: 4\n"), folder => {
    const command = driverCommand("/nowhere/it's 100%/node", join(folder, "extensions", "postil.postil-0.1.0"))
    const expanded = command.replace("%A", "ours").replace("%O", "base").replace("%B", "theirs").replaceAll("%%", "%")
    assert.equal(
      spawnSync("sh", ["-c", expanded.replace("%A", "ours").replace("%O", "base").replace("%B", "theirs")], {
        cwd: folder,
      }).status,
      0,
    )
    assert.equal(readFileSync(join(folder, "ours"), "utf8"), "a: 0\nb: 2\nc: 4\n")
  }))
