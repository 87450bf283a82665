import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { type Renaming, renamingAt } from "../../../server/core/acts/rename-at.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { slice } from "../../../server/core/text/span.ts"
import { openAt } from "../../support/at-words.ts"
import { applyChange } from "../../support/check-acts.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"
import { openFixture } from "../../support/open-fixture.ts"

const source = `//- postil.yaml
annotators: {ed: {}}
//- codebook.yaml
topics: {bridge: {proposition: It should be built.}}
//- registry.yaml
entities:
  adler: {type: person, name: "Anna Adler", aliases: [Adler], adjectives: [Adlerian]}
  lund: {type: country, name: Lund}
  council: {type: organization}
merged: {old: adler}
//- a/one.txt
Anna Adler and Lund met. Adler said the bridge comes. A clerk of the Council left. Anna Adler stayed.
//- a/one.ann.yaml
coders: [ed]
local: {_clerk: {type: person, name: the clerk}}
mentions:
  Anna Adler: 'adler'
  Anna Adler and Lund: adler + lund
  Adler: adler
  A clerk: _clerk
  Council: council
  left: gone
claims:
  comes: {speaker: adler + lund, mode: indirect, cue: said, quote: the bridge comes, topic: bridge}
  again: {speaker: adler, mode: narrated, quote: left, topic: bridge, links: {repeats: "one/comes"}}
`

/** The cursor in `words` of a file stands on `shown`, called `name`; or there is nothing to rename, for that reason. */
function check(path: string, words: string, shown: string | RegExp, name = shown): void {
  const { uri, offset, corpus } = openAt(source, path, words)
  const renaming = renamingAt(uri, offset, corpus)
  if (isRefused(renaming)) {
    assert.ok(shown instanceof RegExp, renaming.refused)
    assert.match(renaming.refused, shown)
    return
  }
  assert.equal(slice(corpus.textOf(uri) ?? "", renaming.span), shown)
  assert.equal(renaming.name, name)
}

/** The file where something else stands after renaming, as it then is. */
function checkRename(path: string, words: string, to: string, changed: string, expected: string): void {
  const { uri, offset, corpus } = openAt(source, path, words)
  const renaming = renamingAt(uri, offset, corpus)
  if (isRefused(renaming)) assert.fail(renaming.refused)
  const outcome = toEnd(renaming.run(to))
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  const { files } = parseFixture(source)
  applyChange(outcome, files)
  assert.ok(files.get(fixtureRoot + changed)?.includes(expected), files.get(fixtureRoot + changed))
}

function isRefused(renaming: ReturnType<typeof renamingAt>): renaming is Exclude<typeof renaming, Renaming> {
  return "refused" in renaming
}

test("in an article: the display name of whom is mentioned, the slug of a claim", () => {
  check("a/one.txt", "Adl$0er said", "Adler", "Anna Adler")
  check("a/one.txt", "A cl$0erk", "A clerk", "the clerk")
  check("a/one.txt", "Coun$0cil", "Council", "council")
  check("a/one.txt", "bri$0dge", "the bridge comes", "comes")
  check("a/one.txt", "an$0d Lund", /"Anna Adler and Lund" stands for several entities/)
  check("a/one.txt", "me$0t", /nothing here/)
})

test("in a sidecar: the ids, each member of several, both halves of a link; not the words of the article", () => {
  check("a/one.ann.yaml", "'ad$0ler'", "adler")
  check("a/one.ann.yaml", "adler + lu$0nd\n", "lund")
  check("a/one.ann.yaml", "_cl$0erk:", "_clerk")
  check("a/one.ann.yaml", "co$0mes:", "comes")
  check("a/one.ann.yaml", "on$0e/comes", "one")
  check("a/one.ann.yaml", "one/co$0mes", "comes")
  check("a/one.ann.yaml", "topic: bri$0dge", "bridge")
  check("a/one.ann.yaml", "[e$0d]", "ed")
  check("a/one.ann.yaml", "Anna Ad$0ler:", /"Anna Adler" are words of the article/)
  check("a/one.ann.yaml", "quote: the br$0idge", /words of the article/)
})

