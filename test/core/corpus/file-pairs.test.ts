import assert from "node:assert/strict"
import { test } from "node:test"
import { FileLayout } from "../../../server/core/corpus/file-layout.ts"
import { FilePairs } from "../../../server/core/corpus/file-pairs.ts"
import { StringTable } from "../../../server/core/corpus/packed/string-table.ts"
import { parseConfig } from "../../../server/core/yaml/parse-config.ts"
import { pick, random, times } from "../../support/random.ts"

const root = "file:///c/"
const layout = new FileLayout(parseConfig("format: 1\n").value)

/** The same from a plain list of files. */
class PlainPairs {
  readonly #uris: ReadonlySet<string>

  constructor(uris: ReadonlySet<string>) {
    this.#uris = uris
  }

  articles(): readonly string[] {
    return [...this.#uris].filter(uri => !uri.endsWith(".yaml"))
  }

  sidecars(): readonly string[] {
    return [...this.#uris].filter(uri => uri.endsWith(".yaml"))
  }

  articlesOf(sidecar: string): readonly string[] {
    return this.articles()
      .filter(uri => stem(uri) === stem(sidecar))
      .sort()
  }

  sidecarsOf(article: string): readonly string[] {
    return this.sidecars()
      .filter(uri => stem(uri) === stem(article))
      .sort((a, b) => (coder(a) < coder(b) ? -1 : 1))
  }

  named(name: string): readonly string[] {
    return this.articles().filter(uri => stem(uri).replace(/.*\//, "") === name)
  }
}

function stem(uri: string): string {
  return decodeURIComponent(uri.slice(root.length)).replace(/\.(?:txt|md|ann(?:\.\w+)?\.yaml)$/, "")
}

function coder(uri: string): string {
  return /\.ann\.(\w+)\.yaml$/.exec(uri)?.[1] ?? ""
}

function check(pairs: FilePairs, uris: ReadonlySet<string>, all: readonly string[], label: string): void {
  const plain = new PlainPairs(uris)
  assert.deepEqual([...pairs.articles()].sort(), [...plain.articles()].sort(), label)
  assert.deepEqual([...pairs.sidecars()].sort(), [...plain.sidecars()].sort(), label)
  assert.equal(pairs.articleCount, plain.articles().length, label)
  assert.deepEqual([...pairs.together()].sort(), [...uris].sort(), label)
  for (const uri of all) {
    const isSidecar = uri.endsWith(".yaml")
    assert.equal(pairs.hasArticle(uri), !isSidecar && uris.has(uri), `${label} ${uri}`)
    assert.equal(pairs.hasSidecar(uri), isSidecar && uris.has(uri), `${label} ${uri}`)
    if (isSidecar) assert.deepEqual(pairs.articlesOf(uri), plain.articlesOf(uri), `${label} ${uri}`)
    else assert.deepEqual(pairs.sidecarsOf(uri), plain.sidecarsOf(uri), `${label} ${uri}`)
  }
  for (const uri of all) {
    const files = [...uris].filter(other => stem(other) === stem(uri))
    assert.deepEqual([...pairs.filesOf(uri)].sort(), [...new Set([uri, ...files])].sort(), `${label} ${uri}`)
  }
  for (const name of ["a", "b", "c d", "none"]) {
    assert.deepEqual([...pairs.named(name)].sort(), [...plain.named(name)].sort(), `${label} ${name}`)
    assert.equal(pairs.isShared(name), plain.named(name).length > 1, `${label} ${name}`)
  }
}

test("after any files have come and gone the pairs are those of a plain list", () => {
  const next = random("file-pairs")
  const stems = ["a", "b", "c%20d", "sub/a", "sub/a.b"]
  const endings = ["txt", "md", "ann.yaml", "ann.ed.yaml", "ann.bk.yaml"]
  const all = stems.flatMap(stem => endings.map(ending => `${root}${stem}.${ending}`))
  for (let round = 0; round < times(30); round++) {
    const pairs = new FilePairs(root, layout)
    const uris = new Set<string>()
    for (let step = 0; step < 80; step++) {
      const uri = pick(all, next)
      const isSidecar = uri.endsWith(".yaml")
      if (next(2) === 0) {
        uris.add(uri)
        if (isSidecar) pairs.addSidecar(uri)
        else pairs.addArticle(uri)
      } else {
        uris.delete(uri)
        if (isSidecar) pairs.removeSidecar(uri)
        else pairs.removeArticle(uri)
      }
      check(pairs, uris, all, `${round}, ${step}:`)
    }
  }
})

test("a file that only others have numbered is no file of the pairs", () => {
  const table = new StringTable()
  const uris = Array.from({ length: 40 }, (_, index) => `${root}a${index}.txt`)
  for (const uri of uris) table.intern(uri)
  const pairs = new FilePairs(root, layout, table)
  pairs.addArticle(uris[0] ?? "")
  assert.deepEqual([...pairs.numbersOf(uris)], [0, ...Array.from({ length: 39 }, () => -1)])
})

test("an article is followed by its sidecars, in the order in which they came", () => {
  const pairs = new FilePairs(root, layout)
  for (const name of ["b.ann.yaml", "x.ann.yaml"]) pairs.addSidecar(root + name)
  for (const name of ["a.txt", "b.txt"]) pairs.addArticle(root + name)
  pairs.addSidecar(`${root}a.ann.yaml`)
  const names = [...pairs.together()].map(uri => uri.slice(root.length))
  assert.deepEqual(names, ["b.txt", "b.ann.yaml", "x.ann.yaml", "a.txt", "a.ann.yaml"])
})
