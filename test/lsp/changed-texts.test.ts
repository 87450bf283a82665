import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { TextDocumentContentChangeEvent } from "vscode-languageserver"
import {
  type ActResult,
  acceptedNotification,
  acceptedUndoneNotification,
  actRequest,
} from "../../server/lsp/acts-protocol.ts"
import { clearTextsRequest, type InitializationOptions, trustedNotification } from "../../server/lsp/protocol.ts"
import { hashOf } from "../../server/node/text-store.ts"
import { Session, type SessionOptions } from "../support/session.ts"

const article = "Adler opened the bridge.\nLater Brandt thanked him.\nCarl left early.\n"
const respelled = article.replace("Brandt", "Brand")
const sidecar = "format: 1\nsource: {published: 2008-10-05}\nmentions:\n  Adler: adler\n  Brandt: brandt\n"
const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml":
    "format: 1\nentities:\n  adler: {type: person, name: Adler}\n  brandt: {type: person, name: Brandt}\n",
  "a.txt": article,
  "a.ann.yaml": sidecar,
}
const changed = "anchor-changed"
const inCorpus: InitializationOptions = { acceptedTexts: { place: "corpus" }, trusted: true }

async function inSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

/** Goes on where another session ended; its folder is gone afterwards. */
async function again(session: Session, options: Partial<SessionOptions>, run: (later: Session) => Promise<void>) {
  await session.leave()
  await inSession({ files: {}, folder: session.folder, ...options }, run)
}

/** Replaces words on a line of the article. */
function replaced(line: number, from: string, to: string, text = article): TextDocumentContentChangeEvent {
  const character = text.split("\n")[line]?.indexOf(from) ?? -1
  assert.ok(character >= 0, from)
  return { range: { start: { line, character }, end: { line, character: character + from.length } }, text: to }
}

/** The text of an article was taken down as the one that its annotations stand for. */
async function kept(session: Session, path: string, text: string): Promise<void> {
  const folder = join(session.folder, ".postil/corpora")
  const line = `${hashOf(text)} ${JSON.stringify(path)}`
  const last = () => {
    const [name] = existsSync(folder) ? readdirSync(folder) : []
    const lines = name === undefined ? [] : readFileSync(join(folder, name), "utf8").split("\n")
    return lines.filter(each => each.endsWith(JSON.stringify(path))).at(-1)
  }
  await session.until(
    () => last() === line,
    () => `kept: ${last()}, not ${line}`,
  )
}

for (const place of ["none", "corpus"] as const) {
  const initialization: InitializationOptions = { acceptedTexts: { place }, trusted: true }

  test(`an edit inside a tagged name is told, and undoing it is quiet (${place})`, () =>
    inSession({ initialization }, async session => {
      session.open("a.txt", article)
      await session.expectCount("a.ann.yaml", changed, 0)
      session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
      await session.expectCount("a.ann.yaml", changed, 1)
      session.edit("a.txt", [replaced(1, "Brand", "Brandt", respelled)])
      await session.expectCount("a.ann.yaml", changed, 0)
    }))
}

test("what was edited before the server was there, and is not saved, is told", () =>
  inSession({ initialization: inCorpus }, async session => {
    session.open("a.txt", respelled)
    await session.expectCount("a.ann.yaml", changed, 1)
    session.edit("a.txt", [replaced(1, "Brand", "Brandt", respelled)])
    await session.expectCount("a.ann.yaml", changed, 0)
  }))

test("what many cursors change is told, each place by itself", () =>
  inSession({}, async session => {
    session.open("a.txt", article)
    session.edit("a.txt", [replaced(1, "Brandt", "Brand"), replaced(0, "Adler", "Addler")])
    await session.expectCount("a.ann.yaml", changed, 2)
    session.change("a.txt", article)
    await session.expectCount("a.ann.yaml", changed, 0)
  }))

