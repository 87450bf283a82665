import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { HostedFolder } from "../support/hosted-folder.ts"
import { pick, random } from "../support/random.ts"

const config = "format: 1\n"
const registry = "format: 1\nentities:\n  ann: {type: person, name: Ann}\n"

/** More files than are listed in one go. */
const many = Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`more/m${index}.txt`, "Nobody came.\n"]))

async function inFolder(texts: Readonly<Record<string, string>>, run: (folder: HostedFolder) => void | Promise<void>) {
  const folder = new HostedFolder({ "postil.yaml": config, "registry.yaml": registry, ...many, ...texts })
  try {
    await run(folder)
  } finally {
    folder.end()
  }
}

/** Does what there is to do until something holds, which must be before files are listed. */
function untilEarly({ hosted }: HostedFolder, holds: () => boolean): void {
  while (!holds()) {
    assert.ok(hosted.step())
    assert.equal(hosted.corpus.isListed, false)
  }
}

function shown({ hosted, root }: HostedFolder, path: string): readonly string[] {
  return [...hosted.findings.shown(root + path)].map(({ code, message }) => `${code} ${message}`)
}

const article = "Ann met Bo.\n"
const wrong = "mentions:\n  Bo: bo\n  Cy: ann\n"

test("what is wrong in an open annotation file shows before all files are listed", () =>
  inFolder({ "a/one.txt": article, "a/one.ann.yaml": wrong }, async folder => {
    folder.open("a/one.ann.yaml", wrong)
    untilEarly(folder, () => shown(folder, "a/one.ann.yaml").length > 0)
    const early = shown(folder, "a/one.ann.yaml")
    assert.deepEqual(early.map(line => line.split(" ")[0]).sort(), [
      "anchor-not-found",
      "article-undated",
      "entity-unknown",
    ])
    await folder.untilIdle()
    assert.deepEqual(shown(folder, "a/one.ann.yaml"), early)
  }))

test("an open file is read with what lies beside it in its folder", () =>
  inFolder(
    { "a/one.txt": article, "a/one.ann.yaml": wrong, "a/one.ann.kim.yaml": wrong, "a/b/one.ann.yaml": wrong },
    folder => {
      folder.open("a/one.txt", article)
      untilEarly(folder, () => folder.hosted.isKnown)
      const sidecars = folder.hosted.corpus.pairs.sidecarsOf(`${folder.root}a/one.txt`)
      assert.deepEqual(
        sidecars.map(uri => uri.slice(folder.root.length)),
        ["a/one.ann.yaml", "a/one.ann.kim.yaml"],
      )
    },
  ))

test("of an open file's folder nothing else is taken in before all files are listed", () =>
  inFolder({ "a/one.txt": article, "a/one.ann.yaml": wrong, "a/one-two.txt": article }, folder => {
    folder.open("a/one.ann.yaml", wrong)
    untilEarly(folder, () => folder.hosted.isKnown)
    assert.deepEqual([...folder.hosted.corpus.pairs.articles()], [`${folder.root}a/one.txt`])
  }))

test("a file that is asked about before all are listed is read with what is of its stem, though nobody has it open", () =>
  inFolder({ "a/one.txt": article, "a/one.ann.yaml": wrong, "b/two.txt": article }, folder => {
    folder.open("b/two.txt", article)
    untilEarly(folder, () => folder.hosted.isKnown)
    folder.hosted.checkNow(`${folder.root}a/one.ann.yaml`)
    assert.equal(folder.hosted.corpus.isListed, false)
    assert.equal(shown(folder, "a/one.ann.yaml").length, 3)
  }))

test("who asks about the registry before all files are listed does not wait for a look through its folder", t =>
  inFolder({}, folder => {
    const { mock } = t.mock.method(folder.hosted.files, "beside")
    folder.open("registry.yaml", registry)
    untilEarly(folder, () => folder.hosted.isKnown)
    for (let time = 0; time < 3; time++) folder.hosted.checkNow(`${folder.root}registry.yaml`)
    assert.equal(folder.hosted.corpus.isListed, false)
    assert.equal(mock.callCount(), 0)
  }))

