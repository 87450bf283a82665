import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { type NewCorpus, newCorpusRequest, setUpMergingRequest } from "../../server/lsp/acts-protocol.ts"
import { uriToPath } from "../../server/node/file-uri.ts"
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

test("git is told to merge by key where there is a repository, and why not is answered elsewhere", async () => {
  const session = await Session.start({ files: { "postil.yaml": "format: 1\n" } })
  const ask = () => session.connection.sendRequest<string | null>(setUpMergingRequest, { folder: session.uri("") })
  const folder = uriToPath(session.uri("")) ?? ""
  assert.match((await ask()) ?? "", /is in no git repository$/)
  execFileSync("git", ["init", "--quiet"], { cwd: folder })
  assert.equal(await ask(), null)
  assert.match(readFileSync(join(folder, ".gitattributes"), "utf8"), /^\*\.ann\.yaml merge=postil$/m)
  await session.stop()
})
