import assert from "node:assert/strict"
import { test } from "node:test"
import { hashText } from "../../../server/core/similar/sha256.ts"
import { applyFix, checkFix, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

const text = "Ida Berg met Jon Dahl in Oslo.\n"
const other = "Ida Berg went home.\n"
const names = "mentions:\n  Ida Berg: none\n  Jon Dahl: none\n  Oslo: none\n"
const files = (...all: readonly [string, string][]) => all.map(([path, content]) => `//- ${path}\n${content}`).join("")

/** The titles of what is offered for the only sidecar without article. */
function offered(source: string): readonly string[] {
  const found = findingsOf(loadCorpus(parseFixture(source).files)).filter(({ code }) => code === "sidecar-orphan")
  assert.equal(found.length, 1)
  return found.flatMap(finding => finding.fix?.() ?? []).map(({ title }) => title)
}

const rename = (to: string, article: string) => [`Rename to "${to}", for it fits the text of "${article}"`]

test("a sidecar goes with the article that has its text by the hash", () => {
  const sidecar = `source: {published: 2020, text: "sha256:${hashText(text).slice(0, 12)}"}\nmentions: {Oslo: none}\n`
  const source = files(["new.txt", text], ["other.txt", other], ["old.ann.yaml", sidecar])
  assert.deepEqual(offered(source), rename("new.ann.yaml", "new.txt"))
  checkFix("sidecar-orphan", source, files(["new.ann.yaml", sidecar]))
})

test("a sidecar goes with the article that has the text it was accepted on", () =>
  assert.deepEqual(
    offered(
      files(
        ["x/new.txt", text],
        ["other.txt", other],
        ["old.ann.yaml.accepted", text],
        ["old.ann.yaml", "mentions: {Oslo: none}\n"],
      ),
    ),
    rename("x/new.ann.yaml", "x/new.txt"),
  ))

test("a sidecar is told that its article may be one that postil.yaml leaves out, or what is wrong with its name", () => {
  const config = files(["postil.yaml", "format: 1\narticles: in/**\n"])
  const why = (path: string) =>
    findingsOf(loadCorpus(parseFixture(config + files([path, names])).files))
      .filter(({ code }) => code === "sidecar-orphan")
      .map(({ message }) => message.replace("no article lies beside this file: ", ""))
  assert.deepEqual(why("out/a.ann.yaml"), ['"out/a" is missing, or is not among the "articles" of postil.yaml'])
  assert.deepEqual(why("in/a.ann.yaml"), ['"in/a" is missing'])
  assert.deepEqual(why("in/a.txt.ann.yaml"), ['the annotations of "in/a.txt" belong in "in/a.ann.yaml"'])
})

test("a sidecar with the whole name of an article in its own is told how it is called, and renamed with its layers", () => {
  const dated = `source: {published: 2020}\n${names}`
  const [article, layer] = [files(["in/new.txt", text]), files(["in/new.txt.ann.zz.yaml", "mentions: {}\n"])]
  const source = article + files(["in/new.txt.ann.yaml", dated])
  const [finding] = findingsOf(loadCorpus(parseFixture(source).files)).filter(({ code }) => code === "sidecar-orphan")
  assert.equal(
    finding?.message,
    'no article lies beside this file: the annotations of "in/new.txt" belong in "in/new.ann.yaml"',
  )
  assert.deepEqual(offered(source), ['Rename to "in/new.ann.yaml"'])
  checkFix(
    "sidecar-orphan",
    source + layer,
    files(["in/new.ann.yaml", dated], ["in/new.ann.zz.yaml", "mentions: {}\n"]),
  )
  assert.deepEqual(offered(source + files(["in/new.ann.yaml", dated])), [])
  assert.deepEqual(offered(files(["in/new.txt.ann.yaml", dated])), [])
})

test("without a hash, it goes with the only article that has all its words", () => {
  assert.deepEqual(offered(files(["new.txt", text], ["other.txt", other], ["old.ann.yaml", names])), [
    ...rename("new.ann.yaml", "new.txt"),
  ])
  assert.deepEqual(offered(files(["new.txt", text], ["too.txt", `${text}And so on.\n`], ["old.ann.yaml", names])), [])
  assert.deepEqual(offered(files(["new.txt", text], ["old.ann.yaml", "mentions: {Ida Berg: none, Oslo: none}\n"])), [])
  assert.deepEqual(offered(files(["new.txt", "Ida Berg met Jon Dahl.\n"], ["old.ann.yaml", names])), [])
})

test("an article that is annotated is nobody else's", () =>
  assert.deepEqual(offered(files(["new.txt", text], ["new.ann.yaml", names], ["old.ann.yaml", names])), []))

test("layers go along, and the id that links use stays", () => {
  const claim = "claims:\n  met: {quote: met, links: {}}\n"
  const link = "claims:\n  more: {quote: went, links: {supports: old/met}}\n"
  const source = files(
    ["new.txt", text],
    ["old.ann.yaml", names + claim],
    ["old.ann.bk.yaml", names],
    ["other.txt", other],
    ["other.ann.yaml", link],
  )
  const { files: all } = parseFixture(source)
  const found = findingsOf(loadCorpus(all)).find(
    one => one.code === "sidecar-orphan" && one.uri.endsWith("old.ann.yaml"),
  )
  const [fix] = found?.fix?.() ?? []
  assert.ok(fix)
  applyFix(fix, all)
  const [own, layer] = ["new.ann.yaml", "new.ann.bk.yaml"].map(name => all.get(`file:///corpus/${name}`))
  assert.match(own ?? "", /^article: old\n+mentions:\n {2}Ida Berg: none/)
  assert.match(layer ?? "", /^article: old\n+mentions:/)
  assert.equal(all.has("file:///corpus/old.ann.yaml"), false)
})
