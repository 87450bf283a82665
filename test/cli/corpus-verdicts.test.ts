import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { CorpusVerdicts } from "../../server/cli/corpus-verdicts.ts"
import { KeptFiles, keepAccepted } from "../../server/cli/kept-files.ts"
import { acceptInto, openCorpus } from "../../server/cli/open-corpora.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { judgeFile } from "../../server/core/rules/check-file.ts"
import { withoutFixes } from "../../server/core/verdicts/noted-verdict.ts"
import { NotedVerdicts } from "../../server/core/verdicts/noted-verdicts.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { IndexStore } from "../../server/node/index-store.ts"
import { ScanHere } from "../../server/node/scan-here.ts"
import { generateCorpus } from "../bench/generate-corpus.ts"
import { inFolder } from "../support/command-line.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { judgeNoted } from "../support/judge-noted.ts"
import { random } from "../support/random.ts"

const cache = join(projectFolder, "out/cache/verdicts")

/** A corpus on disk and what is kept of it. */
class CheckedFolder {
  readonly folder: string
  readonly store: IndexStore
  program = "this one"

  constructor(folder: string) {
    this.folder = folder
    this.store = IndexStore.inFolder(cache, this.#root)
  }

  /** Reads and checks the corpus; answers which files it had to look at. */
  check(between: (corpus: Corpus) => void = () => {}): readonly string[] {
    const files = new KeptFiles(this.#root)
    const supply = new ScanHere(this.#root, this.store, undefined, acceptInto(files))
    const corpus = openCorpus(files, this.#root, supply, () => undefined)
    const kept = new CorpusVerdicts(corpus, files, this.store, this.program)
    between(corpus)
    const noted = new NotedVerdicts(corpus.root)
    for (const uri of new Set(corpus.checkable())) {
      const one = kept.standing.has(uri) ? undefined : judgeNoted(uri, corpus)
      if (one !== undefined) noted.set(uri, one)
      const expected = withoutFixes(judgeFile(uri, corpus))
      assert.deepEqual(one?.judged ?? kept.judged(uri), expected, uri)
    }
    kept.keep({ noted, accepted: files.notes, isWhole: true })
    return Array.from(noted.uris(), uri => corpus.pathOf(uri)).sort()
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8")
  }

  /** The file of the kept verdicts. */
  get kept(): string {
    const name = readdirSync(this.store.folder).find(name => name.startsWith("verdicts-")) ?? "none"
    return join(this.store.folder, name)
  }

  get #root(): string {
    return pathToUri(`${this.folder}/`)
  }
}

const source = `//- postil.yaml
format: 1
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann}
  bo: {type: person, name: Bo}
//- a.txt
Ann left.
//- a.ann.yaml
mentions: {Ann: ann}
//- b.txt
Bo came.
//- b.ann.yaml
mentions: {Bo: bo}
`
const all = ["a.ann.yaml", "a.txt", "b.ann.yaml", "b.txt", "postil.yaml", "registry.yaml"]

/** All files are checked, something is done, and then those that are expected are checked again. */
function check(change: (checked: CheckedFolder) => void, expected: readonly string[]): void {
  inFolder(source, folder => {
    const checked = new CheckedFolder(folder)
    try {
      assert.deepEqual(checked.check(), all)
      change(checked)
      assert.deepEqual(checked.check(), expected)
    } finally {
      rmSync(checked.store.folder, { recursive: true, force: true })
    }
  })
}

test("nothing has changed", () => check(() => {}, []))

test("a sidecar has changed, and uses what it used", () =>
  check(checked => checked.write("a.ann.yaml", "mentions: {Ann: ann}\nnotes: []\n"), ["a.ann.yaml", "a.txt"]))

test("an article has changed", () => check(checked => checked.write("b.txt", "Bo came, too."), ["b.ann.yaml", "b.txt"]))

test("what the registry says of an entity concerns those that name it", () =>
  check(
    checked => checked.write("registry.yaml", checked.read("registry.yaml").replace("name: Bo", "name: Bob")),
    ["b.ann.yaml", "b.txt", "postil.yaml", "registry.yaml"],
  ))

test("another postil.yaml concerns all", () =>
  check(checked => checked.write("postil.yaml", "format: 1\nrules: {article-undated: off}\n"), all))

test("another program finds all anew", () =>
  check(checked => {
    checked.program = "another one"
  }, all))

test("what is damaged counts for nothing", () =>
  check(checked => {
    const bytes = readFileSync(checked.kept)
    bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) + 1
    writeFileSync(checked.kept, bytes)
  }, all))

test("a file that changed while it was checked leaves all as it was kept", () =>
  check(
    checked => {
      checked.write("a.txt", "Ann left early.")
      const changeAndRead = (corpus: Corpus) => {
        checked.write("b.txt", "Bo came, too.")
        corpus.textOf(corpus.uriOf("b.txt"))
      }
      assert.deepEqual(checked.check(changeAndRead), ["a.ann.yaml", "a.txt"])
    },
    ["a.ann.yaml", "a.txt", "b.ann.yaml", "b.txt"],
  ))

test("that a text was accepted as it is changes nothing", () => check(checked => accept(checked, "a"), []))

test("what is accepted on another text is checked each time", () =>
  check(
    checked => {
      const text = checked.read("a.txt")
      checked.write("a.txt", "Ann left. Ann went.")
      accept(checked, "a")
      checked.write("a.txt", text)
      assert.deepEqual(checked.check(), ["a.ann.yaml", "a.txt"])
    },
    ["a.ann.yaml", "a.txt"],
  ))

test("what git says of another text is looked at again when there are other commits", () =>
  check(
    checked => {
      const git = (...words: string[]) => execFileSync("git", ["-C", checked.folder, ...identity, ...words])
      const text = checked.read("a.txt")
      git("init", "--quiet")
      checked.write("a.txt", "Ann left. Ann went.")
      git("add", ".")
      git("commit", "--quiet", "-m", "first")
      checked.write("a.txt", text)
    },
    ["a.ann.yaml", "a.txt"],
  ))

const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]

function accept(checked: CheckedFolder, name: string): void {
  const files = new KeptFiles(pathToUri(`${checked.folder}/`))
  const root = pathToUri(`${checked.folder}/`)
  const corpus = openCorpus(files, root, new ScanHere(root, checked.store, "no program"), () => undefined)
  const file = corpus.coded(corpus.uriOf(`${name}.ann.yaml`))
  if (file === undefined) throw new Error(`there is no ${name}`)
  assert.equal(keepAccepted(file, corpus), undefined)
}

test("how much one change has checked again does not grow with the corpus", () => {
  const next = random("corpus-verdicts")
  const numbers = [30, 90].map(articles =>
    inFolder("", folder => {
      generateCorpus(folder, articles, next)
      const checked = new CheckedFolder(folder)
      const sidecar = "articles/a1.ann.yaml"
      checked.check()
      checked.write(sidecar, `# A remark.\n${checked.read(sidecar)}`)
      const { length } = checked.check()
      rmSync(checked.store.folder, { recursive: true, force: true })
      return length
    }),
  )
  assert.deepEqual(numbers, [2, 2])
})

test("a second check prints what the first has printed", () =>
  inFolder(source, folder => {
    for (const format of ["pretty", "summary", "json", "sarif", "github"]) {
      const own = join(folder, ".cache")
      const run = () => {
        const env = { ...process.env, POSTIL_CACHE: own }
        const words = [join(projectFolder, "dist/cli.js"), "check", "--format", format]
        return spawnSync(process.execPath, words, { cwd: folder, env, encoding: "utf8" }).stdout
      }
      const first = run()
      assert.match(first, /article-undated/)
      const kept = readdirSync(own, { recursive: true, encoding: "utf8" })
      assert.ok(kept.some(name => name.endsWith("verdicts-cli.shard")))
      assert.equal(run(), first)
      rmSync(own, { recursive: true, force: true })
    }
  }))

test("where nothing can be kept, a check says what it has found", () =>
  inFolder(source, folder => {
    const nowhere = process.platform === "linux" ? "/proc/postil/here" : join(folder, "postil.yaml/here")
    const { stdout, stderr } = spawnSync(process.execPath, [join(projectFolder, "dist/cli.js"), "check"], {
      cwd: folder,
      env: { ...process.env, POSTIL_CACHE: nowhere },
      encoding: "utf8",
      timeout: 60_000,
    })
    assert.match(stdout, /article-undated/)
    assert.equal(stderr, "")
  }))
