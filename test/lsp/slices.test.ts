import assert from "node:assert/strict"
import { test } from "node:test"
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from "vscode-languageserver"
import { CancellationToken, CancellationTokenSource, type Location, type TextDocumentEdit } from "vscode-languageserver"
import { hashText } from "../../server/core/similar/sha256.ts"
import { type ActAnswer, actRequest, type ChangedFile, fixRequest } from "../../server/lsp/acts-protocol.ts"
import { inSlices, sliceMs } from "../../server/lsp/slices.ts"
import { Session } from "../support/session.ts"

/** Each is longer than a slice. */
function* bits(count: number): Generator<void, string> {
  for (let bit = 0; bit < count; bit++) {
    for (const end = performance.now() + sliceMs; performance.now() < end; );
    yield
  }
  return "answer"
}

/** How often the answer was begun until it was there, if something has changed in these turns. */
async function check(changes: readonly number[], begun: number): Promise<void> {
  let [turn, moment, begins] = [0, 0, 0]
  const goOn = () => {
    if (changes.includes(turn++)) moment++
    turning = setImmediate(goOn)
  }
  let turning = setImmediate(goOn)
  const begin = () => {
    begins++
    return bits(3)
  }
  assert.equal(await inSlices(begin, { moment: () => moment, token: CancellationToken.None }), "answer")
  clearImmediate(turning)
  assert.equal(begins, begun)
}

test("an answer is one of a single moment", async () => {
  await check([], 1)
  await check([1], 2)
})

test("who types without end gets an answer all the same", () =>
  check(
    Array.from({ length: 100 }, (_, turn) => turn),
    3,
  ))

test("an answer that nobody waits for any more is not worked out", async () => {
  const source = new CancellationTokenSource()
  let done = 0
  function* counted(): Generator<void, void> {
    for (; done < 1000; done++) yield* bits(1)
  }
  const asked = inSlices(counted, { moment: () => 0, token: source.token })
  setImmediate(() => source.cancel())
  await assert.rejects(asked, /cancelled/)
  assert.ok(done < 1000)
})

const fileCount = 200
const lineCount = 800
const sidecar = `mentions:\n${Array.from({ length: lineCount }, (_, line) => `  w${line}: adler\n`).join("")}`
const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": `entities:
  ida: {type: person, name: Ida Adler}
  adler: {type: person, name: Ida Adlerr}
  bo: {type: person, name: Bo}
`,
  ...Object.fromEntries(Array.from({ length: fileCount }, (_, file) => [`${file}.ann.yaml`, sidecar])),
}
const edited = "7.ann.yaml"

/** An entity that is named so often that an answer about it takes many slices. */
async function inSession(
  run: (session: Session) => Promise<void>,
  capabilities: ClientCapabilities = {},
): Promise<void> {
  const session = await Session.start({ files, capabilities })
  try {
    await session.until(
      async () => (await rename(session).catch(() => undefined)) !== undefined,
      () => "the corpus is not read",
    )
    await run(session)
  } finally {
    await session.stop()
  }
}

function atEntity(session: Session) {
  return { textDocument: { uri: session.uri("registry.yaml") }, position: { line: 2, character: 3 } }
}

function rename(session: Session): Promise<WorkspaceEdit> {
  return session.request("textDocument/rename", { ...atEntity(session), newName: "anna" })
}

function references(session: Session): Promise<readonly Location[]> {
  return session.request("textDocument/references", {
    ...atEntity(session),
    context: { includeDeclaration: false },
  })
}

function replace(session: Session): Promise<ActAnswer> {
  const params = { uri: session.uri("registry.yaml"), kind: "entities", id: "adler", by: "bo" }
  return session.request(actRequest, { name: "replace", params })
}

const nameOfAdler = { start: { line: 2, character: 30 }, end: { line: 2, character: 40 } }
const mergeTitle = 'Merge "adler" into "ida"'

/** Of two entities whose names are alike. */
function mergeByFix(session: Session): Promise<ActAnswer> {
  const place = { uri: session.uri("registry.yaml"), code: "entity-near-duplicate", range: nameOfAdler }
  return session.request(fixRequest, { ...place, title: mergeTitle })
}

function changedBy(answer: ActAnswer): readonly ChangedFile[] {
  if ("refused" in answer) assert.fail(answer.refused)
  return answer.files
}

test("who asks for something small during a large answer is answered first", () =>
  inSession(async session => {
    for (const ask of [rename, references, replace, mergeByFix]) {
      const answered: string[] = []
      const large = ask(session).then(() => answered.push("large"))
      const small = session.request("textDocument/hover", atEntity(session)).then(() => answered.push("small"))
      await Promise.all([large, small])
      assert.deepEqual(answered, ["small", "large"])
    }
  }))

test("what is edited during a large answer is told as it is then", () =>
  inSession(async session => {
    const looking = references(session)
    session.open(edited, `# new\n${sidecar}`)
    const found = (await looking).filter(({ uri }) => uri === session.uri(edited))
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      linesFrom(2),
    )
    const renaming = rename(session)
    session.change(edited, `# newer\n# new\n${sidecar}`)
    const changes = textEdits(await renaming)
    assert.equal(changes.length, fileCount + 1)
    for (let file = 0; file < fileCount; file++) {
      const path = `${file}.ann.yaml`
      const isEdited = path === edited
      const change = changes.find(({ textDocument: { uri } }) => uri === session.uri(path))
      assert.deepEqual(startLines(change), linesFrom(isEdited ? 3 : 1))
      assert.equal(change?.textDocument.version, isEdited ? 2 : null)
    }
  }))

