import assert from "node:assert/strict"
import { test } from "node:test"
import {
  emptyCodebook,
  emptyRegistry,
  fullCodebook,
  newCodebook,
  newConfig,
  newRegistry,
} from "../../../server/core/acts/new-files.ts"
import { parseCodebook } from "../../../server/core/yaml/parse-codebook.ts"
import { parseConfig } from "../../../server/core/yaml/parse-config.ts"
import { parseRegistry } from "../../../server/core/yaml/parse-registry.ts"
import { findingsOf } from "../../support/check-rules.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../../support/fixture.ts"

test("a new registry and a new codebook hold what is put in", () => {
  const registry = newRegistry([{ path: ["entities", "ferry"], value: new Map([["type", "organization"]]) }]) ?? ""
  assert.ok(registry.endsWith("format: 1\nentities:\n  ferry:\n    type: organization\n"))
  const codebook = newCodebook([{ path: ["topics", "ferry"], value: new Map([["label", "Ferry"]]) }]) ?? ""
  assert.ok(codebook.includes("format: 1\ntopics:\n  ferry:\n    label: Ferry\n"))
})

test("what is commented out in new files is right, too", () => {
  const bare = (text: string) => text.replace(/^# (?=[\w-]+:| {2})/gm, "")
  for (const text of [newConfig(), bare(newConfig())]) assert.deepEqual(parseConfig(text).problems, [])
  for (const text of [emptyCodebook, bare(emptyCodebook), fullCodebook, bare(fullCodebook)]) {
    assert.deepEqual(parseCodebook(text).problems, [], text)
  }
  assert.deepEqual(parseRegistry(emptyRegistry).problems, [])
})

test("what is known of a corpus is set in its postil.yaml", () => {
  const { value, problems } = parseConfig(newConfig({ articles: "news/**/*.{txt,md}", language: "no" }))
  assert.deepEqual(problems, [])
  assert.deepEqual([value.articles, value.language?.value], [["news/**/*.{txt,md}"], "no"])
})

test("a corpus of new files has no findings", () => {
  for (const codebook of [emptyCodebook, fullCodebook]) {
    const files = new MemoryFiles()
    for (const [path, text] of Object.entries({
      "postil.yaml": newConfig(),
      "registry.yaml": emptyRegistry,
      "codebook.yaml": codebook,
    })) {
      files.set(fixtureRoot + path, text)
    }
    assert.deepEqual(findingsOf(loadCorpus(files)), [])
  }
})
