import assert from "node:assert/strict"
import { join } from "node:path"
import { after, before, test } from "node:test"
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceSymbol,
} from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import { projectFolder } from "../support/editor-host/project.ts"
import { textsBelow } from "../support/folder.ts"
import { Session } from "../support/session.ts"

// The built program on the sample, as any editor meets it: what it announces, asked in each kind of file.

const files = textsBelow(join(projectFolder, "samples/tour"))
const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const registry = "registry.yaml"
const codebook = "codebook.yaml"

let session: Session

before(async () => {
  const textDocument = { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, diagnostic: {} }
  session = await Session.start({ files, program: ["--stdio"], pull: true, capabilities: { textDocument } })
  const sidecars = Object.keys(files).filter(path => /^[^.]*\.ann\.yaml$/.test(path))
  const isRead = async () => {
    const places = await ask<Location[]>("references", registry, "kazakh$0stan:")
    return sidecars.every(path => places.some(({ uri }) => uri === session.uri(path)))
  }
  await session.until(isRead, () => "the tour is not read")
})
after(() => session.stop())

interface Words {
  readonly textDocument: { readonly uri: string }
  readonly position: Position
}

/** Where `$0` stands in the first occurrence of these words. */
function at(path: string, words: string): Words {
  const document = open(path)
  const start = document.getText().indexOf(words.replace("$0", ""))
  assert.ok(start >= 0 && words.includes("$0"), `no "${words}" in ${path}`)
  return { textDocument: { uri: document.uri }, position: document.positionAt(start + words.indexOf("$0")) }
}

function open(path: string): TextDocument {
  return TextDocument.create(session.uri(path), "plaintext", 1, files[path] ?? "")
}

function ask<T>(method: string, path: string, words: string, more: object = {}): Promise<T> {
  const context = { includeDeclaration: true }
  return session.request<T>(`textDocument/${method}`, { ...at(path, words), context, ...more })
}

function askFile<T>(method: string, path: string, more: object = {}): Promise<T> {
  return session.request<T>(`textDocument/${method}`, { textDocument: { uri: session.uri(path) }, ...more })
}

/** `FILE WORDS`, the file without its folder. */
function shown({ uri, range }: { uri: string; range: Range }): string {
  const path = Object.keys(files).find(name => session.uri(name) === uri) ?? uri
  return `${path.replace("articles/", "")} ${open(path).getText(range)}`
}

async function goTo(method: string, path: string, words: string): Promise<readonly string[]> {
  return (await ask<Location[]>(method, path, words)).map(shown)
}

test("it announces what it can", () => {
  const { capabilities } = session
  const providers = `hover definition declaration typeDefinition implementation references documentHighlight
    callHierarchy documentSymbol workspaceSymbol selectionRange foldingRange documentLink completion codeAction
    semanticTokens diagnostic`
  for (const name of providers.split(/\s+/))
    assert.ok(new Map(Object.entries(capabilities)).get(`${name}Provider`), name)
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 })
  const { semanticTokensProvider: tokens, diagnosticProvider: diagnostics } = capabilities
  assert.deepEqual([tokens?.full, tokens?.range], [{ delta: true }, true])
  assert.ok(diagnostics?.workspaceDiagnostics && diagnostics.interFileDependencies)
})

