import assert from "node:assert/strict"
import { test } from "node:test"
import { moveFiles } from "../../../server/core/acts/move-files.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { applyChange } from "../../support/check-acts.ts"
import { findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, MemoryFiles, parseFixture, fixtureRoot as root } from "../../support/fixture.ts"

const source = `//- registry.yaml
entities: {}
//- a/one.txt
The bridge comes.
//- a/one.ann.yaml
claims:
  comes: {speaker: narrator, mode: narrator, quote: The bridge comes}
//- a/one.ann.ed.yaml
claims:
  comes: {speaker: narrator, mode: narrator, quote: The bridge comes}
//- a/two.txt
The bridge comes.
//- a/two.ann.yaml
claims:
  comes: {speaker: narrator, mode: narrator, quote: The bridge comes, links: {repeats: one/comes}}
//- a/two.ann.ed.yaml
claims:
  comes: {speaker: narrator, mode: narrator, quote: The bridge comes, links: {repeats: one/comes}}
//- b/three.txt
Nothing.
//- b/three.ann.yaml
article: third
`

/** What the files of `expected` are after moves, done as an editor does them; undefined ones are gone. */
function check(
  moves: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string | undefined>>,
  text = source,
) {
  const { files } = parseFixture(text)
  const corpus = loadCorpus(files)
  const before = findingsOf(corpus).filter(({ code }) => code === "link-unresolved").length
  const all = Object.entries(moves).map(([from, to]) => ({ from: root + from, to: root + to }))
  const { changes, renames = [] } = toEnd(moveFiles(all, corpus))
  const inFolders = all.flatMap(({ from, to }) =>
    [...files.keys()]
      .filter(uri => uri === from || uri.startsWith(`${from}/`))
      .map(uri => ({ from: uri, to: to + uri.slice(from.length) })),
  )
  applyChange({ title: "", done: "", changes, renames: [...renames, ...inFolders] }, files)
  for (const [path, wanted] of Object.entries(expected)) assert.equal(files.get(root + path), wanted, path)
  const after = findingsOf(loadCorpus(files)).filter(({ code }) => code === "link-unresolved").length
  assert.equal(after, before, "links are lost")
}

const file = (path: string) => parseFixture(source).files.get(root + path) ?? ""

test("the sidecars of an article move with it, and links follow its new default id", () =>
  check(
    { "a/one.txt": "b/first.txt" },
    {
      "a/one.ann.yaml": undefined,
      "b/first.ann.yaml": file("a/one.ann.yaml"),
      "b/first.ann.ed.yaml": file("a/one.ann.ed.yaml"),
      "a/two.ann.yaml": file("a/two.ann.yaml").replace("one/", "first/"),
      "a/two.ann.ed.yaml": file("a/two.ann.ed.yaml").replace("one/", "first/"),
    },
  ))

test("an id that the new name does not give is written", () => {
  const expected = {
    "a/2008 One.ann.yaml": `article: one\n\n${file("a/one.ann.yaml")}`,
    "a/two.ann.yaml": file("a/two.ann.yaml"),
  }
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const { changes, renames = [] } = toEnd(
    moveFiles([{ from: `${root}a/one.txt`, to: `${root}a/2008%20One.txt` }], corpus),
  )
  applyChange({ title: "", done: "", changes, renames }, files)
  for (const [path, text] of Object.entries(expected)) {
    assert.equal(files.get(root + path.replace(" ", "%20")), text, path)
  }
})

test("two articles that come to share a name keep their ids in writing", () =>
  check(
    { "a/one.txt": "b/two.txt" },
    {
      "b/two.ann.yaml": `article: one\n\n${file("a/one.ann.yaml")}`,
      "a/two.ann.yaml": `article: two\n\n${file("a/two.ann.yaml")}`,
    },
  ))

test("two articles can change names", () =>
  check(
    { "a/one.txt": "a/x.txt", "a/two.txt": "a/one.txt" },
    { "a/x.ann.yaml": file("a/one.ann.yaml") },
    source.replace("//- a/two.ann.ed.yaml", "//- a/other.yaml").replace("//- a/one.ann.ed.yaml", "//- a/more.yaml"),
  ))