test("what is edited while an act on many files is worked out is changed as it is then", () =>
  inSession(async session => {
    const replacing = replace(session)
    const text = `# new\n${sidecar}`
    session.open(edited, text)
    const changed = changedBy(await replacing)
    assert.equal(changed.length, fileCount)
    const change = changed.find(({ uri }) => uri === session.uri(edited))
    assert.deepEqual([change?.before, startLines(change)], [hashText(text), linesFrom(2)])
  }))

test("what a quick fix of many files changes is what is edited meanwhile", () =>
  inSession(async session => {
    const merging = mergeByFix(session)
    const text = `# new\n${sidecar}`
    session.open(edited, text)
    const changed = changedBy(await merging)
    assert.equal(changed.length, fileCount + 1)
    const change = changed.find(({ uri }) => uri === session.uri(edited))
    assert.deepEqual([change?.before, startLines(change)], [hashText(text), linesFrom(2)])
  }))

const resolving: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } },
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
}

test("in other editors it is worked out when somebody has chosen it, and others are answered meanwhile", () =>
  inSession(async session => {
    const textDocument = { uri: session.uri("registry.yaml") }
    const context = { diagnostics: [], only: ["quickfix"] }
    const params = { textDocument, range: nameOfAdler, context }
    const actions = await session.request<CodeAction[]>("textDocument/codeAction", params)
    const offered = actions.find(({ title }) => title === mergeTitle)
    assert.ok(offered !== undefined && offered.edit === undefined, JSON.stringify(actions))
    const answered: string[] = []
    const choose = async () => {
      const action = await session.request<CodeAction>("codeAction/resolve", offered)
      answered.push("large")
      return action
    }
    const chosen = choose()
    await session.request("textDocument/hover", atEntity(session)).then(() => answered.push("small"))
    const { edit } = await chosen
    assert.deepEqual(answered, ["small", "large"])
    assert.equal(textEdits(edit ?? {}).length, fileCount + 1)
    session.open("registry.yaml", "entities: {}\n")
    await assert.rejects(session.request("codeAction/resolve", offered), /is not needed any more/)
  }, resolving))

test("places that somebody chose are not sought in a text that has changed since", async () => {
  const paths = Array.from({ length: 400 }, (_, article) => `${article}.txt`)
  const articles = Object.fromEntries(paths.map(path => [path, "Adler came.\n"]))
  const session = await Session.start({
    files: { "registry.yaml": files["registry.yaml"], "postil.yaml": "", ...articles },
  })
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }
  const tagAll = (): Promise<ActAnswer> => {
    const places = paths.map(path => ({ uri: session.uri(path), range }))
    return session.request(actRequest, {
      name: "tag-places",
      params: { uri: session.uri("0.txt"), entity: "adler", places },
    })
  }
  try {
    await session.until(
      async () => "files" in (await tagAll()),
      () => "the corpus is not read",
    )
    const tagged = tagAll()
    session.open("0.ann.yaml", "mentions:\n  Bo: bo\n")
    assert.equal(changedBy(await tagged).length, paths.length)
    const tagging = tagAll()
    session.open("399.txt", "Bo and Adler came.\n")
    assert.match(JSON.stringify(await tagging), /An article has changed since places in it were chosen/)
  } finally {
    await session.stop()
  }
})

test("what is renamed is what lay at the position when somebody asked", () =>
  inSession(async session => {
    const renaming = rename(session)
    session.open("registry.yaml", "entities:\n  weber: {}\n  ida: {}\n  adler: {type: person, name: Adler}\n")
    const changes = textEdits(await renaming)
    const registry = changes.find(({ textDocument: { uri } }) => uri === session.uri("registry.yaml"))
    assert.deepEqual([changes.length, startLines(registry)], [fileCount + 1, [3]])
  }))

function textEdits({ documentChanges = [] }: WorkspaceEdit): readonly TextDocumentEdit[] {
  return documentChanges as readonly TextDocumentEdit[]
}

function startLines(change: Pick<TextDocumentEdit, "edits"> | ChangedFile | undefined): readonly number[] | undefined {
  return change?.edits.map(({ range }) => range.start.line)
}

/** Of all lines of a sidecar that name the entity. */
function linesFrom(first: number): readonly number[] {
  return Array.from({ length: lineCount }, (_, line) => first + line)
}
