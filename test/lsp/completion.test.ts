import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { type CompletionItem, CompletionItemTag, CompletionTriggerKind, TextEdit } from "vscode-languageserver"
import { applyEdits } from "../../server/core/text/edit.ts"
import { otherLimits, readYaml } from "../../server/core/yaml/read.ts"
import { scalarAt } from "../../server/core/yaml/scalar-at.ts"
import { documentationOf } from "../../server/lsp/completion/about.ts"
import { type Cursor, completions, isWanted } from "../../server/lsp/features/completion.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../support/fixture.ts"
import { documentsOf, openDocument, openFixture } from "../support/open-fixture.ts"
import { pick, random } from "../support/random.ts"
import { smallCorpus } from "../support/small-corpus.ts"

/** The small corpus with one file in place of its own; the cursor is `$0`. */
function at(path: string, text: string): Cursor {
  const rest = smallCorpus.split(/^(?=\/\/- )/m).filter(part => !part.startsWith(`//- ${path}\n`))
  const { document, offset } = openFixture(`${rest.join("")}//- ${path}\n${text}`)
  return { ...document, offset }
}

/** The labels at the cursor are these, in this order; `expected` may end with `…`. Every item parses into what it says. */
function check(path: string, text: string, expected: readonly string[]): readonly CompletionItem[] {
  const cursor = at(path, text)
  const { items } = completions(cursor)
  const labels = items.map(({ label }) => label)
  const open = expected.at(-1) === "…"
  assert.deepEqual(open ? labels.slice(0, expected.length - 1) : labels, open ? expected.slice(0, -1) : expected)
  for (const item of items) checkItem(cursor, item)
  return items
}

/** The text once the item with this label is taken. */
function checkText(path: string, text: string, label: string, expected: string): void {
  const cursor = at(path, text)
  const item = completions(cursor).items.find(each => each.label === label)
  assert.ok(item, `${label} is among ${completions(cursor).items.map(each => each.label)}`)
  assert.equal(taken(cursor, item).text, expected)
}

function taken({ lines, offset }: Cursor, { textEdit }: CompletionItem): { text: string; start: number } {
  assert.ok(TextEdit.is(textEdit))
  const span = lines.toSpan(textEdit.range)
  assert.ok(textEdit.range.start.line === textEdit.range.end.line, "an edit stays on its line")
  assert.ok(span.start <= offset && offset <= span.end, "an edit holds the cursor")
  const lead = /^\s*(?:- )?/.exec(textEdit.newText)?.[0].length ?? 0
  return { text: applyEdits(lines.text, [{ span, newText: textEdit.newText }]), start: span.start + lead }
}

