import assert from "node:assert/strict"
import { test } from "node:test"
import { setImmediate } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { Session } from "../support/session.ts"

const registry = "format: 1\nentities:\n  ann: {type: person, aliases: [Ann]}\n"
const sidecar = "mentions:\n  Ann: ann\n  Bob: bob\n"
const files = {
  "kept/postil.yaml": "format: 1\n",
  "closed/postil.yaml": "format: 1\n",
  "closed/registry.yaml": registry,
  "closed/a.txt": "Ann and Bob came.\n",
  "closed/a.ann.yaml": sidecar,
}

test("when a folder is closed, the memory of its corpus is given back", async () => {
  const corpora = corporaThatLoad()
  const session = await Session.start({ files, folders: ["kept", "closed"], decorations: true })
  try {
    session.open("closed/a.ann.yaml", sidecar)
    session.open("closed/registry.yaml", registry)
    await session.expectCount("closed/a.ann.yaml", "entity-unknown", 1)
    const position = { line: 2, character: 3 }
    await session.request("textDocument/references", {
      textDocument: { uri: session.uri("closed/registry.yaml") },
      position,
      context: { includeDeclaration: true },
    })
    await session.request("workspace/symbol", { query: "ann" })
    const open = () => corpora.flatMap(corpus => corpus.deref()?.root ?? [])
    await setImmediate()
    collectGarbage()
    assert.deepEqual(open().sort(), [`${session.uri("closed")}/`, `${session.uri("kept")}/`])
    session.close("closed/a.ann.yaml")
    session.close("closed/registry.yaml")
    const event = { added: [], removed: [{ uri: session.uri("closed"), name: "closed" }] }
    await session.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event })
    await session.expectCount("closed/a.ann.yaml", "entity-unknown", 0)
    await session.request("workspace/symbol", { query: "ann" })
    await setImmediate()
    collectGarbage()
    assert.deepEqual(open(), [`${session.uri("kept")}/`])
  } finally {
    await session.stop()
  }
})

/** Each corpus that is read from now on, without being kept by that. */
function corporaThatLoad(): readonly WeakRef<Corpus>[] {
  const corpora: WeakRef<Corpus>[] = []
  const { load } = Corpus.prototype
  Corpus.prototype.load = function (this: Corpus, ...args) {
    corpora.push(new WeakRef(this))
    return load.apply(this, args)
  }
  return corpora
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
}
