import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Progress } from "../../server/core/corpus/files.ts"
import { HostedFolder } from "../support/hosted-folder.ts"

async function inCorpus(
  texts: Readonly<Record<string, string>>,
  run: (folder: HostedFolder) => void | Promise<void>,
): Promise<void> {
  await inUnread(texts, async folder => {
    await folder.untilIdle()
    await run(folder)
  })
}

async function inUnread(
  texts: Readonly<Record<string, string>>,
  run: (folder: HostedFolder) => void | Promise<void>,
): Promise<void> {
  const folder = new HostedFolder(texts)
  try {
    await run(folder)
  } finally {
    folder.end()
  }
}

/** The files whose check was begun or gone on with. */
function checksIn({ turns }: HostedFolder): readonly string[] {
  return turns.done.filter(({ what }) => what === "Checking").map(({ file }) => file)
}

const registry = "entities:\n  ann: {type: person, aliases: [Ann]}\n  bob: {type: person, aliases: [Bob]}\n"

function pairsOf(number: number, name: string): Record<string, string> {
  const texts: Record<string, string> = {}
  for (let index = 0; index < number; index++) {
    texts[`a${index}.txt`] = `${name} came.\n`
    texts[`a${index}.ann.yaml`] = `mentions:\n  ${name}: ${name.toLowerCase()}\n`
  }
  return texts
}

test("of many changed files it is told how many are read, and in the end all are known", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(600, "Ann") }, async folder => {
    const changed = pairsOf(600, "Bob")
    for (const [path, text] of Object.entries(changed)) folder.write(path, text)
    folder.changed(Object.keys(changed))
    const told: Progress[] = []
    await folder.untilIdle(() => void told.push(...(folder.hosted.rereading ? [folder.hosted.rereading] : [])))
    assert.deepEqual(new Set(told.map(({ total }) => total)), new Set([1200]))
    const counts = told.map(({ done }) => done)
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
    )
    assert.ok(new Set(counts).size > 100, `told ${new Set(counts).size} times`)
    const using = (corpus: Corpus) => [...corpus.index.urisUsing("entity:bob")].sort()
    assert.deepEqual(using(folder.hosted.corpus), using(folder.anew()))
    assert.equal(using(folder.hosted.corpus).length, 600)
    assert.deepEqual(folder.troubles, [])
  }))

test("of a few changed files nothing is told", () =>
  inCorpus({ "postil.yaml": "", ...pairsOf(2, "Ann") }, folder => {
    folder.changed(["a0.txt", "a1.txt"])
    assert.equal(folder.hosted.rereading, undefined)
  }))

test("while the reading is stopped, a file that was checked is not checked again at each question", () =>
  inUnread({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(30, "Ann") }, async folder => {
    const [article, sidecar] = [`${folder.root}a7.txt`, `${folder.root}a7.ann.yaml`]
    folder.hosted.stopReading()
    await folder.untilIdle()
    assert.notEqual(folder.hosted.stopped, undefined)
    for (let question = 0; question < 3; question++) folder.hosted.checkNow(article)
    assert.deepEqual(checksIn(folder), [article, sidecar])
    folder.open("a7.ann.yaml", "mentions:\n  Ann: nobody\n")
    for (let question = 0; question < 3; question++) folder.hosted.checkNow(sidecar)
    assert.deepEqual(checksIn(folder).slice(2), [sidecar])
  }))

test("who waits for what is found in the registry does not wait for other files that are open", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(3, "Ann") }, folder => {
    const uri = `${folder.root}registry.yaml`
    for (const path of ["a0", "a1", "a2"]) folder.open(`${path}.ann.yaml`, "mentions:\n  Ann: bob\n")
    folder.open("registry.yaml", registry.replace("[Ann]", "[Ann, Annie]"))
    const before = checksIn(folder).length
    assert.equal(folder.hosted.isBeingChecked(uri), true)
    while (folder.hosted.isBeingChecked(uri)) assert.ok(folder.hosted.step())
    assert.deepEqual(new Set(checksIn(folder).slice(before)), new Set([uri]))
  }))

test("a registry that is asked for before it is noted which files are to be checked is checked once", () =>
  inUnread({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(600, "Ann") }, async folder => {
    const uri = `${folder.root}registry.yaml`
    // A check that takes long is done in several turns.
    let turns = 0
    await folder.untilIdle(() => {
      if (folder.hosted.isReading || turns > 0) return
      folder.hosted.beginCheck(uri)
      while (folder.hosted.isBeingChecked(uri)) assert.ok(folder.hosted.step())
      turns = checksIn(folder).length
      assert.deepEqual(new Set(checksIn(folder)), new Set([uri]))
    })
    assert.equal(checksIn(folder).filter(file => file === uri).length, turns)
  }))