test("hover: the cards of an entity, a claim and a code", async () => {
  const card = async (path: string, words: string) => {
    const { contents } = await ask<Hover>("hover", path, words)
    assert.ok(typeof contents === "object" && "value" in contents)
    return contents.value
  }
  const entity = /\*\*Marat Tazhin\*\* · person.*foreign minister of Kazakhstan.*Tazhin.*1 mention.*2 claims by/s
  assert.match(await card(article, "Taz$0hin said"), /At the time: foreign minister.*1 mention here · 1 in 1 article/s)
  for (const [path, words] of [
    [article, "Taz$0hin said"],
    [sidecar, "Marat Taz$0hin:"],
    [sidecar, "speaker: taz$0hin"],
    [registry, "  taz$0hin:"],
  ] as const) {
    assert.match(await card(path, words), entity)
  }
  const claim = /\*\*Kazakhstan\*\*.*supports.*about \*\*Russia\*\*.*contradicts: \*\*China\*\* and \*\*Kazakhstan\*\*/s
  assert.match(await card(article, "spoken $0up for"), claim)
  assert.match(await card(sidecar, "campaign-$0backed:"), claim)
  const code = /\*\*recognition\*\* · topic.*When: .*Not when: .*Used 4 times in 3 files/s
  assert.match(await card(sidecar, "topic: recog$0nition"), code)
  assert.match(await card(codebook, "recog$0nition:"), code)
})

test("definition: from words to the registry, from the sidecar to the words, from an id to where it is defined", async () => {
  assert.deepEqual(await goTo("definition", article, "Taz$0hin said"), ["registry.yaml tazhin"])
  assert.deepEqual(await goTo("definition", article, "the two terri$0tories"), [
    "registry.yaml south-ossetia",
    "registry.yaml abkhazia",
  ])
  assert.deepEqual(await goTo("definition", article, "friend$0ship with"), [
    "2008-10-rice-in-astana.ann.yaml no-cost-to-russia",
  ])
  assert.equal((await goTo("definition", sidecar, "  Ri$0ce: rice"))[0], "2008-10-rice-in-astana.txt Rice")
  assert.deepEqual(await goTo("definition", sidecar, "quote: the idea$0 that"), [
    "2008-10-rice-in-astana.txt the idea that a large power could own a sphere of influence",
  ])
  assert.deepEqual(await goTo("definition", sidecar, "speaker: taz$0hin"), ["registry.yaml tazhin"])
  assert.deepEqual(await goTo("definition", sidecar, "topic: recog$0nition"), ["codebook.yaml recognition"])
  assert.deepEqual(await goTo("definition", sidecar, "backing/guard$0ed-support"), [
    "2008-09-moscow-seeks-backing.ann.yaml guarded-support",
  ])
  assert.deepEqual(await goTo("definition", registry, "role: foreign-min$0ister"), ["codebook.yaml foreign-minister"])
  assert.deepEqual(await goTo("definition", codebook, "parent: $0place"), ["codebook.yaml place"])
})

test("declaration, type definition and implementation", async () => {
  assert.deepEqual(await goTo("declaration", article, "Taz$0hin said"), [
    "2008-10-rice-in-astana.ann.yaml Marat Tazhin",
  ])
  const claims = ["his country would stay", "spoke warmly of both"]
  for (const [path, words] of [
    [article, "Taz$0hin said"],
    [sidecar, "speaker: taz$0hin"],
    [registry, "  taz$0hin:"],
  ] as const) {
    assert.deepEqual(await goTo("typeDefinition", path, words), ["codebook.yaml person"])
    const made = await goTo("implementation", path, words)
    assert.equal(made.length, claims.length)
    for (const [i, claim] of claims.entries()) assert.ok(made[i]?.startsWith(`2008-10-rice-in-astana.txt ${claim}`))
  }
  assert.deepEqual(await goTo("typeDefinition", codebook, "recog$0nition:"), ["codebook.yaml territory"])
  assert.equal((await goTo("implementation", codebook, "recog$0nition:")).length, 4)
})

test("references, with and without the declaration", async () => {
  const mention = "2008-10-rice-in-astana.txt Marat\u00A0Tazhin"
  const entry = "registry.yaml tazhin"
  assert.deepEqual(await goTo("references", article, "Taz$0hin said"), [mention, entry])
  assert.ok((await goTo("references", registry, "  taz$0hin:")).includes(mention))
  assert.ok((await goTo("references", sidecar, "speaker: taz$0hin")).includes(mention))
  const uses = await goTo("references", codebook, "recog$0nition:")
  assert.equal(uses.filter(use => use.includes(".ann.yaml ")).length, 4)
  const context = { includeDeclaration: false }
  assert.deepEqual((await ask<Location[]>("references", article, "Taz$0hin said", { context })).map(shown), [mention])
})

