import assert from "node:assert/strict"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import {
  clearTextsRequest,
  type InitializationOptions,
  type Status,
  statusNotification,
} from "../../server/lsp/protocol.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { Session } from "../support/session.ts"

const inCorpus: InitializationOptions = { index: { place: "corpus" } }
const note = "mentions: {Adler: adlr}\n"

/** So many that workers read them; most of them in no time. */
const files: Readonly<Record<string, string>> = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  adler: {type: person, name: Adler}\n",
  ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`bare/b${index}.txt`, `Article ${index}.\n`])),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${index}.txt`, "Adler spoke.\n"])),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${index}.ann.yaml`, note])),
}

/** A server as a program of its own that has read everything; in the folder of another session, if one is given. */
async function start(initialization: InitializationOptions, folder?: string): Promise<Session> {
  const session = await Session.start({
    files: folder === undefined ? files : {},
    pull: true,
    decorations: true,
    program: ["--stdio"],
    initialization: { acceptedTexts: { place: "none" }, ...initialization },
    ...(folder !== undefined && { folder }),
  })
  await ready(session)
  return session
}

async function use(
  initialization: InitializationOptions,
  run: (session: Session, storage: string) => Promise<void>,
): Promise<void> {
  const storage = mkdtempSync(join(tmpdir(), "postil-storage-"))
  const session = await start({ storage: pathToUri(storage), ...initialization })
  try {
    await run(session, storage)
  } finally {
    await session.stop()
    rmSync(storage, { recursive: true, force: true })
  }
}

async function ready(session: Session): Promise<void> {
  const last = () =>
    session.received.findLast(({ method }) => method === statusNotification)?.params as Status | undefined
  await session.until(
    () => last()?.corpora.some(({ loading }) => loading === undefined) === true,
    () => `the server does not say that it has read everything: ${JSON.stringify(last())}`,
  )
  assert.equal(last()?.corpora[0]?.articles, 2020)
}

function indexIn(storage: string): string {
  const [corpus = ""] = readdirSync(join(storage, "index"))
  return join(storage, "index", corpus)
}

test("the index of a large corpus is kept with what the editor keeps, for the user alone, and Clear Caches deletes it", () =>
  use({}, async (session, storage) => {
    const shards = readdirSync(indexIn(storage))
    assert.ok(shards.length >= 8)
    assert.equal(statSync(indexIn(storage)).mode & 0o777, 0o700)
    for (const name of shards) assert.equal(statSync(join(indexIn(storage), name)).mode & 0o777, 0o600)
    mkdirSync(join(storage, "compiled/0.0.1"), { recursive: true })
    await session.request(clearTextsRequest, {})
    assert.deepEqual(readdirSync(storage), [])
  }))

test("the same findings come of the index, of which nothing is written again", () =>
  use(inCorpus, async session => {
    const found = await session.pull("a7.ann.yaml")
    assert.ok(found.some(({ code }) => code === "entity-unknown"))
    await session.leave()
    const then = new Date(Date.now() - 600_000)
    for (const path of Object.keys(files)) utimesSync(join(session.folder, path), then, then)
    const second = await start(inCorpus, session.folder)
    const written = shardsIn(session.folder)
    await second.leave()
    const third = await start(inCorpus, session.folder)
    assert.deepEqual(await third.pull("a7.ann.yaml"), found)
    assert.deepEqual(shardsIn(session.folder), written)
    await third.leave()
  }))

/** But for what tells which files there are, which is written once more when the folders have not changed for a while. */
function shardsIn(corpus: string): unknown {
  const folder = join(corpus, ".postil/index")
  const names = readdirSync(folder).filter(name => name !== "files.shard")
  return names.map(name => [name, statSync(join(folder, name)).ino])
}

for (const initialization of [{ index: { place: "none" } }, { trusted: false }] as const) {
  test(`nothing is kept with ${JSON.stringify(initialization)}`, () =>
    use(initialization, async (session, storage) => {
      assert.deepEqual(readdirSync(storage), [])
      assert.equal(existsSync(join(session.folder, ".postil")), false)
    }))
}
