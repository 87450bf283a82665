import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { inFolder, postil } from "../support/command-line.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"

/** One wrong id on line 3, column 10 of the sidecar; the article's own line is named by nobody. */
const wrong = `//- postil.yaml
format: 1
rules: {article-undated: off, mention-untagged: off, order-noncanonical: off}
//- codebook.yaml
format: 1
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
//- a b.txt
Adler 🙂 Moss
//- a b.ann.yaml
mentions:
  Adler: adler
  Moss: aldler
`

function findings(source: string, ...words: string[]): { code: number; found: readonly Record<string, unknown>[] } {
  return inFolder(source, folder => {
    const { code, out } = postil(folder, ["check", "--format", "json", ...words])
    return { code, found: JSON.parse(out).findings }
  })
}

test("a clean corpus ends with 0 and one sentence", () =>
  inFolder(wrong.replace("aldler", "none"), folder => {
    const { code, out, err } = postil(folder, ["check"])
    assert.deepEqual({ code, out, err }, { code: 0, out: "Nothing to complain of in 1 article.\n", err: "" })
  }))

test("an error ends with 1; each finding is named once, where it is at home, counted from 1", () =>
  inFolder(wrong, folder => {
    const { code, out } = postil(folder, ["check"])
    assert.equal(code, 1)
    const lines = out.split("\n")
    assert.equal(
      lines[0],
      'a b.ann.yaml:3:9  error    "aldler" is not in the registry; did you mean "adler"?  entity-unknown',
    )
    assert.match(lines.at(-2) ?? "", /^\d+ findings? in \d files? \(1 article\): 1 error/)
    assert.equal(out.match(/entity-unknown/g)?.length, 1)
  }))

test("JSON counts from 0 in UTF-16 and names files below the folder that was asked for", () => {
  const { code, found } = findings(wrong)
  assert.equal(code, 1)
  const first = found.find(finding => finding.code === "entity-unknown")
  assert.deepEqual(first, {
    file: "a b.ann.yaml",
    range: { start: { line: 2, character: 8 }, end: { line: 2, character: 14 } },
    severity: "error",
    code: "entity-unknown",
    message: '"aldler" is not in the registry; did you mean "adler"?',
    related: [],
  })
})

test("findings stand in the order of files, places, rules", () => {
  const { found } = findings(`${wrong}//- z.txt\nx\n//- a.txt\nx y\n//- a.ann.yaml\nmentions: {y: n, x: m}\n`)
  const keys = found.map(({ file, range, code }) => {
    const { start } = range as { start: { line: number; character: number } }
    return `${file} ${String(start.line).padStart(4, "0")} ${String(start.character).padStart(4, "0")} ${code}`
  })
  assert.deepEqual(keys, [...keys].sort())
  assert.ok(keys.length >= 3)
})

test("--max-warnings fails on more warnings than that", () => {
  const source = `${wrong.replace("aldler", "adler")}//- registry.yaml\nformat: 1\nentities:\n  adler: {type: person, name: Adler, ids: {iso3166: NO}}\n`
  const warned = (...words: string[]) => inFolder(source, folder => postil(folder, ["check", ...words]))
  assert.match(warned().out, /scalar-surprise/)
  assert.equal(warned().code, 0)
  assert.equal(warned("--max-warnings", "0").code, 1)
  assert.match(warned("--max-warnings=0").out, /That is more than 0 warnings/)
  assert.equal(warned("--max-warnings", "1").code, 0)
  assert.equal(warned("--max-warnings", "many").code, 2)
})

test("a folder above several corpora checks all of them, each once", () => {
  const two = wrong.replaceAll("//- ", "//- one/") + wrong.replaceAll("//- ", "//- one/two/")
  inFolder(two.replace(/$/, "//- postil.yaml\nformat: 1\n"), folder => {
    const { out } = postil(folder, ["check", "one", "--format", "json"])
    const { corpora, findings } = JSON.parse(out)
    assert.deepEqual(
      corpora.map((corpus: { folder: string; articles: number }) => [corpus.folder, corpus.articles]),
      [
        [".", 1],
        ["two", 1],
      ],
    )
    const files = findings.map((finding: { file: string; code: string }) => `${finding.file} ${finding.code}`)
    assert.deepEqual(
      files.filter((file: string) => file.endsWith("entity-unknown")),
      ["a b.ann.yaml entity-unknown", "two/a b.ann.yaml entity-unknown"],
    )
  })
})