test("other line ends are no change, neither typed nor on disk", () =>
  inSession({}, async session => {
    const crlf = article.replaceAll("\n", "\r\n")
    session.open("a.txt", article)
    session.change("a.txt", crlf)
    session.edit("a.txt", [replaced(2, "Carl", "Karl")])
    session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
    await session.expectCount("a.ann.yaml", changed, 1)
    session.change("a.txt", crlf)
    await session.expectCount("a.ann.yaml", changed, 0)
  }))

test("a change while nothing was running is told after the next start, and undoing it is quiet", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    session.write("a.txt", respelled)
    await again(session, { initialization: inCorpus }, async later => {
      await later.expectCount("a.ann.yaml", changed, 1)
      later.write("a.txt", article.replaceAll("\n", "\r\n"))
      later.changedOnDisk("a.txt")
      await later.expectCount("a.ann.yaml", changed, 0)
    })
  }))

test("what was changed is still told of an article that is renamed in the editor", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    session.write("a.txt", respelled)
    session.changedOnDisk("a.txt")
    await session.expectCount("a.ann.yaml", changed, 1)
    const renamed = { oldUri: session.uri("a.txt"), newUri: session.uri("b.txt") }
    await session.request("workspace/willRenameFiles", { files: [renamed] })
    session.write("b.txt", respelled)
    session.write("b.ann.yaml", sidecar)
    session.remove("a.txt")
    session.remove("a.ann.yaml")
    session.changedOnDisk("a.txt", "a.ann.yaml", "b.txt", "b.ann.yaml")
    await session.expectCount("b.ann.yaml", changed, 1)
  }))

test("an edit that touches no annotation is taken down once it is saved", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    session.open("a.txt", article)
    session.edit("a.txt", [replaced(2, "Carl", "Karl")])
    session.write("a.txt", article.replace("Carl", "Karl"))
    session.changedOnDisk("a.txt")
    await kept(session, "a.ann.yaml", article.replace("Carl", "Karl"))
  }))

test("a text is accepted in one session and stays so in the next", () =>
  inSession({ initialization: inCorpus, decorations: true }, async session => {
    await kept(session, "a.ann.yaml", article)
    session.open("a.txt", article)
    session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
    await session.expectCount("a.ann.yaml", changed, 1)
    session.write("a.txt", respelled)
    session.changedOnDisk("a.txt")
    const request = { name: "accept", params: { uri: session.uri("a.txt") } }
    const { accepts } = await session.request<ActResult>(actRequest, request)
    assert.deepEqual(accepts, [session.uri("a.ann.yaml")])
    void session.connection.sendNotification(acceptedNotification, { uris: accepts })
    await session.expectCount("a.ann.yaml", changed, 0)
    await kept(session, "a.ann.yaml", respelled)
  }))

for (const place of ["none", "corpus"] as const) {
  test(`what was told before a text was accepted is told again when that is undone (${place})`, () =>
    inSession({ initialization: { acceptedTexts: { place }, trusted: true } }, async session => {
      session.open("a.txt", article)
      session.open("a.ann.yaml", sidecar)
      session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
      await session.expectCount("a.ann.yaml", changed, 1)
      session.change("a.ann.yaml", sidecar.replace("  Brandt:", "  Brand:"))
      void session.connection.sendNotification(acceptedNotification, { uris: [session.uri("a.ann.yaml")] })
      await session.expectCount("a.ann.yaml", changed, 0)
      session.change("a.ann.yaml", sidecar)
      void session.connection.sendNotification(acceptedUndoneNotification, { uris: [session.uri("a.ann.yaml")] })
      await session.expectCount("a.ann.yaml", changed, 1)
    }))
}

