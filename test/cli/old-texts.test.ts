import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { hashText } from "../../server/core/similar/sha256.ts"
import { inFolder, postil } from "../support/command-line.ts"

const article = "Adler opened the bridge.\nLater Brandt thanked him.\n"
const respelled = article.replace("Brandt", "Brand")
const sidecar = "source: {published: 2008-10-05}\nmentions:\n  Adler: adler\n  Brandt: brandt\n"
const corpus = `//- a.txt
${article}//- a.ann.yaml
${sidecar}//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
  brandt: {type: person, name: Brandt}
`

function commit(folder: string): void {
  const git = (...words: readonly string[]) => {
    const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    const { status, stderr } = spawnSync("git", ["-C", folder, ...who, ...words], { encoding: "utf8" })
    assert.equal(status, 0, stderr)
  }
  if (!existsSync(join(folder, ".git"))) git("init", "--quiet")
  git("add", "--all")
  git("commit", "--quiet", "--message=a change")
}

function changedIn(folder: string): number {
  return postil(folder, ["check"]).out.split("anchor-changed").length - 1
}

test("without an old text a changed name is only missing", () =>
  inFolder(corpus, folder => {
    writeFileSync(join(folder, "a.txt"), respelled)
    assert.equal(changedIn(folder), 0)
    assert.match(postil(folder, ["check"]).out, /anchor-not-found/)
  }))

test("the history of git tells what a name was changed to, whatever the line ends", () =>
  inFolder(corpus, folder => {
    commit(folder)
    assert.equal(changedIn(folder), 0)
    writeFileSync(join(folder, "a.txt"), respelled.replaceAll("\n", "\r\n"))
    assert.equal(changedIn(folder), 1)
    commit(folder)
    assert.equal(changedIn(folder), 1)
  }))

test("with source.text the version of that text is taken", () =>
  inFolder(corpus, folder => {
    commit(folder)
    const text = `text: "sha256:${hashText(article).slice(0, 12)}"`
    writeFileSync(join(folder, "a.txt"), respelled)
    writeFileSync(join(folder, "a.ann.yaml"), sidecar.replace("{published", `{${text}, published`))
    commit(folder)
    assert.equal(changedIn(folder), 1)
  }))

test("what was accepted stays so, though git has an older text", () =>
  inFolder(corpus, folder => {
    commit(folder)
    writeFileSync(join(folder, "a.txt"), `News. ${article}`)
    assert.equal(postil(folder, ["accept"]).code, 0)
    writeFileSync(join(folder, "a.txt"), `News. ${respelled}`)
    assert.equal(changedIn(folder), 1)
    assert.equal(postil(folder, ["accept"]).code, 0)
    assert.equal(changedIn(folder), 0)
  }))