test("highlights: what else in this file is the same", async () => {
  const marked = async (path: string, words: string) =>
    (await ask<DocumentHighlight[]>("documentHighlight", path, words)).map(({ range }) => open(path).getText(range))
  assert.ok((await marked(article, "Kazakh$0stan lies")).includes("his country"))
  assert.deepEqual(await marked(sidecar, "speaker: taz$0hin"), ["tazhin", "tazhin", "tazhin"])
  assert.deepEqual(await marked(registry, "role: foreign-min$0ister"), Array(3).fill("foreign-minister"))
  assert.deepEqual(await marked(codebook, "recog$0nition:"), ["recognition"])
})

test("call hierarchy: who says what about whom", async () => {
  for (const [path, words] of [
    [article, "Kazakh$0stan lies"],
    [sidecar, "target: kazakh$0stan"],
    [registry, "  kazakh$0stan:"],
  ] as const) {
    const [item] = await ask<CallHierarchyItem[]>("prepareCallHierarchy", path, words)
    assert.equal(item?.name, "Kazakhstan")
    const incoming = await session.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item })
    assert.ok(
      incoming.some(({ from }) => from.name === "Condoleezza Rice" && /supports reform/.test(from.detail ?? "")),
    )
    const outgoing = await session.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item })
    assert.ok(outgoing.some(({ to }) => to.name === "Russia" && /supports russian action/i.test(to.detail ?? "")))
  }
})

test("symbols: claims with the mentions inside them, the structure of YAML, everything in the workspace", async () => {
  const ofArticle = await askFile<DocumentSymbol[]>("documentSymbol", article)
  const claim = ofArticle.find(({ name }) => name.includes("no-cost-to-russia"))
  assert.deepEqual(
    claim?.children?.map(({ name }) => name),
    ["United States", "Russia"],
  )
  const keys = async (path: string) => (await askFile<DocumentSymbol[]>("documentSymbol", path)).map(({ name }) => name)
  assert.ok((await keys(sidecar)).includes("claims"))
  assert.deepEqual(await keys(registry), ["entities"])
  assert.ok((await keys(codebook)).includes("topics"))
  const found = async (query: string) => {
    const symbols = await session.request<WorkspaceSymbol[]>("workspace/symbol", { query })
    return symbols.map(({ name, location }) => `${name} ${location.uri.split("/").at(-1)}`)
  }
  assert.ok((await found("Masimov")).some(line => /Karim Masimov registry.yaml/.test(line)))
  assert.ok(
    (await found("USSR")).some(line => /^USSR registry.yaml/.test(line)),
    "under another name",
  )
  assert.ok((await found("keep-word")).some(line => /keep-word 2008-10-rice-in-astana/.test(line)))
  assert.ok((await found("recognition")).some(line => /recognition codebook.yaml/.test(line)))
  assert.ok(
    (await found("rice-in-astana")).some(line => /^2008-10-rice-in-astana 2008-10-rice-in-astana.txt/.test(line)),
  )
})