test("it finds what the core finds", () => {
  const corpus = loadCorpus(parseFixture(wrong).files)
  const core = [...corpus.checkable()].flatMap(uri => checkFile(uri, corpus))
  const { found } = findings(wrong)
  const name = (file: unknown, code: unknown, message: unknown) => `${file} ${code} ${message}`
  assert.deepEqual(
    found.map(({ file, code, message }) => name(file, code, message)).sort(),
    core.map(({ uri, code, message }) => name(decodeURIComponent(uri.slice(fixtureRoot.length)), code, message)).sort(),
  )
})

test("no corpus, no folder, no such option: 2 and a sentence that says what to do", () =>
  inFolder(
    "//- sub/postil.yaml\nformat: 1\n//- sub/deep/a.txt\nx\n//- other/Postil.yaml\n//- postil.yaml\n",
    folder => {
      assert.match(postil(folder, ["check", "other"]).err, /part of the corpus/)
      rmSync(join(folder, "postil.yaml"))
      assert.match(
        postil(folder, ["check", "other"]).err,
        /so there is no corpus\. Rename "Postil\.yaml" to postil\.yaml, .*"\.$/m,
      )
      assert.match(postil(folder, ["check", "sub/deep"]).err, /part of the corpus .*sub/)
      assert.match(postil(folder, ["check", "gone"]).err, /There is no folder "gone"/)
      assert.match(postil(folder, ["check", "sub/deep/a.txt"]).err, /is no folder/)
      assert.match(postil(folder, ["check", "--colour"]).err, /--colour/)
      assert.match(postil(folder, ["check", "--format", "xml"]).err, /There is no format "xml"/)
      assert.match(postil(folder, ["check", ".", "."]).err, /one word too many/)
      for (const words of [
        ["check", "gone"],
        ["check", "--colour"],
        ["check", "sub/deep"],
      ]) {
        const { code, out } = postil(folder, words)
        assert.deepEqual({ code, out }, { code: 2, out: "" })
      }
    },
  ))

test("progress in many corpora names the one that it is about", () =>
  inFolder(
    `//- north/postil.yaml
format: 1
//- north/a.txt
Moss
//- south/sub/postil.yaml
format: 1
//- south/sub/a.txt
Moss
`,
    folder => {
      const { err } = postil(folder, ["check"], { progress: true })
      assert.match(err, /Checking \d+ of \d+ in north\r.*Checking \d+ of \d+ in south\/sub\r/s)
      assert.doesNotMatch(postil(join(folder, "north"), ["check"], { progress: true }).err, / in /)
    },
  ))

test("colours and progress show to people only, and nothing in a text steers a terminal", () => {
  const source = wrong.replace("Moss: aldler", 'Moss: "a\\e[31mx"')
  inFolder(source, folder => {
    assert.ok(!postil(folder, ["check"]).out.includes("\u001b"))
    const seen = postil(folder, ["check"], { colors: true, progress: true })
    assert.ok(seen.out.includes("\u001b[31merror"))
    assert.match(seen.err, /Reading \d+ of \d+/)
    assert.ok(!seen.out.includes("\u001b[31mx"))
  })
})

test("an annotated article that is too large to be read is an error, not a corpus without a fault", () => {
  const { code, found } = findings(`${wrong.replace("aldler", "none")}//- large.txt\n${"x".repeat(20_000_001)}\n`)
  assert.equal(code, 1)
  assert.deepEqual(
    found.map(({ file, code }) => `${file} ${code}`),
    ["large.txt limit-exceeded"],
  )
})
