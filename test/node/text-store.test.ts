import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { hashText } from "../../server/core/similar/sha256.ts"
import { KeptTexts } from "../../server/node/kept-texts.ts"
import { hashOf } from "../../server/node/text-store.ts"

const root = "file:///corpus/"

function inFolder(run: (folder: string) => void | Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "postil-texts-"))
    try {
      await run(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

test("a text is found by its hash, and by the first digits of it", () =>
  inFolder(folder => {
    const kept = KeptTexts.inFolder(folder, root)
    assert.equal(kept.accept("a.ann.yaml", "Adler spoke.\n"), true)
    const hash = kept.hashOf("a.ann.yaml") ?? ""
    assert.equal(kept.text(hash), "Adler spoke.\n")
    assert.equal(kept.text(hash.slice(0, 12)), "Adler spoke.\n")
    assert.equal(kept.text(hash.slice(0, 11)), undefined)
    assert.equal(kept.text(hashOf("another")), undefined)
    assert.equal(kept.text(`../${hash.slice(3)}`), undefined)
  })())

test("the hash is that of the line source.text, whatever the line ends and marks", () => {
  for (const text of ["", "a\nb\n", "a\r\nb\r", "\ufeffa\r\n", "lone \ud800 half", "Größe 😀"]) {
    assert.equal(hashOf(text), hashText(text), JSON.stringify(text))
  }
})

test("what was kept is known to the next program, each corpus by itself", () =>
  inFolder(folder => {
    KeptTexts.inFolder(folder, root).accept('sub/ä "x".ann.yaml', "one")
    KeptTexts.inFolder(folder, root).accept('sub/ä "x".ann.yaml', "two")
    assert.equal(KeptTexts.inFolder(folder, root).hashOf('sub/ä "x".ann.yaml'), hashOf("two"))
    assert.equal(KeptTexts.inFolder(folder, "file:///other/").hashOf('sub/ä "x".ann.yaml'), undefined)
  })())

test("a damaged record loses its damaged lines only, and can be added to", () =>
  inFolder(folder => {
    const kept = KeptTexts.inFolder(folder, root)
    kept.accept("a.ann.yaml", "one")
    const [name = ""] = readdirSync(join(folder, "corpora"))
    const path = join(folder, "corpora", name)
    writeFileSync(path, `\0\0garbage\n${readFileSync(path, "utf8")}${hashOf("x")} "half`)
    const later = KeptTexts.inFolder(folder, root)
    assert.equal(later.hashOf("a.ann.yaml"), hashOf("one"))
    later.accept("b.ann.yaml", "two")
    for (const each of [later, kept, KeptTexts.inFolder(folder, root)]) {
      assert.equal(each.hashOf("a.ann.yaml"), hashOf("one"))
      assert.equal(each.hashOf("b.ann.yaml"), hashOf("two"))
    }
  })())

test("a text that was damaged or exchanged is none", () =>
  inFolder(folder => {
    const kept = KeptTexts.inFolder(folder, root)
    for (const text of ["one", "two", "three"]) kept.accept(`${text}.ann.yaml`, text)
    const fileOf = (text: string) => join(folder, "texts", hashOf(text).slice(0, 2), `${hashOf(text).slice(2)}.gz`)
    writeFileSync(fileOf("one"), "no archive")
    writeFileSync(fileOf("two"), readFileSync(fileOf("three")))
    assert.equal(kept.text(hashOf("one")), undefined)
    assert.equal(kept.text(hashOf("two")), undefined)
  })())

test("old texts that no corpus names are removed, others stay", () =>
  inFolder(folder => {
    const [one, other] = [KeptTexts.inFolder(folder, root), KeptTexts.inFolder(folder, "file:///other/")]
    one.accept("a.ann.yaml", "outdated")
    one.accept("a.ann.yaml", "named here")
    other.accept("a.ann.yaml", "named there")
    for (const _ of one.tidy());
    assert.equal(one.text(hashOf("outdated")), "outdated", "it is too young to be forgotten")
    for (const text of ["outdated", "named here", "named there"]) {
      const hash = hashOf(text)
      utimesSync(join(folder, "texts", hash.slice(0, 2), `${hash.slice(2)}.gz`), 1, 1)
    }
    for (const _ of one.tidy());
    assert.equal(one.text(hashOf("outdated")), undefined)
    assert.equal(one.text(hashOf("named here")), "named here")
    assert.equal(one.text(hashOf("named there")), "named there")
  })())

test("what was read of a record is not read again, however many sidecars are accepted", t =>
  inFolder(folder => {
    const kept = KeptTexts.inFolder(folder, root)
    const whole = t.mock.method(fs, "readFileSync")
    const parts = t.mock.method(fs, "readSync")
    for (let count = 0; count < 100; count++) {
      kept.accept(`${count}.ann.yaml`, "one")
      assert.equal(kept.hashOf(`${count}.ann.yaml`), hashOf("one"))
    }
    const read = [...whole.mock.calls, ...parts.mock.calls].map(({ result }) =>
      typeof result === "number" ? result : (result?.length ?? 0),
    )
    const { size } = statSync(join(folder, "corpora", readdirSync(join(folder, "corpora"))[0] ?? ""))
    assert.equal(
      read.reduce((sum, bytes) => sum + bytes, 0),
      size,
    )
  })())

test("a record in which most is outdated is shortened", () =>
  inFolder(folder => {
    const kept = KeptTexts.inFolder(folder, root)
    for (let count = 0; count < 2000; count++) kept.accept("a.ann.yaml", `text ${count % 2}`)
    const path = join(folder, "corpora", readdirSync(join(folder, "corpora"))[0] ?? "")
    assert.ok(statSync(path).size > 100_000)
    for (const _ of kept.tidy());
    assert.ok(statSync(path).size < 200)
    assert.equal(kept.hashOf("a.ann.yaml"), hashOf("text 1"))
  })())

test("a record that another program has shortened, and written on since, is read anew", () =>
  inFolder(folder => {
    const [kept, other] = [KeptTexts.inFolder(folder, root), KeptTexts.inFolder(folder, root)]
    for (let count = 0; count < 2000; count++) kept.accept("a.ann.yaml", `text ${count % 2}`)
    assert.equal(kept.hashOf("b.ann.yaml"), undefined)
    other.accept("b.ann.yaml", "another")
    for (const _ of other.tidy());
    for (let count = 0; count < 2000; count++) other.accept("a.ann.yaml", `text ${count % 2}`)
    assert.equal(kept.hashOf("b.ann.yaml"), hashOf("another"))
  })())

test("nobody else may read what is kept", { skip: process.platform === "win32" }, () =>
  inFolder(folder => {
    const inner = join(folder, "inner")
    KeptTexts.inFolder(inner, root).accept("a.ann.yaml", "secret")
    const paths = readdirSync(inner, { recursive: true, encoding: "utf8" }).map(name => join(inner, name))
    for (const path of paths) assert.equal(statSync(path).mode & 0o077, 0, path)
  })(),
)

test("in a corpus the texts are hidden from git, and gone when they are cleared", () =>
  inFolder(folder => {
    const kept = KeptTexts.inCorpus(folder)
    assert.equal(KeptTexts.areInCorpus(folder), false)
    kept?.accept("a.ann.yaml", "one")
    assert.equal(readFileSync(join(folder, ".postil/.gitignore"), "utf8"), "*\n")
    assert.equal(KeptTexts.areInCorpus(folder), true)
    kept?.clear()
    assert.deepEqual(readdirSync(folder), [])
    assert.equal(kept?.hashOf("a.ann.yaml"), undefined)
  })())

test("a link in a corpus leads nothing elsewhere", { skip: process.platform === "win32" }, () =>
  inFolder(folder => {
    mkdirSync(join(folder, "elsewhere"))
    mkdirSync(join(folder, "corpus"))
    symlinkSync(join(folder, "elsewhere"), join(folder, "corpus/.postil"))
    assert.equal(KeptTexts.inCorpus(join(folder, "corpus")), undefined)
    assert.equal(KeptTexts.areInCorpus(join(folder, "corpus")), false)
  })(),
)

test("where nothing can be written nothing is kept, and nothing fails", () =>
  inFolder(folder => {
    writeFileSync(join(folder, "file"), "")
    const kept = KeptTexts.inFolder(join(folder, "file"), root)
    assert.equal(kept.accept("a.ann.yaml", "one"), false)
    assert.equal(kept.hashOf("a.ann.yaml"), undefined)
    for (const _ of kept.tidy());
    kept.clear()
  })())

test("programs that write at the same time lose nothing of each other", () =>
  inFolder(async folder => {
    const kept = KeptTexts.inFolder(folder, root)
    kept.accept("start.ann.yaml", "start")
    const record = join(folder, "corpora", readdirSync(join(folder, "corpora"))[0] ?? "")
    const line = (who: string) => `"\\n" + ${JSON.stringify(hashOf("start"))} + " \\"${who}-" + i + ".ann.yaml\\"\\n"`
    const script = (who: string) =>
      `for (let i = 0; i < 300; i++) require("fs").appendFileSync(${JSON.stringify(record)}, ${line(who)})`
    const ended = ["one", "two"].map(who => {
      const program = spawn(process.execPath, ["-e", script(who)])
      return new Promise(resolve => program.on("close", resolve))
    })
    for (let count = 0; count < 300; count++) kept.accept(`mine-${count}.ann.yaml`, `text ${count % 7}`)
    await Promise.all(ended)
    const later = KeptTexts.inFolder(folder, root)
    for (let count = 0; count < 300; count++) {
      for (const who of ["one", "two", "mine"]) {
        for (const each of [kept, later]) assert.ok(each.hashOf(`${who}-${count}.ann.yaml`), `${who} ${count}`)
      }
    }
  })())
