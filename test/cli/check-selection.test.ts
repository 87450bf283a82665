import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { setTimeout } from "node:timers/promises"
import type { Terminal } from "../../server/cli/command.ts"
import { inFolder, postil, writeFiles } from "../support/command-line.ts"
import { parseFixture } from "../support/fixture.ts"

const wrong = `//- postil.yaml
format: 1
rules: {article-undated: off, mention-untagged: off, order-noncanonical: off}
//- codebook.yaml
format: 1
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
//- a.txt
Adler’s met Moss.
//- a.ann.yaml
mentions:
  Adler’s: adler
  Moss: aldler
//- b.txt
Adler met Moss.
//- b.ann.yaml
mentions:
  Moss: aldler
`

const codes = (out: string) =>
  JSON.parse(out).findings.map(({ file, code }: { file: string; code: string }) => `${file} ${code}`)

test("--rule tells the findings of these rules only", () =>
  inFolder(wrong, folder => {
    const { code, out } = postil(folder, ["check", "--rule", "mention-boundary", "--format", "json"])
    assert.deepEqual([code, codes(out)], [0, ["a.ann.yaml mention-boundary"]])
    const both = postil(folder, ["check", "--rule", "mention-boundary", "--rule=entity-unknown", "--format", "json"])
    assert.equal(codes(both.out).length, 3)
    assert.match(postil(folder, ["check", "--rule", "entity-unknwon"]).err, /Did you mean "entity-unknown"/)
  }))

function git(folder: string, ...words: string[]): void {
  const identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
  execFileSync("git", [...identity, ...words], { cwd: folder, stdio: "ignore" })
}

test("--since tells what is found in files that have changed, or whose article has", () =>
  inFolder(wrong, folder => {
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    const since = () => codes(postil(folder, ["check", "--since", "HEAD", "--format", "json"]).out)
    assert.deepEqual(since(), [])
    writeFileSync(join(folder, "b.txt"), "Now Adler met Moss.\n")
    assert.deepEqual(since(), ["b.ann.yaml entity-unknown"])
    writeFileSync(join(folder, "c.txt"), "New.\n")
    assert.deepEqual(since(), ["b.ann.yaml entity-unknown", "c.txt article-unannotated"])
    rmSync(join(folder, "a.txt"))
    assert.ok(since().includes("a.ann.yaml sidecar-orphan"), "an article was taken away")
    rmSync(join(folder, "b.ann.yaml"))
    assert.ok(since().includes("b.txt article-unannotated"), "a sidecar was taken away")
    assert.match(postil(folder, ["check", "--since", "gone"]).err, /git knows no commit "gone"/)
    assert.match(postil(folder, ["check", "--since=--output=x"]).err, /git knows no commit "--output=x"/)
  }))

test("--since without a repository says so", () =>
  inFolder(wrong, folder => {
    const { code, err } = postil(folder, ["check", "--since", "HEAD"])
    assert.equal(code, 2)
    assert.match(err, /is in no git repository/)
  }))

test("--watch checks again when a file changes, and says what is missing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "postil-watch-"))
  const end = new AbortController()
  const heard = { out: "", err: "" }
  const terminal: Partial<Terminal> = {
    write: text => {
      heard.out += text
    },
    say: text => {
      heard.err += text
    },
    signal: end.signal,
  }
  const hears = async (stream: "out" | "err", words: string, change: () => void) => {
    for (let tries = 0; tries < 50 && !heard[stream].includes(words); tries++) {
      change()
      await setTimeout(300)
    }
    assert.ok(heard[stream].includes(words), `not heard: ${words}`)
  }
  try {
    writeFiles(parseFixture(wrong.replaceAll("aldler", "none").replaceAll("’s", "")).files, folder)
    assert.equal(postil(folder, ["check", "--watch"], terminal).code, 0)
    assert.match(heard.out, /Nothing to complain of/)
    assert.match(heard.err, /Ctrl\+C ends it/)
    await hears("out", "entity-unknown", () => writeFileSync(join(folder, "a.ann.yaml"), "mentions:\n  Moss: gone\n"))
    await hears("err", "There is no postil.yaml", () => rmSync(join(folder, "postil.yaml"), { force: true }))
  } finally {
    end.abort()
    rmSync(folder, { recursive: true, force: true })
  }
})

test("what does not go together is refused", () =>
  inFolder(wrong, folder => {
    const refused = (...words: string[]) => postil(folder, ["check", ...words]).err
    assert.match(refused("--diff"), /give both/)
    assert.match(refused("--watch", "--fix"), /leave out --fix/)
    assert.match(refused("--write-baseline", "--rule", "entity-unknown"), /leave out --rule/)
  }))