test("in registry, codebook and postil.yaml: ids and names", () => {
  check("registry.yaml", "ad$0ler:", "adler")
  check("registry.yaml", "Anna Ad$0ler", "Anna Adler")
  check("registry.yaml", "[Ad$0ler]", "Adler")
  check("registry.yaml", "old: ad$0ler", "adler")
  check("codebook.yaml", "bri$0dge", "bridge")
  check("postil.yaml", "e$0d:", "ed")
})

test("a name that articles go on using becomes an alias", () => {
  const expected = 'adler: {type: person, name: "Anna A.", aliases: [Adler, Anna Adler], adjectives'
  checkRename("a/one.txt", "Adl$0er said", "Anna A.", "registry.yaml", expected)
  checkRename("registry.yaml", "Anna Ad$0ler", "Anna A.", "registry.yaml", expected)
})

test("a name that nobody uses goes, and an alias can become the name", () => {
  checkRename("registry.yaml", "name: Lu$0nd", "Land", "registry.yaml", "lund: {type: country, name: Land}")
  const expected = 'name: "Adler", aliases: [Anna Adler], adj'
  checkRename("a/one.txt", "Adl$0er said", "Adler", "registry.yaml", expected)
  checkRename(
    "a/one.txt",
    "Coun$0cil",
    "City Council",
    "registry.yaml",
    "council: {type: organization, name: City Council}",
  )
  checkRename("a/one.txt", "A cl$0erk", "a clerk", "a/one.ann.yaml", "_clerk: {type: person, name: a clerk}")
})

test("an alias changes where it is written", () => {
  checkRename("registry.yaml", "[Ad$0ler]", "A, B", "registry.yaml", 'aliases: ["A, B"]')
  checkRename("registry.yaml", "Adle$0rian", "Adlerish", "registry.yaml", "adjectives: [Adlerish]")
})

test("an alias changes where it is written by then, though the registry was edited since somebody asked", () => {
  const { corpus, files, document, offset } = openFixture(source.replace("[Adler]", "[Ad$0ler]"))
  const renaming = renamingAt(document.uri, offset, corpus)
  if (isRefused(renaming)) assert.fail(renaming.refused)
  files.set(document.uri, `# new\n${files.get(document.uri)}`)
  corpus.update([document.uri])
  const outcome = toEnd(renaming.run("A."))
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  applyChange(outcome, files)
  assert.ok(files.get(document.uri)?.includes("aliases: [A.], adjectives"), files.get(document.uri))
})

test("a link is renamed in either half", () => {
  checkRename("a/one.ann.yaml", "on$0e/comes", "first", "a/one.ann.yaml", 'repeats: "first/comes"')
  checkRename("a/one.ann.yaml", "one/co$0mes", "goes", "a/one.ann.yaml", 'repeats: "one/goes"')
})

test("whether an article goes on using a name is looked up file by file", t => {
  const articles = Array.from(
    { length: 30 },
    (_, number) => `//- a${number}.txt
Bo came.
//- a${number}.ann.yaml
mentions:
  Bo: ida
`,
  )
  const registry = "//- registry.yaml\nentities:\n  ida: {type: person, name: Ida Adler, aliases: [Bo]}\n"
  const { files } = parseFixture(registry + articles.join(""))
  const corpus = loadCorpus(files)
  const uri = `${fixtureRoot}registry.yaml`
  const renaming = renamingAt(uri, (files.get(uri) ?? "").indexOf("Ida Adler"), corpus)
  assert.ok(!isRefused(renaming))
  const reads = t.mock.method(corpus, "textOf")
  let bits = 0
  const run = renaming.run("Ida Moss")
  while (run.next().done !== true) {
    bits++
    assert.ok(reads.mock.callCount() <= bits, `${reads.mock.callCount()} files before bit ${bits}`)
  }
  assert.equal(bits, articles.length)
})
