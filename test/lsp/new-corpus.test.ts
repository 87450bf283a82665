import assert from "node:assert/strict"
import { test } from "node:test"
import { type NewCorpus, newCorpusRequest } from "../../server/lsp/acts-protocol.ts"
import { Session } from "../support/session.ts"

test("a folder that is no corpus is told the files that make it one", async () => {
  const session = await Session.start({ files: { "news/ferry.txt": "The ferry sails again." } })
  const ask = (params: unknown) => session.connection.sendRequest<NewCorpus>(newCorpusRequest, params)
  const { files } = await ask({ folder: session.uri(""), articles: "news/*.txt", language: "en", codebook: "full" })
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  assert.deepEqual(
    [...texts.keys()],
    ["postil.yaml", "registry.yaml", "codebook.yaml", ".gitattributes", ".vscode/settings.json"],
  )
  assert.match(texts.get("postil.yaml") ?? "", /^articles: news\/\*\.txt /m)
  assert.match(texts.get("postil.yaml") ?? "", /^language: en /m)
  assert.match(texts.get("codebook.yaml") ?? "", /^stances:/m)
  assert.equal(JSON.parse(texts.get(".vscode/settings.json") ?? "")["explorer.fileNesting.enabled"], true)
  const small = await ask({ folder: session.uri(""), codebook: "built-in" })
  assert.doesNotMatch(small.files.find(({ path }) => path === "codebook.yaml")?.text ?? "", /^stances:/m)
  await session.stop()
})
