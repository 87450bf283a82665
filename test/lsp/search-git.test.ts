import assert from "node:assert/strict"
import { tmpdir } from "node:os"
import { test } from "node:test"
import { searchGit } from "../../server/lsp/search-git.ts"
import { pathToUri } from "../../server/node/file-uri.ts"

test("where there is no git, the texts of many files are gone through in several turns of the main loop", async () => {
  const all = Array.from({ length: 1000 }, (_, i) => ({
    article: `a${i}.txt`,
    sidecar: `a${i}.ann.yaml`,
    hash: undefined,
  }))
  const root = `${pathToUri(tmpdir())}/`
  const turns = new Set<number>()
  let turn = 0
  let isOver = false
  const count = () => {
    turn++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const answered: string[] = []
  for await (const answers of searchGit(all, { root, pathOf: uri => uri, saved: uri => uri })) {
    turns.add(turn)
    answered.push(...answers.map(({ wanted }) => wanted.sidecar))
  }
  isOver = true
  assert.deepEqual(
    answered,
    all.map(({ sidecar }) => sidecar),
  )
  assert.ok(turns.size >= 10, `${turns.size}`)
})
