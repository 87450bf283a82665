import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { Session, type SessionOptions } from "../support/session.ts"

const wrong = "mentions: {Bo: bo}\n"

function corpus(folder: string): Record<string, string> {
  return { [`${folder}/postil.yaml`]: "", [`${folder}/a.txt`]: "Bo came.\n", [`${folder}/a.ann.yaml`]: wrong }
}

async function inSession(options: SessionOptions, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start(options)
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

test("corpora inside one that ends before its files are listed are found all the same", () =>
  inSession({ files: corpus("outer/in"), folders: [] }, async session => {
    // It is open before anybody has written it; nobody else looks for corpora here.
    session.open("outer/postil.yaml", "")
    session.close("outer/postil.yaml")
    await session.expectCount("outer/in/a.ann.yaml", "entity-unknown", 1)
  }))

test("a folder that is removed while corpora are looked for in it has none", () =>
  inSession(
    { files: { ...corpus("one"), ...corpus("one/in"), ...corpus("two") }, folders: ["one"], pull: true },
    async session => {
      const folder = (name: string) => ({ uri: session.uri(name), name })
      const event = { added: [folder("two")], removed: [folder("one")] }
      await session.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event })
      await session.expectCount("two/a.ann.yaml", "entity-unknown", 1)
      // Answered when all is looked through and checked.
      const uris = (await session.pullAll()).map(({ uri }) => uri)
      assert.deepEqual(
        uris.filter(uri => !uri.startsWith(session.uri("two"))),
        [],
      )
    },
  ))

test("who named a postil.yaml otherwise is told why its folder is no corpus", () =>
  inSession({ files: { "one/Postil.yaml": "", ...corpus("two") } }, async session => {
    await session.expectCount("two/a.ann.yaml", "entity-unknown", 1)
    const said = session.received.filter(({ method }) => method === "window/showMessage")
    const message = `Rename "Postil.yaml" to postil.yaml, so that its folder becomes a corpus: "${join(session.folder, "one/Postil.yaml")}"`
    assert.deepEqual(
      said.map(({ params }) => params),
      [{ type: 2, message }],
    )
  }))

test("who names a postil.yaml otherwise later is told, too, and once", () =>
  inSession({ files: corpus("two") }, async session => {
    await session.expectCount("two/a.ann.yaml", "entity-unknown", 1)
    for (const times of [1, 2]) {
      session.write("one/postil.yml", "# ".repeat(times))
      session.write(`two/${times}.ann.yaml`, "mentions: {x: nobody}\n")
      session.write(`two/${times}.txt`, "x\n")
      session.changedOnDisk("one/postil.yml", `two/${times}.ann.yaml`, `two/${times}.txt`)
      await session.expectCount(`two/${times}.ann.yaml`, "entity-unknown", 1)
    }
    const said = session.received.filter(({ method }) => method === "window/showMessage")
    const message = `Rename "postil.yml" to postil.yaml, so that its folder becomes a corpus: "${join(session.folder, "one/postil.yml")}"`
    assert.deepEqual(
      said.map(({ params }) => params),
      [{ type: 2, message }],
    )
  }))