/** Taken, the item is read as what it says, and nothing is wrong that was not wrong before. */
function checkItem(cursor: Cursor, item: CompletionItem): void {
  const { text, start } = taken(cursor, item)
  const { value: root, problems } = readYaml(text, otherLimits)
  const where = JSON.stringify(text.slice(Math.max(0, start - 60), start + 60))
  const found = scalarAt(root, start)?.scalar
  assert.ok(found !== undefined, `nothing is read at ${where}`)
  const part = /\+/.test(found.value) && !(item.filterText ?? "").includes("+")
  const said = part ? item.label : found.value
  const quote = cursor.lines.text[cursor.lines.toSpan((item.textEdit as TextEdit).range).start] ?? ""
  const filter = /["']/.test(quote) && item.filterText?.startsWith(quote) ? item.filterText.slice(1) : item.filterText
  assert.ok(filter?.startsWith(said), `${filter} is read as ${said} at ${where}`)
  assert.ok(said.startsWith(item.label.replace(/…$/, "")), `${item.label} is read as ${said} at ${where}`)
  const before = readYaml(cursor.lines.text, otherLimits).problems.length
  assert.ok(problems.length <= before, `${item.label} makes a fault at ${where}: ${problems.at(-1)?.message}`)
}

test("keys that are not there yet, required ones first, with their meaning", () => {
  const [item] = check("a/two.ann.yaml", "claims:\n  c:\n    speaker: adler\n    $0\n    topic: bridge\n", [
    "mode",
    "quote",
    "kind",
    "stance",
    "source",
    "…",
  ])
  assert.equal(item?.detail, "required")
  assert.deepEqual(item?.documentation, {
    kind: "markdown",
    value: "How the article reports it: a mode of the codebook.",
  })
  check("a/two.ann.yaml", "ment$0", ["format", "article", "source", "language", "status", "…"])
  check("registry.yaml", "entities:\n  x: {type: person, $0}\n", ["name", "aliases", "adjectives", "…"])
  check("postil.yaml", "format: 1\nboilerplate:\n  $0\n", ["lines", "text"])
})

test("a key is written with its colon, a section with the line below it, and a colon that is there is kept", () => {
  checkText("a/two.ann.yaml", "claims:\n  c:\n    sp$0\n", "speaker", "claims:\n  c:\n    speaker: \n")
  checkText("a/two.ann.yaml", "cla$0", "claims", "claims:\n  ")
  checkText("a/two.ann.yaml", "no$0", "notes", "notes:\n  - ")
  checkText("a/two.ann.yaml", "claims:\n  c:\n    to$0pi: x\n", "topic", "claims:\n  c:\n    topic: x\n")
  checkText("a/two.ann.yaml", "notes:\n  - {at: x, $0}\n", "text", "notes:\n  - {at: x, text: }\n")
  checkText("a/two.ann.yaml", "allow:\n  $0\n", "rule", "allow:\n  - rule: \n")
})

test("entities: those of this article first, those who can speak before the others, found by any name", () => {
  const items = check("a/two.ann.yaml", "mentions:\n  Adler: adler\nclaims:\n  c:\n    speaker: $0\n", [
    "adler",
    "lund",
    "council",
    "port-lund",
    "narrator",
  ])
  assert.equal(items[0]?.detail, "Anna Adler · person")
  assert.match(items[0]?.filterText ?? "", /Mayor Adler/)
  check("a/two.ann.yaml", "local:\n  _x: {name: X}\nmentions:\n  Adler: $0\n", [
    "_x",
    "adler",
    "lund",
    "port-lund",
    "council",
    "none",
  ])
})

test("the members of a joint mention one by one", () => {
  checkText("a/two.ann.yaml", "mentions:\n  Adler: adler + $0\n", "lund", "mentions:\n  Adler: adler + lund\n")
  checkText("a/two.ann.yaml", "mentions:\n  Adler: adler +$0\n", "lund", "mentions:\n  Adler: adler + lund\n")
  checkText(
    "a/two.ann.yaml",
    "mentions:\n  Adler: ad$0ler + lund # x\n",
    "council",
    "mentions:\n  Adler: council + lund # x\n",
  )
  checkText(
    "a/two.ann.yaml",
    "mentions:\n  Adler: [{entity: 'a + $0', prefix: x}]\n",
    "lund",
    "mentions:\n  Adler: [{entity: 'a + lund', prefix: x}]\n",
  )
  assert.ok(
    !completions(at("a/two.ann.yaml", "mentions:\n  Adler: adler + $0\n")).items.some(({ label }) => label === "none"),
  )
})

test("codes by label, with when to use them; headings left out, those given up marked and last", () => {
  const items = check("a/two.ann.yaml", "claims:\n  c:\n    topic: $0\n", ["bridge", "tunnel"])
  assert.equal(items[0]?.filterText, "bridge The new bridge")
  assert.match(JSON.stringify(items[0]?.documentation), /When: Money or plans/)
  assert.deepEqual(items[1]?.tags, [CompletionItemTag.Deprecated])
  check("codebook.yaml", "topics:\n  works: {abstract: true}\n  bridge: {parent: $0}\n", ["works"])
  check("codebook.yaml", "topics:\n  old: {deprecated: {use: $0}}\n  new: {}\n", ["new", "old"])
})

test("the stances that the claim's kind allows come first", () => {
  const book = "claim-kinds:\n  denial: {stance: [opposes]}\nstances: [supports, opposes, none]\n"
  const source = `//- a.txt\nx\n//- codebook.yaml\n${book}//- a.ann.yaml\nclaims:\n  c:\n    kind: denial\n    stance: $0\n`
  const { document, offset } = openFixture(source)
  assert.deepEqual(
    completions({ ...document, offset }).items.map(({ label }) => label),
    ["opposes", "supports", "none"],
  )
})

test("surfaces: names of the registry with their meaning, then capitalised phrases, not what is tagged", () => {
  check("a/one.ann.yaml", "mentions:\n  City Council: council\n  $0\n", [
    "Port Lund",
    "Port Lund",
    "Mayor Adler",
    "Bridge Plan Stirs Port Lund",
    "The City Council of Port Lund",
    "Ben Moss",
  ])
  checkText("a/one.ann.yaml", "mentions:\n  $0\n", "Mayor Adler", "mentions:\n  Mayor Adler: adler\n")
  checkText("a/one.ann.yaml", "mentions:\n  Be$0\n", "Ben Moss", "mentions:\n  Ben Moss: \n")
  checkText("a/one.ann.yaml", "mentions:\n  May$0: council\n", "Mayor Adler", "mentions:\n  Mayor Adler: council\n")
})

test("quotes: what stands in quotation marks, what somebody said that, sentences", () => {
  check("a/two.ann.yaml", "claims:\n  c:\n    quote: $0\n", [
    "Adler Waits",
    "Adler said: “The bridge can wait.”",
    "The bridge can wait.",
  ])
  checkText(
    "a/two.ann.yaml",
    "claims:\n  c:\n    quote: $0\n",
    "Adler said: “The bridge can wait.”",
    'claims:\n  c:\n    quote: "Adler said: “The bridge can wait.”"\n',
  )
  checkText(
    "a/two.ann.yaml",
    "claims:\n  c:\n    quote: {exact: Ad$0, prefix: x}\n",
    "Adler Waits",
    "claims:\n  c:\n    quote: {exact: Adler Waits, prefix: x}\n",
  )
})

test("a quote too long for its line is folded below it", () => {
  const words = "The council of the town has not decided what to do about the bridge that was to be built in spring."
  const source = (line: string) => `//- a.txt\n${words}\n//- a.ann.yaml\nclaims:\n  c:\n${line}`
  const { document, offset } = openFixture(source("    quote: $0\n    mode: direct\n"))
  const cursor = { ...document, offset }
  const [item] = completions(cursor).items
  assert.ok(item)
  checkItem(cursor, item)
  assert.match(taken(cursor, item).text, /quote: >-\n {6}The council of [^\n]{40,}\n {6}[^\n]+\n {4}mode: direct\n$/)
})

test("cues are verbs of saying near the quote, prefixes what tells occurrences apart", () => {
  check("a/one.ann.yaml", "claims:\n  c:\n    quote: We need it\n    cue: $0\n", ["added", "said"])
  check("a/one.ann.yaml", "claims:\n  c:\n    quote: We need it\n    source: $0\n", ["she"])
  check("a/one.ann.yaml", "mentions:\n  Port Lund:\n    - {entity: lund, prefix: $0}\n", ["Stirs", "of"])
  check("a/one.ann.yaml", "regions:\n  $0\n", ["headline", "standfirst", "caption", "subhead", "byline"])
  check("a/two.ann.yaml", "regions:\n  headline: $0\n", ["Adler Waits", "Adler said: “The bridge can wait.”"])
})

test("links: relations, then claims of this article and those on the same topic first", () => {
  const [first] = check(
    "a/two.ann.yaml",
    "claims:\n  a: {topic: bridge}\n  c:\n    topic: bridge\n    links:\n      supports: $0\n",
    ["a", "one/will-be-built", "one/needed", "one/undecided"],
  )
  assert.equal(first?.detail, "The new bridge")
  check("a/two.ann.yaml", "claims:\n  a: {}\n  c:\n    links: {contradicts: one/ne$0}\n", [
    "a",
    "one/will-be-built",
    "one/needed",
    "one/undecided",
  ])
  check("a/two.ann.yaml", "claims:\n  a: {}\n  c:\n    continues: $0\n", ["a"])
  const relations = completions(at("a/two.ann.yaml", "claims:\n  c:\n    links: {$0}\n")).items
  assert.ok(relations.some(({ label }) => label === "contradicts"))
})

test("words that are fixed: status, severities, rules, true and false, coders, the article's id", () => {
  check("a/two.ann.yaml", "status: $0\n", ["open", "coded", "reviewed"])
  check("a/two.ann.yaml", "article: $0\n", ["two"])
  check("postil.yaml", "rules:\n  entity-unknown: $0\n", ["error", "warning", "info", "hint", "off"])
  check("codebook.yaml", "topics:\n  x: {abstract: $0}\n", ["true", "false"])
  assert.ok(completions(at("postil.yaml", "rules:\n  $0\n")).items.some(({ label }) => label === "entity-unknown"))
  assert.ok(
    completions(at("a/two.ann.yaml", "allow:\n  - {rule: $0}\n")).items.some(({ label }) => label === "entity-unknown"),
  )
  const { document, offset } = openFixture(
    "//- postil.yaml\nannotators: {bk: {name: B K}}\n//- a.txt\nx\n//- a.ann.yaml\ncoders: [$0]\n",
  )
  assert.deepEqual(
    completions({ ...document, offset }).items.map(({ label }) => label),
    ["bk"],
  )
})

test("lists: an item below the key gets its dash, one between brackets none", () => {
  checkText(
    "a/two.ann.yaml",
    "claims:\n  c:\n    target:\n      $0\n",
    "lund",
    "claims:\n  c:\n    target:\n      - lund\n",
  )
  checkText(
    "a/two.ann.yaml",
    "claims:\n  c:\n    target:\n      - lund\n      $0\n",
    "adler",
    "claims:\n  c:\n    target:\n      - lund\n      - adler\n",
  )
  checkText(
    "a/two.ann.yaml",
    "claims:\n  c:\n    target: [lund, $0]\n",
    "adler",
    "claims:\n  c:\n    target: [lund, adler]\n",
  )
  checkText("a/two.ann.yaml", "tags:$0\n", "genre-news", "tags: genre-news\n")
})

test("nothing in articles, in comments, in free text", () => {
  check("a/two.txt", "Adl$0er\n", [])
  check("a/two.ann.yaml", "# $0\n", [])
  check("registry.yaml", "entities:\n  x: {about: wo$0}\n", [])
})

test("a blank typed as indentation asks for nothing", () => {
  const context = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: " " }
  assert.equal(isWanted(at("a/two.ann.yaml", "claims:\n $0\n"), context), false)
  assert.equal(isWanted(at("a/two.ann.yaml", "tags: $0\n"), context), true)
  assert.equal(isWanted(at("a/two.ann.yaml", "claims:\n $0\n"), undefined), true)
})

