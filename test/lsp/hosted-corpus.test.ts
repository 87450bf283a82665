import assert from "node:assert/strict"
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { Buffers } from "../../server/lsp/buffers.ts"
import { HostedCorpus } from "../../server/lsp/hosted-corpus.ts"
import { LongTurns } from "../../server/lsp/long-turns.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"

interface Place {
  readonly hosted: HostedCorpus
  readonly buffers: Buffers
  readonly root: string
  write(path: string, text: string): void
}

function inCorpus(texts: Readonly<Record<string, string>>, run: (place: Place) => void): void {
  inUnread(texts, place => {
    while (place.hosted.step());
    run(place)
  })
}

function inUnread(texts: Readonly<Record<string, string>>, run: (place: Place) => void): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-hosted-")))
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  for (const [path, text] of Object.entries(texts)) write(path, text)
  const root = `${pathToUri(folder)}/`
  const buffers = new Buffers()
  const turns = new LongTurns(() => undefined)
  const hosted = new HostedCorpus(
    root,
    buffers,
    () => undefined,
    turns,
    () => undefined,
  )
  try {
    run({ hosted, buffers, root, write })
  } finally {
    hosted.end()
    rmSync(folder, { recursive: true })
  }
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

test("of many changed files it is told how many are read, each article with its sidecar at once", () =>
  inCorpus({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(600, "Ann") }, ({ hosted, root, write }) => {
    const changed = pairsOf(600, "Bob")
    for (const [path, text] of Object.entries(changed)) write(path, text)
    hosted.perhapsChanged(Object.keys(changed).map(path => root + path))
    const told: string[] = []
    for (; hosted.rereading !== undefined; hosted.step()) {
      told.push(`${hosted.rereading.done} of ${hosted.rereading.total}`)
    }
    assert.deepEqual(
      told,
      Array.from({ length: 600 }, (_, index) => `${2 * index} of 1200`),
    )
    const anew = new Corpus(root, new DiskFiles(root))
    for (const _ of anew.load());
    const using = (corpus: Corpus) => [...corpus.index.urisUsing("entity:bob")].sort()
    assert.deepEqual(using(hosted.corpus), using(anew))
    assert.equal(using(anew).length, 600)
  }))

test("of a few changed files nothing is told", () =>
  inCorpus({ "postil.yaml": "", ...pairsOf(2, "Ann") }, ({ hosted, root }) => {
    hosted.perhapsChanged([`${root}a0.txt`, `${root}a1.txt`])
    assert.equal(hosted.rereading, undefined)
  }))

test("a registry that is edited at any time while files are listed counts as it was edited", () => {
  for (let steps = 0; steps < 8; steps++) {
    inUnread({ "postil.yaml": "", "registry.yaml": registry, ...pairsOf(2, "Ann") }, ({ hosted, buffers, root }) => {
      for (let step = 0; step < steps; step++) hosted.step()
      const uri = `${root}registry.yaml`
      const text = registry.replace("bob", "robert")
      buffers.open(uri, { uri, languageId: "postil-registry", version: 1, text })
      if (hosted.files.hasChanged(uri)) hosted.edited(uri)
      while (hosted.step());
      assert.deepEqual([...hosted.corpus.registry.ids()], ["ann", "robert"], `after ${steps} steps`)
    })
  }
})