test("what is edited before all files are listed shows at once", () =>
  inFolder({ "a/one.txt": article, "a/one.ann.yaml": wrong }, folder => {
    folder.open("a/one.ann.yaml", wrong)
    untilEarly(folder, () => shown(folder, "a/one.ann.yaml").length === 3)
    folder.edit("a/one.ann.yaml", "mentions:\n  Ann: ann\n")
    folder.hosted.checkNow(`${folder.root}a/one.ann.yaml`)
    assert.equal(folder.hosted.corpus.isListed, false)
    assert.equal(shown(folder, "a/one.ann.yaml").length, 1)
  }))

test("a registry that is edited meanwhile is waited for", () =>
  inFolder({ "a/one.txt": article, "a/one.ann.yaml": wrong }, async folder => {
    folder.open("registry.yaml", registry)
    folder.open("a/one.ann.yaml", wrong)
    untilEarly(folder, () => folder.hosted.isKnown)
    folder.edit("registry.yaml", `${registry}  bo: {type: person, name: Bo}\n`)
    assert.equal(folder.hosted.isKnown, false)
    await folder.untilIdle()
    assert.equal(folder.hosted.isKnown, true)
    assert.equal(
      shown(folder, "a/one.ann.yaml").some(line => line.startsWith("entity-unknown")),
      false,
    )
  }))

for (const [registryGlob, path] of [
  ["people/*.yaml", "people/some.yaml"],
  ["**/people.yaml", "deep/people.yaml"],
] as const) {
  test(`a registry at ${registryGlob} is found`, () =>
    inFolder(
      {
        "postil.yaml": `${config}registry: ["${registryGlob}"]\n`,
        [path]: registry,
        "a/one.txt": article,
        "a/one.ann.yaml": "mentions:\n  Ann: ann\n",
      },
      async folder => {
        folder.open("a/one.ann.yaml", "mentions:\n  Ann: ann\n")
        await folder.untilIdle()
        assert.equal(folder.hosted.corpus.registry.get("ann") !== undefined, true)
        assert.deepEqual(
          shown(folder, "a/one.ann.yaml").map(line => line.split(" ")[0]),
          ["article-undated"],
        )
      },
    ))
}

test("whatever is opened, edited and closed while files are listed, in the end all is as if it were read anew", async () => {
  const next = random("open first")
  for (let round = 0; round < 4; round++) {
    const texts = {
      "a/one.txt": article,
      "a/one.ann.yaml": wrong,
      "b/one.txt": article,
      "b/one.ann.yaml": "article: a/one\nmentions:\n  Ann: ann\n",
    }
    const sidecars = [wrong, "mentions:\n  Ann: ann\n  Bo: ann\n", "article: one\nmentions:\n  Bo: bo\n"]
    // Nothing is taken out of an article: that is told otherwise where it was seen.
    const articles = [article, `${article}Cy left.\n`]
    await inFolder(texts, async folder => {
      const paths = Object.keys(texts)
      const textFor = (path: string) => (path.endsWith(".txt") ? pick(articles, next) : pick(sidecars, next))
      const event = () => {
        const path = pick(paths, next)
        if (!folder.buffers.has(folder.root + path)) folder.open(path, textFor(path))
        else if (next(3) === 0) folder.close(path)
        else folder.edit(path, textFor(path))
      }
      await folder.untilIdle(() => {
        if (!folder.hosted.corpus.isListed && next(4) === 0) event()
      })
      const anew = folder.anew()
      for (const path of ["postil.yaml", "registry.yaml", ...paths]) {
        const uri = folder.root + path
        const expected = checkFile(uri, anew).map(({ code }) => code)
        const found = folder.hosted.findings.of(uri).map(({ code }) => code)
        assert.deepEqual(found.sort(), expected.sort(), `round ${round}: ${path}`)
      }
    })
  }
})