test("the text that source.text stands for is found, and no other one will do", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    const hash = (text: string) => `sha256:${hashOf(text).slice(0, 12)}`
    session.write("a.txt", respelled)
    session.write("a.ann.yaml", sidecar.replace("{published", `{text: "${hash(article)}", published`))
    session.changedOnDisk("a.txt", "a.ann.yaml")
    await session.expectCount("a.ann.yaml", changed, 1)
    session.write("a.ann.yaml", sidecar.replace("{published", `{text: "${hash("never seen")}", published`))
    session.changedOnDisk("a.ann.yaml")
    await session.expectCount("a.ann.yaml", changed, 0)
  }))

test("what was changed and saved is still told when the article is closed, even where nothing is kept", () =>
  inSession({}, async session => {
    session.open("a.txt", article)
    session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
    await session.expectCount("a.ann.yaml", changed, 1)
    session.write("a.txt", respelled)
    session.close("a.txt")
    session.write("registry.yaml", `${files["registry.yaml"]}  carl: {type: person, name: Carl}\n`)
    session.changedOnDisk("a.txt", "registry.yaml")
    await session.expectCount("a.ann.yaml", "mention-untagged", 1)
    await session.expectCount("a.ann.yaml", changed, 1)
    session.open("a.txt", respelled)
    session.edit("a.txt", [replaced(1, "Brand", "Brandt", respelled)])
    await session.expectCount("a.ann.yaml", changed, 0)
  }))

test("clearing forgets what was kept", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    await session.request(clearTextsRequest, {})
    assert.equal(existsSync(join(session.folder, ".postil")), false)
  }))

test("clearing forgets what was kept, also from a folder that is not trusted any more", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    await again(session, { initialization: { ...inCorpus, trusted: false } }, async untrusted => {
      assert.equal(existsSync(join(session.folder, ".postil")), true)
      await untrusted.request(clearTextsRequest, {})
      assert.equal(existsSync(join(session.folder, ".postil")), false)
    })
  }))

for (const initialization of [{ acceptedTexts: { place: "none" } }, { ...inCorpus, trusted: false }] as const) {
  test(`nothing is written into the corpus: ${JSON.stringify(initialization)}`, () =>
    inSession({ initialization }, async session => {
      session.open("a.txt", article)
      session.edit("a.txt", [replaced(1, "Brandt", "Brand")])
      await session.expectCount("a.ann.yaml", changed, 1)
      session.close("a.txt")
      await session.expectCount("a.ann.yaml", changed, 0)
      assert.equal(existsSync(join(session.folder, ".postil")), false)
    }))
}

test("git is asked for what was never kept, once the folder is trusted", () =>
  inSession({ files: {}, initialization: { trusted: false } }, async empty => {
    const git = (...words: readonly string[]) => {
      const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
      assert.equal(spawnSync("git", ["-C", empty.folder, ...who, ...words]).status, 0)
    }
    for (const [path, text] of Object.entries(files)) empty.write(path, text)
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message=annotated")
    empty.write("a.txt", respelled)
    git("commit", "--quiet", "--all", "--message=corrected")
    await again(empty, { initialization: { ...inCorpus, trusted: false } }, async session => {
      session.open("b.txt", "")
      await session.expectCount("a.ann.yaml", "anchor-not-found", 1)
      await session.expectCount("a.ann.yaml", changed, 0)
      void session.connection.sendNotification(trustedNotification, {})
      await session.expectCount("a.ann.yaml", changed, 1)
      await kept(session, "a.ann.yaml", article)
    })
  }))

test("two servers on one corpus keep what either has seen", () =>
  inSession({ initialization: inCorpus }, async session => {
    await kept(session, "a.ann.yaml", article)
    const other = await Session.start({ files: {}, folder: session.folder, initialization: inCorpus })
    other.write("b.txt", article)
    other.write("b.ann.yaml", sidecar)
    other.changedOnDisk("b.txt", "b.ann.yaml")
    await kept(other, "b.ann.yaml", article)
    session.write("b.txt", respelled)
    session.changedOnDisk("b.txt", "b.ann.yaml")
    await session.expectCount("b.ann.yaml", changed, 1)
    await other.leave()
  }))