test("a written id stays, and a place that is taken is left alone", () => {
  check({ "b/three.txt": "b/four.txt" }, { "b/four.ann.yaml": "article: third\n" })
  check(
    { "b/three.txt": "b/four.txt" },
    { "b/four.ann.yaml": "{}\n", "b/three.ann.yaml": "article: third\n" },
    `${source}//- b/four.ann.yaml\n{}\n`,
  )
})

test("a sidecar that is moved by hand, and a folder, need nothing", () => {
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const none = { changes: [], renames: [] }
  const move = (from: string, to: string) => ({ from: root + from, to: root + to })
  assert.deepEqual(toEnd(moveFiles([move("a", "c")], corpus)), none)
  assert.deepEqual(toEnd(moveFiles([move("a/one.ann.yaml", "c/one.ann.yaml")], corpus)), none)
  const both = toEnd(
    moveFiles([move("b/three.txt", "c/three.txt"), move("b/three.ann.yaml", "c/three.ann.yaml")], corpus),
  )
  assert.deepEqual(both, none)
})

test("an article that leaves the corpus takes its sidecars along", () => {
  const { files } = parseFixture(source)
  const { changes, renames } = toEnd(
    moveFiles([{ from: `${root}b/three.txt`, to: "file:///elsewhere/3.txt" }], loadCorpus(files)),
  )
  assert.deepEqual(changes, [])
  assert.deepEqual(renames, [{ from: `${root}b/three.ann.yaml`, to: "file:///elsewhere/3.ann.yaml" }])
})

test("postil.yaml goes on naming registry, codebook and folders", () => {
  const config = (text: string) => `${source}//- postil.yaml\nformat: 1\n${text}`
  const moved = { "registry.yaml": "data/who.yaml" }
  check(moved, { "postil.yaml": "format: 1\nregistry: data/who.yaml\n" }, config(""))
  check(
    moved,
    { "postil.yaml": 'format: 1\nregistry: ["data/who.yaml", x/*.yaml]\n' },
    config('registry: ["registry.yaml", x/*.yaml]\n'),
  )
  check(
    { "x/a.yaml": "x/b.yaml" },
    { "postil.yaml": "format: 1\nregistry: x/*.yaml\n" },
    config("registry: x/*.yaml\n//- x/a.yaml\n{}\n"),
  )
  check(
    { a: "c", b: "a" },
    { "postil.yaml": "format: 1\narticles: [c/*.txt, ./a/**]\n" },
    config("articles: [a/*.txt, ./b/**]\n"),
  )
})

test("a sidecar follows an article that changes its capitals, on a disk that does not tell them apart", () => {
  class Careless extends MemoryFiles {
    override read(uri: string): string | undefined {
      return [...this].find(([name]) => name.toLowerCase() === uri.toLowerCase())?.[1]
    }
  }
  const { files } = parseFixture("//- Ada.txt\nAda.\n//- Ada.ann.yaml\nmentions: {}\n")
  const move = (from: string, to: string) => ({ from: root + from, to: root + to })
  const { renames } = toEnd(moveFiles([move("Ada.txt", "ada.txt")], loadCorpus(new Careless(files))))
  assert.deepEqual(renames, [move("Ada.ann.yaml", "ada.ann.yaml")])
})

test("many articles are moved bit by bit: no more files are read in one go than belong to one of them", () => {
  const count = 50
  const articles = Array.from({ length: count }, (_, i) => {
    const links = i === 0 ? "" : `, links: {repeats: a${i - 1}/comes}`
    const claim = `{speaker: narrator, mode: narrator, quote: It comes${links}}`
    return `//- a${i}.txt\nIt comes.\n//- a${i}.ann.yaml\nclaims:\n  comes: ${claim}\n`
  })
  const { files } = parseFixture(articles.join(""))
  const counting = new CountingFiles(files)
  const corpus = loadCorpus(counting)
  const moves = Array.from({ length: count }, (_, i) => ({ from: `${root}a${i}.txt`, to: `${root}b${i}.txt` }))
  const bits = moveFiles(moves, corpus)
  let most = 0
  for (;;) {
    counting.reads = 0
    const { done, value } = bits.next()
    most = Math.max(most, counting.reads)
    if (done !== true) continue
    assert.equal(value.changes.length, count - 1)
    assert.equal(value.renames?.length, count)
    break
  }
  assert.ok(most <= 5, `${most} files in one go`)
})

class CountingFiles extends MemoryFiles {
  reads = 0

  override read(uri: string): string | undefined {
    this.reads++
    return super.read(uri)
  }
}
