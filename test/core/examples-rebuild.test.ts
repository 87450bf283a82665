import assert from "node:assert/strict"
import { test } from "node:test"
import { allRules } from "../../server/core/rules/all-rules.ts"
import { MemoryFiles, fixtureRoot as root } from "../support/fixture.ts"
import { FollowedCorpus } from "../support/followed-corpus.ts"
import { type Next, pick, random } from "../support/random.ts"
import { exampleFiles } from "../support/rule-examples.ts"

const config = `${root}postil.yaml`
const turnedOn = allRules.filter(({ meta }) => meta.severity === "off").map(({ meta }) => `  ${meta.code}: warning\n`)
const ordinary = `format: 1\n${turnedOn.length > 0 ? `rules:\n${turnedOn.join("")}` : ""}`

/** What a file said before its text could no longer be read is kept by design; a corpus from scratch cannot know it. */
const unreadable: ReadonlySet<string> = new Set(["yaml-syntax", "merge-markers", "attribute-unknown"])

test("while the examples of all rules come and go, file by file, re-checking what the corpus names is enough", () => {
  const next = random("examples-rebuild")
  const files = new MemoryFiles([[config, ordinary]])
  const corpus = new FollowedCorpus(files)
  for (const { meta } of shuffled(allRules, next)) {
    if (meta.examples === undefined) continue
    const bad = examples(meta.examples.bad)
    const good = examples(meta.examples.good)
    const change = (uris: readonly string[], how: string) => corpus.change(uris, `${meta.code}, ${how}`)
    const forget = () => unreadable.has(meta.code) && change(remove(files, bad.keys()), "gone")
    forget()
    change(replaceAll(files, bad, next), "bad")
    for (const uri of shuffled(union(bad, good), next)) change(put(files, uri, good.get(uri)), "better")
    change(addTwin(files, good, next), "twice")
    forget()
    for (const uri of shuffled(union(bad, good), next)) change(put(files, uri, bad.get(uri)), "worse")
    forget()
  }
  const silent = allRules.map(({ meta }) => meta.code).filter(code => !corpus.codes.has(code))
  assert.deepEqual(silent, ["limit-exceeded"])
})

/** An example, with the rules that are off turned on where it does not say otherwise. */
function examples(source: string): MemoryFiles {
  const files = exampleFiles(source)
  if (files.get(config) === "format: 1\n") files.set(config, ordinary)
  return files
}

/** Puts the example there; of what was there, some files stay. Answers the files that changed. */
function replaceAll(files: MemoryFiles, example: MemoryFiles, next: Next): readonly string[] {
  const gone = [...files.keys()].filter(uri => !example.has(uri) && next(3) > 0)
  return [...remove(files, gone), ...[...example].flatMap(([uri, text]) => put(files, uri, text))]
}

/** A copy of one of the articles with its annotations, under another name. */
function addTwin(files: MemoryFiles, example: MemoryFiles, next: Next): readonly string[] {
  const articles = [...example.keys()].filter(uri => uri.endsWith(".txt"))
  if (articles.length === 0) return []
  const stem = pick(articles, next).replace(/\.txt$/, "")
  return [".txt", ".ann.yaml"].flatMap(end => put(files, `${root}twin${end}`, example.get(stem + end)))
}

function remove(files: MemoryFiles, uris: Iterable<string>): readonly string[] {
  return [...uris].flatMap(uri => put(files, uri, undefined))
}

function put(files: MemoryFiles, uri: string, text: string | undefined): readonly string[] {
  if (text === undefined) files.delete(uri)
  else files.set(uri, text)
  return [uri]
}

function union(a: MemoryFiles, b: MemoryFiles): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
}

function shuffled<T>(list: readonly T[], next: Next): readonly T[] {
  const left = [...list]
  return list.flatMap(() => left.splice(next(left.length), 1))
}
