import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../support/fixture.ts"
import { pick, random } from "../support/random.ts"

type Next = (limit: number) => number

const names = ["Ann Lee", "Bo Ray", "Cy Fox", "Lee", "Ray"]
const entities = ["ann", "bo", "cy", "dee"]
const topics = ["peace", "trade"]
const stances = ["supports", "opposes", "mixed"]

test("after any edits the corpus equals one built from scratch, and re-checking what it names is enough", () => {
  const next = random("corpus-rebuild")
  for (let round = 0; round < 25; round++) {
    const files = newFiles(next)
    const corpus = loadCorpus(files)
    const findings = new Map([...corpus.checkable()].map(uri => [uri, verdicts(uri, corpus)]))
    for (let step = 0; step < 12; step++) {
      const uris = edit(files, next)
      const affected = corpus.update(uris)
      for (const _ of corpus.settle());
      for (const uri of affected) findings.set(uri, verdicts(uri, corpus))
      const rebuilt = loadCorpus(files)
      const label = `round ${round}, step ${step}, ${uris}`
      assert.deepEqual(facts(corpus), facts(rebuilt), label)
      for (const uri of rebuilt.checkable()) {
        assert.deepEqual(findings.get(uri), verdicts(uri, rebuilt), `${label}: ${uri}`)
      }
    }
  }
})

test("asking twice gives the same", () => {
  const files = newFiles(random("corpus-twice"))
  const corpus = loadCorpus(files)
  for (const uri of corpus.checkable()) assert.deepEqual(verdicts(uri, corpus), verdicts(uri, corpus))
})

/** Findings without the places in other files, which move without a finding changing. */
function verdicts(uri: string, corpus: Corpus): unknown {
  return checkFile(uri, corpus).map(({ fix: _, related, ...finding }) => ({
    ...finding,
    related: related.map(place => place.message),
  }))
}

function facts(corpus: Corpus): unknown {
  return [...corpus.index.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

function newFiles(next: Next): MemoryFiles {
  const files = new MemoryFiles([[`${root}postil.yaml`, "format: 1\n"]])
  for (const name of ["a", "b", "c", "d"]) {
    files.set(`${root}${name}.txt`, article(next))
    files.set(`${root}${name}.ann.yaml`, sidecar(next))
  }
  files.set(`${root}registry.yaml`, registry(next))
  return files
}

/** Changes one to three files; answers their URIs. */
function edit(files: MemoryFiles, next: Next): readonly string[] {
  const name = pick(["a", "b", "c", "d"], next)
  const edits: (() => [string, string | undefined])[] = [
    () => ["registry.yaml", registry(next)],
    () => ["codebook.yaml", next(3) === 0 ? undefined : codebook(next)],
    () => [`${name}.txt`, next(4) === 0 ? undefined : article(next)],
    () => [`${name}.ann.yaml`, next(4) === 0 ? undefined : sidecar(next)],
    () => [`${name}.ann.yaml`, sidecar(next)],
    () => [`${name}.ann.ed.yaml`, next(2) === 0 ? undefined : sidecar(next)],
    () => [`sub/${name}.txt`, next(2) === 0 ? undefined : article(next)],
    () => ["postil.yaml", next(2) === 0 ? "format: 1\n" : "format: 1\nrules: {entity-unknown: warning}\n"],
  ]
  return Array.from({ length: 1 + next(3) }, () => {
    const [path, text] = pick(edits, next)()
    if (text === undefined) files.delete(root + path)
    else files.set(root + path, text)
    return root + path
  })
}

function article(next: Next): string {
  return Array.from({ length: 3 + next(6) }, () => `${pick(names, next)} said peace is near.`).join("\n\n")
}

function registry(next: Next): string {
  const entries = entities.slice(0, 2 + next(3)).map((id, index) => {
    const alias = next(2) === 0 ? `, aliases: [${pick(names, next)}]` : ""
    const role = next(2) === 0 ? ", roles: [{role: chief, of: dee}]" : ""
    return `  ${id}: {type: person, name: ${names[index % 3]}${alias}${role}}\n`
  })
  return `entities:\n${entries.join("")}`
}

function codebook(next: Next): string {
  const list = topics.slice(next(2)).map(topic => `  ${topic}: {proposition: P}\n`)
  return `topics:\n${list.join("")}roles: {chief: {titles: [chief]}}\n`
}

function sidecar(next: Next): string {
  const id = next(3) === 0 ? `article: ${pick(["a", "b", "x"], next)}\n` : ""
  const mentions = names.filter(() => next(2) === 0).map(name => `  ${name}: ${pick(entities, next)}\n`)
  const claims = ["one", "two"].slice(next(2)).map(slug => {
    const link = next(2) === 0 ? `, links: {contradicts: ${pick(["one", "a/one", "b/two", "x/one"], next)}}` : ""
    const fields = `topic: ${pick(topics, next)}, stance: ${pick(stances, next)}, mode: indirect, kind: position`
    return `  ${slug}: {speaker: ${pick(entities, next)}, cue: said, quote: peace is near, ${fields}${link}}\n`
  })
  return `${id}mentions:\n${mentions.join("")}claims:\n${claims.join("")}`
}