test("the card of an entity or a claim comes when somebody looks", () => {
  const cursor = at("a/two.ann.yaml", "claims:\n  c:\n    speaker: $0\n")
  const documents = documentsOf(cursor.corpus)
  const card = (label: string, { items } = completions(cursor)) =>
    documentationOf(items.find(item => item.label === label)?.data, documents)
  assert.match(card("adler") ?? "", /\*\*Anna Adler\*\*/)
  assert.equal(card("narrator"), undefined)
  const links = completions(at("a/two.ann.yaml", "claims:\n  c:\n    links: {supports: $0}\n"))
  assert.match(card("one/needed", links) ?? "", /We need it/)
  for (const data of [undefined, 1, {}, { uri: "x" }, { uri: "x", about: {} }])
    assert.equal(documentationOf(data, documents), undefined)
})

test("of a large registry the best fits are sent, and the list says that there are more", () => {
  const entities = Array.from({ length: 1000 }, (_, index) => `  e${index}: {name: Name ${index}}\n`).join("")
  const source = `//- registry.yaml\nentities:\n${entities}//- a.txt\nx\n//- a.ann.yaml\nmentions:\n  x: Name 99$0\n`
  const { document, offset } = openFixture(source)
  const { items, isIncomplete } = completions({ ...document, offset })
  assert.equal(isIncomplete, true)
  assert.equal(items[0]?.label, "e99")
  assert.ok(items.length <= 200)
})

