import assert from "node:assert/strict"
import { test } from "node:test"
import type { FileGroup } from "../../server/core/corpus/fact-supply.ts"
import { namesIn, readListing, writeListing } from "../../server/node/shard-listing.ts"

const root = "file:///c/"

function check(groups: readonly FileGroup[]): void {
  const nameOf = (uri: string) => uri.slice(root.length)
  const listed = readListing(writeListing(groups, root))
  const expected = groups.map(({ articles, sidecars, defaultId }) => ({
    articles: articles.map(nameOf),
    sidecars: sidecars.map(({ uri, coder }) => (coder === undefined ? [nameOf(uri)] : [nameOf(uri), coder])),
    defaultId,
  }))
  assert.deepEqual(listed, expected)
  const names = groups.flatMap(({ articles, sidecars }) => [...articles, ...sidecars.map(({ uri }) => uri)])
  assert.deepEqual(namesIn(listed), names.map(nameOf))
}

const article = `${root}sub/a.txt`
const sidecar = { uri: `${root}sub/a.ann.yaml`, coder: undefined }
const layer = { uri: `${root}sub/a.ann.%C3%A4%0A.yaml`, coder: "ä\n" }
const group = { stem: "sub/a", articles: [article], sidecars: [sidecar, layer], numbers: [], defaultId: "a" }

test("no groups come back as none", () => check([]))
test("groups come back", () => check([group, { ...group, defaultId: undefined }]))
test("what has no sidecar, or no article, comes back", () =>
  check([
    { ...group, sidecars: [] },
    { ...group, articles: [], defaultId: undefined },
    { ...group, articles: [article, `${root}sub/a.md`] },
  ]))