test("selections grow; what can be folded and followed", async () => {
  const grown = async (path: string, words: string) => {
    const { textDocument, position } = at(path, words)
    const params = { textDocument, positions: [position] }
    const [selection] = await session.request<SelectionRange[]>("textDocument/selectionRange", params)
    const texts: string[] = []
    for (let each = selection; each !== undefined; each = each.parent) texts.push(open(path).getText(each.range))
    return texts
  }
  const [word, mention, quote, ...wider] = await grown(article, "the United Sta$0tes need")
  assert.deepEqual([word, mention], ["States", "United States"])
  assert.equal(quote, "friendship with the United States need not cost Russia anything")
  assert.deepEqual(
    wider.slice(0, 2).map(text => /^US Secretary.*\.$/.test(text)),
    [true, true],
    "the sentence, the paragraph",
  )
  for (const path of [sidecar, registry, codebook]) {
    assert.ok((await askFile<FoldingRange[]>("foldingRange", path)).length > 5)
    assert.ok((await grown(path, "for$0mat")).length >= 2)
  }
  const links = await askFile<DocumentLink[]>("documentLink", registry)
  assert.ok(links.some(({ target }) => target === "https://www.wikidata.org/wiki/Q58217"))
  const ofConfig = await askFile<DocumentLink[]>("documentLink", "postil.yaml")
  assert.ok(ofConfig.some(({ target }) => target === session.uri(codebook)))
})

test("completion in every YAML file", async () => {
  const offered = async (path: string, words: string) => {
    const { items } = await ask<CompletionList>("completion", path, words)
    return items.map(({ label }) => label)
  }
  const offers = async (path: string, words: string, label: string) =>
    assert.ok((await offered(path, words)).includes(label), `${label} in ${await offered(path, words)}`)
  await offers(sidecar, "speaker: $0tazhin", "rice")
  await offers(sidecar, "topic: $0recognition", "mediation")
  await offers(sidecar, "contradicts: $02008-09", "2008-09-moscow-seeks-backing/guarded-support")
  await offers(sidecar, "sta$0tus: reviewed", "status")
  assert.ok((await offered(sidecar, "  $0Rice: rice")).length > 0, "words of the article")
  await offers(registry, "type: $0person", "country")
  await offers(registry, "of: $0kazakhstan", "georgia")
  await offers(codebook, "parent: $0place", "organization")
  await offers("postil.yaml", "alias-collision: $0hint", "warning")
})

test("semantic tokens in full, of a range, and what has changed after several edits told at once", async () => {
  const text = files[article] ?? ""
  session.open(article, text)
  const full = await askFile<SemanticTokens>("semanticTokens/full", article)
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }
  const part = await askFile<SemanticTokens>("semanticTokens/range", article, { range })
  assert.ok(part.data.length > 0 && part.data.length < full.data.length)
  assert.deepEqual(part.data, full.data.slice(0, part.data.length))
  const start = { line: 0, character: 0 }
  // The second edit counts in the text that the first one has left.
  const contentChanges = [
    { range: { start, end: start }, text: "New\n" },
    { range: { start, end: { line: 0, character: 3 } }, text: "" },
  ]
  const textDocument = { uri: session.uri(article), version: 2 }
  await session.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges })
  const previousResultId = full.resultId
  const delta = await askFile<SemanticTokensDelta>("semanticTokens/full/delta", article, { previousResultId })
  assert.deepEqual(delta.edits, [{ start: 0, deleteCount: 1, data: [1] }])
  session.close(article)
})

test("diagnostics of a document and of all, and repairs", async () => {
  const wrong = (files[sidecar] ?? "").replace("Marat Tazhin: tazhin", "Marat Tazhin: tazhinn")
  assert.deepEqual(await session.pull(sidecar), [])
  session.open(sidecar, wrong)
  const [found] = (await session.pull(sidecar)).filter(({ code }) => code === "entity-unknown")
  assert.match(String(found?.message), /tazhinn/)
  assert.ok((await session.pull(article)).some(({ code }) => code === "entity-unknown"))
  const all = await session.pullAll()
  assert.ok(all.some(({ uri, kind }) => uri === session.uri(sidecar) && kind === "full"))
  assert.ok(found)
  const context = { diagnostics: [found] }
  const actions = await askFile<{ title: string }[]>("codeAction", sidecar, { range: found.range, context })
  assert.ok(actions.some(({ title }) => title === 'Change to "tazhin"'))
  session.close(sidecar)
})
