import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { allRules } from "../../server/core/rules/all-rules.ts"
import { parseConfig } from "../../server/core/yaml/parse-config.ts"
import { inFolder, postil } from "../support/command-line.ts"
import { projectFolder } from "../support/editor-host/project.ts"

const empty = "//- keep.txt\nx\n"

test("help: of the program, of each command, and of nothing", () =>
  inFolder(empty, folder => {
    const { code, out } = postil(folder, ["--help"])
    assert.equal(code, 0)
    for (const name of ["check", "mentions", "claims", "stats", "init", "explain"]) {
      assert.match(out, new RegExp(`postil ${name} `))
      const help = postil(folder, [name, "--help"])
      assert.equal(help.code, 0)
      assert.match(help.out, new RegExp(`^postil ${name} `))
      assert.equal(postil(folder, ["help", name]).out, help.out)
    }
    const { code: failed, out: nothing, err } = postil(folder, [])
    assert.deepEqual({ failed, nothing, err }, { failed: 2, nothing: "", err: out })
  }))

test("an unknown command is answered with the nearest", () =>
  inFolder(empty, folder => {
    const { code, err } = postil(folder, ["chek"])
    assert.equal(code, 2)
    assert.match(err, /Did you mean "check"/)
  }))

test("an unknown option is answered with the nearest that the command has", () =>
  inFolder(empty, folder => {
    const said = (...words: string[]) => postil(folder, words).err
    assert.match(said("check", "--fromat=json"), /'--fromat'\. Did you mean "--format"\? "postil check --help"/)
    assert.match(said("check", "--quiet"), /'--quiet'\. "postil check --help"/)
    assert.match(said("stats", "-f"), /'-f'\. "postil stats --help"/)
  }))

test("init writes a complete postil.yaml, nothing else, and never over another", () =>
  inFolder(empty, folder => {
    rmSync(join(folder, "postil.yaml"))
    const before = readdirSync(folder)
    assert.equal(postil(folder, ["init"]).code, 0)
    assert.deepEqual(readdirSync(folder).sort(), [...before, "postil.yaml"].sort())
    const written = readFileSync(join(folder, "postil.yaml"), "utf8")
    assert.deepEqual(parseConfig(written).problems, [])
    assert.deepEqual(
      parseConfig(written.replace(/^# (?=\w+:| {2})/gm, "")).problems,
      [],
      "what is commented out is right too",
    )
    assert.equal(postil(folder, ["check"]).code, 0)
    writeFileSync(join(folder, "postil.yaml"), "mine")
    const again = postil(folder, ["init"])
    assert.equal(again.code, 2)
    assert.match(again.err, /stays as it is/)
    assert.equal(readFileSync(join(folder, "postil.yaml"), "utf8"), "mine")
    assert.equal(postil(folder, ["init", "gone"]).code, 2)
  }))

test("explain says of every rule what it is about", () =>
  inFolder(empty, folder => {
    for (const { meta } of allRules) {
      const { code, out } = postil(folder, ["explain", meta.code])
      assert.equal(code, 0)
      assert.ok(out.includes(meta.summary) && out.includes(meta.details))
    }
    assert.match(
      postil(folder, ["explain", "role-overlap"]).out,
      /Wrong:\n {2}--- registry\.yaml[\s\S]*\n {2}days {2}31 /,
    )
    assert.match(postil(folder, ["explain", "entity-unknwon"]).err, /Did you mean "entity-unknown"/)
    assert.equal(postil(folder, ["explain"]).code, 2)
  }))

test("the built program ends as the shell expects, even when nobody reads on", () =>
  inFolder(empty, folder => {
    const program = join(projectFolder, "dist/cli.js")
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: "utf8" })
    const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"))
    assert.deepEqual([run("--version").stdout, run("--version").status], [`${version}\n`, 0])
    assert.equal(run("check").status, 0)
    assert.equal(run("check", "gone").status, 2)
    assert.equal(run("check", "gone").stdout, "")
    assert.ok(Array.isArray(JSON.parse(run("check", "--format", "json").stdout).findings))
  }))

test("an answer that the disk has no room for is no finding", { skip: !existsSync("/dev/full") }, () =>
  inFolder(empty, folder => {
    const full = openSync("/dev/full", "w")
    try {
      const program = join(projectFolder, "dist/cli.js")
      const run = (...stdio: ("pipe" | number)[]) =>
        spawnSync(process.execPath, [program, "check"], { cwd: folder, encoding: "utf8", stdio })
      const { status, stderr } = run("pipe", full, "pipe")
      assert.deepEqual([status, stderr], [2, "postil: The answer cannot be written: the disk is full.\n"])
      assert.equal(run("pipe", full, full).status, 2, "nor can that be told")
    } finally {
      closeSync(full)
    }
  }),
)

test(
  "an answer that the disk has room for in part only is not taken for whole",
  { skip: process.platform === "win32" },
  () =>
    inFolder(empty, folder => {
      const program = join(projectFolder, "dist/cli.js")
      const tooMuch = 'ulimit -f 1 && exec "$0" "$@" > answer.txt'
      const words = [process.execPath, program, "--help"]
      const { status, stderr } = spawnSync("sh", ["-c", tooMuch, ...words], { cwd: folder, encoding: "utf8" })
      assert.match(stderr, /^postil: The answer cannot be written: .*\n$/)
      assert.equal(status, 2)
    }),
)