test("files that wait are checked when all that the registry changed is up to date, those that somebody sees before", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(30, "Ann") }, async folder => {
    const before = folder.turns.done.length
    folder.open("registry.yaml", registry.replace("[Ann]", "[Ann, Annie]"))
    await folder.untilIdle()
    const done = folder.turns.done.slice(before)
    const names = done.map(({ what, file }) => `${what} ${file.slice(folder.root.length)}`)
    const first = names.findIndex(name => /Checking a\d+/.test(name))
    // The last one finds none.
    assert.equal(names.slice(0, first).filter(name => name === "Reading again ").length, 31, names.join())
    assert.ok(names.indexOf("Checking registry.yaml") < names.indexOf("Reading again "), names.join())
  }))

const original = pairsOf(1, "Ann")["a0.ann.yaml"] ?? ""

/** Something happens to a sidecar that nobody tells of, and that is found out all the same; then it is as it was. */
async function checkReturn(happens: (folder: HostedFolder) => void): Promise<void> {
  await inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(2, "Ann") }, async folder => {
    const { pairs, index } = folder.hosted.corpus
    const sidecar = `${folder.root}a0.ann.yaml`
    happens(folder)
    folder.open("registry.yaml", registry.replace("[Ann]", "[Ann, Annie]"))
    await folder.untilIdle()
    assert.equal([...index.urisUsing("entity:ann")].includes(sidecar), false)
    folder.write("a0.ann.yaml", original)
    folder.changed(["a0.ann.yaml"])
    await folder.untilIdle()
    assert.equal(pairs.hasSidecar(sidecar), true)
    assert.equal([...index.urisUsing("entity:ann")].includes(sidecar), true)
  })
}

test("a file that was gone when it was looked at, and came back as it was, is known again", () =>
  checkReturn(folder => folder.remove("a0.ann.yaml")))

test("a file that said something else when it was looked at, and says what it did again, is known as it is", () =>
  checkReturn(folder => folder.write("a0.ann.yaml", original.replace(": ann", ": bob"))))

test("many changed files that wait because the reading is stopped are not told of as being read", () =>
  inUnread({ "postil.yaml": "", ...pairsOf(600, "Ann") }, async folder => {
    folder.hosted.stopReading()
    await folder.untilIdle()
    folder.changed(Object.keys(pairsOf(600, "Ann")))
    await folder.untilIdle()
    assert.notEqual(folder.hosted.stopped, undefined)
    assert.equal(folder.hosted.rereading, undefined)
  }))

test("a registry that is edited at any time while files are listed counts as it was edited", async () => {
  for (let steps = 0; steps < 8; steps++) {
    await inUnread({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(2, "Ann") }, async folder => {
      for (let step = 0; step < steps; step++) folder.hosted.step()
      folder.open("registry.yaml", registry.replace("bob", "robert"))
      await folder.untilIdle()
      assert.deepEqual([...folder.hosted.corpus.registry.ids()], ["ann", "robert"], `after ${steps} steps`)
    })
  }
})

test("a corpus that only rests is the same as before: a large answer is not begun anew", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(2, "Ann") }, ({ hosted }) => {
    while (hosted.keepText());
    const before = hosted.moment
    assert.equal(hosted.keepText(), false)
    assert.equal(hosted.moment, before)
  }))

test("documents that a client opens and does not ask about keep nobody waiting", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(2, "Ann") }, async folder => {
    const edited = "mentions:\n  Ann: bob\n"
    folder.buffers.expectQuestions()
    folder.open("a0.ann.yaml", edited)
    assert.equal(folder.hosted.isUrgent, false)
    folder.open("a1.txt", "Ann came.\n")
    folder.buffers.asked(`${folder.root}a1.txt`)
    folder.open("a1.ann.yaml", edited)
    assert.equal(folder.hosted.isUrgent, true)
    const before = checksIn(folder).length
    await folder.untilIdle()
    const checked = checksIn(folder).slice(before)
    for (const path of ["a0.ann.yaml", "a1.ann.yaml"]) assert.ok(checked.includes(folder.root + path), path)
  }))
