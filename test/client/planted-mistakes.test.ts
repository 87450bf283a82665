import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { plantedMistakes, plantMistakes } from "../../client/corpus/planted-mistakes.ts"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { findingsOf } from "../support/check-rules.ts"
import { projectFolder } from "../support/editor-host/project.ts"

const tour = join(projectFolder, "samples/tour")

test("each planted mistake replaces words that stand once in the tour", () => {
  for (const { path, from } of plantedMistakes) {
    assert.equal(readFileSync(join(tour, path), "utf8").split(from).length, 2, `${path}: ${from}`)
  }
})

test("exactly the planted mistakes are found in the sample, one finding each", () => {
  const root = `${pathToUri(tour)}/`
  const disk = new DiskFiles(root)
  const read = (uri: string) => {
    const text = disk.read(uri)
    return text === undefined ? undefined : plantMistakes(decodeURIComponent(uri.slice(root.length)), text)
  }
  const corpus = new Corpus(root, { list: () => disk.list(), read })
  for (const _ of corpus.load());
  const serious = findingsOf(corpus).filter(({ severity }) => severity === "error" || severity === "warning")
  const wanted = plantedMistakes.map(({ path, rule }) => `${path} ${rule}`)
  assert.deepEqual(serious.map(({ uri, code }) => `${corpus.pathOf(uri)} ${code}`).sort(), wanted.toSorted())
})

test("the walkthrough has as many mistakes in its text", () => {
  const manifest = readFileSync(join(projectFolder, "package.json"), "utf8")
  for (const word of ["Mistura", "Lavrov", "Masimov"]) assert.match(manifest, new RegExp(`Planted are: [^"]*${word}`))
  assert.match(manifest, /with three mistakes planted/)
})
