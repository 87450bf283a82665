import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { findInGit, historyOf, isInGit } from "../../server/node/git-texts.ts"
import { type AskingGit, askGit, askGitSoon } from "../../server/node/run-git.ts"
import { hashOf } from "../../server/node/text-store.ts"

/** A repository in which a corpus is a folder among others. */
class Repository {
  readonly #top = realpathSync(mkdtempSync(join(tmpdir(), "postil-git-")))
  readonly corpus = join(this.#top, "some folder/corpus")

  constructor() {
    mkdirSync(this.corpus, { recursive: true })
    this.git("init", "--quiet", "--initial-branch=main")
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.corpus, path)), { recursive: true })
    writeFileSync(join(this.corpus, path), text)
  }

  commit(texts: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(texts)) this.write(path, text)
    this.git("add", "--all")
    this.git("commit", "--quiet", "--allow-empty", "--message=a change")
  }

  git(...words: readonly string[]): void {
    const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]
    const { status, stderr } = spawnSync("git", ["-C", this.#top, ...who, ...words], { encoding: "utf8" })
    assert.equal(status, 0, stderr)
  }

  /** What is found for one sidecar, asked for in both ways. */
  async find(article: string, sidecar: string, present: string, hash?: string): Promise<string | undefined> {
    const wanted = [{ article, sidecar, present, hash }]
    function* asking(): AskingGit<ReadonlyMap<string, string>> {
      return yield* findInGit(wanted, yield* historyOf(wanted))
    }
    const now = askGit(asking(), this.corpus)
    assert.deepEqual(await askGitSoon(asking(), this.corpus), now)
    return now.get(sidecar)
  }

  remove(): void {
    rmSync(this.#top, { recursive: true, force: true })
  }
}

async function inRepository(run: (repository: Repository) => Promise<void>): Promise<void> {
  const repository = new Repository()
  try {
    await run(repository)
  } finally {
    repository.remove()
  }
}

const names = { "a.txt": "Adler spoke.\n", "a.ann.yaml": "format: 1\n" }

test("the article is found as it was when its sidecar was last committed", () =>
  inRepository(async repository => {
    repository.commit(names)
    repository.commit({ "a.txt": "Adler spoke twice.\n", "a.ann.yaml": "format: 1\nmentions: {}\n" })
    repository.commit({ "a.txt": "Adler was silent.\n" })
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "Adler was silent.\n"), "Adler spoke twice.\n")
  }))

test("what is not committed yet counts as a change", () =>
  inRepository(async repository => {
    repository.commit(names)
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "Adler sang.\n"), "Adler spoke.\n")
  }))

test("nothing is found of an article that is as it was, whatever its line ends", () =>
  inRepository(async repository => {
    repository.commit({ ...names, "b.txt": "one\r\ntwo\r\n", "b.ann.yaml": "format: 1\n" })
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "Adler spoke.\n"), undefined)
    assert.equal(await repository.find("b.txt", "b.ann.yaml", "one\ntwo\n"), undefined)
  }))

test("by its hash any version is found", () =>
  inRepository(async repository => {
    for (const text of ["one\n", "two\r\n", "three\n"]) repository.commit({ ...names, "a.txt": text })
    const hash = (text: string) => hashOf(text).slice(0, 12)
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "three\n", hash("one\n")), "one\n")
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "three\n", hash("two\n")), "two\n")
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "three\n", hash("four\n")), undefined)
  }))

test("names that mean something to git or to a shell are only names", () =>
  inRepository(async repository => {
    const strange = ["*", ":(top)x", 'a "q" $(touch hit)', "größe", "-n", "HEAD", "a\nb"].map(name => `sub/${name}`)
    repository.commit(Object.fromEntries(strange.flatMap(name => [`${name}.txt`, `${name}.ann.yaml`].map(n => [n, n]))))
    for (const name of strange) {
      const found = await repository.find(`${name}.txt`, `${name}.ann.yaml`, "other")
      assert.equal(found, name.includes("\n") ? undefined : `${name}.txt`)
    }
    assert.equal(existsSync(join(repository.corpus, "hit")), false)
  }))

test("what was annotated on one branch and changed on another is found", () =>
  inRepository(async repository => {
    repository.commit(names)
    repository.git("checkout", "--quiet", "-b", "corrections")
    repository.commit({ "a.txt": "Adler sang.\n" })
    repository.git("checkout", "--quiet", "main")
    repository.commit({ "a.ann.yaml": "format: 1\nmentions: {}\n" })
    repository.git("merge", "--quiet", "--no-edit", "corrections")
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "Adler sang.\n"), "Adler spoke.\n")
  }))

test("without a commit there is no text", () =>
  inRepository(async repository => {
    repository.write("a.txt", "Adler spoke.\n")
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "other"), undefined)
    assert.equal(isInGit(repository.corpus), true)
  }))

test("a repository can have nothing started", { skip: process.platform === "win32" }, () =>
  inRepository(async repository => {
    repository.commit(names)
    const trap = join(repository.corpus, "trap")
    repository.write("trap.sh", `#!/bin/sh\ntouch "${trap}"\n`)
    chmodSync(`${trap}.sh`, 0o755)
    for (const key of ["core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand"])
      repository.git("config", key, `${trap}.sh`)
    repository.git("config", "log.showSignature", "true")
    rmSync(trap, { force: true })
    assert.equal(await repository.find("a.txt", "a.ann.yaml", "other"), "Adler spoke.\n")
    assert.equal(existsSync(trap), false)
  }),
)

test("many files are asked for at once", () =>
  inRepository(async repository => {
    const all = Array.from({ length: 80 }, (_, index) => [`${index}.txt`, `${index}.ann.yaml`] as const)
    repository.commit(Object.fromEntries(all.flat().map(name => [name, name])))
    const wanted = all.map(([article, sidecar]) => ({ article, sidecar, present: "other", hash: undefined }))
    const history = askGit(historyOf(wanted), repository.corpus)
    const found = askGit(findInGit(wanted, history), repository.corpus)
    assert.deepEqual(
      [...found],
      all.map(([article, sidecar]) => [sidecar, article]),
    )
  }))