test("at any place of the tour, whole or half typed, every item parses into what it says", () => {
  const files = new MemoryFiles()
  for (const name of readdirSync("samples/tour", { recursive: true, encoding: "utf8" })) {
    if (/\.(yaml|txt)$/.test(name))
      files.set(fixtureRoot + name.replaceAll("\\", "/"), readFileSync(`samples/tour/${name}`, "utf8"))
  }
  const corpus = loadCorpus(files)
  const next = random("completion in the tour")
  const yaml = [...files.keys()].filter(uri => uri.endsWith(".yaml"))
  let checked = 0
  for (let round = 0; round < 200; round++) {
    const uri = pick(yaml, next)
    const whole = files.get(uri) ?? ""
    const offset = next(whole.length)
    const lineEnd = whole.indexOf("\n", offset)
    const text = next(2) === 0 ? whole : whole.slice(0, offset) + whole.slice(lineEnd < 0 ? whole.length : lineEnd)
    files.set(uri, text)
    if (corpus.pairs.hasSidecar(uri)) corpus.update([uri])
    const cursor = { ...openDocument(uri, corpus), offset }
    const { items } = completions(cursor)
    for (const item of new Set([
      items[0],
      items.at(-1),
      ...(items.length > 0 ? [pick(items, next), pick(items, next)] : []),
    ])) {
      if (item === undefined) continue
      checkItem(cursor, item)
      checked++
    }
    files.set(uri, whole)
  }
  assert.ok(checked > 200, `${checked} items`)
})
