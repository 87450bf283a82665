import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { type ActAnswer, actRequest } from "../../server/lsp/acts-protocol.ts"
import { Session } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  ann: {type: person, name: Ann}\n  bo: {type: person, name: Bo}\n",
  "a.txt": "Ann met Bo.\n",
}

async function inSession(run: (session: Session) => Promise<void>, more: Readonly<Record<string, string>> = {}) {
  const session = await Session.start({ files: { ...files, ...more }, decorations: true })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

const ann = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }

function tag(session: Session, path: string, words?: string, entity = "ann"): Promise<ActAnswer> {
  return session.request(actRequest, { name: "tag", params: { uri: session.uri(path), range: ann, entity }, words })
}

/** Refused or not, once the corpus is there. */
async function answer(session: Session, ask: () => Promise<ActAnswer>): Promise<string> {
  let found = ""
  await session.until(
    async () => {
      const given = await ask()
      found = "refused" in given ? given.refused : given.files.map(({ uri }) => uri).join()
      return !/still being read/.test(found)
    },
    () => found,
  )
  return found
}

test("words that a person chose before the article changed are not sought at their old place", () =>
  inSession(async session => {
    assert.equal(await answer(session, () => tag(session, "a.txt", "Ann")), session.uri("a.ann.yaml"))
    session.open("a.txt", "Bob met Ann and Bo.\n")
    assert.match(await answer(session, () => tag(session, "a.txt", "Ann")), /^"Ann" does not stand there any more/)
    assert.equal(await answer(session, () => tag(session, "a.txt", "Bob")), session.uri("a.ann.yaml"))
  }))

test("names with blanks, umlauts, percent signs and brackets are written as they are", () => {
  const path = "Größe 100% (neu) #1/Ännchen & Co.txt"
  return inSession(
    async session => {
      const sidecar = session.uri(path.replace(/txt$/, "ann.yaml"))
      assert.equal(await answer(session, () => tag(session, path, "Ann")), sidecar)
    },
    { [path]: "Ann left.\n" },
  )
})

test("an article of a corpus inside another is annotated with what its own corpus knows", () =>
  inSession(
    async session => {
      assert.equal(await answer(session, () => tag(session, "in/b.txt", "Cla", "clara")), session.uri("in/b.ann.yaml"))
      const refused = await tag(session, "in/b.txt", "Cla", "ann")
      assert.match("refused" in refused ? refused.refused : "", /"ann" is not in the registry/)
    },
    {
      "in/postil.yaml": "format: 1\n",
      "in/registry.yaml": "entities:\n  clara: {type: person, name: Cla}\n",
      "in/b.txt": "Cla met Ann.\n",
    },
  ))

test("places in another corpus are refused", () =>
  inSession(
    async session => {
      const places = [{ uri: session.uri("in/b.txt"), range: ann }]
      const params = { uri: session.uri("a.txt"), places, entity: "ann" }
      const ask = () => session.request<ActAnswer>(actRequest, { name: "tag-places", params })
      assert.match(await answer(session, ask), /"places" of "tag-places" is not what it should be/)
    },
    { "in/postil.yaml": "format: 1\n", "in/b.txt": "Ann left.\n" },
  ))

test("nothing is written through a link that leads out of the corpus, even where it leads to nothing", {
  skip: process.platform === "win32",
}, async () => {
  const outside = mkdtempSync(join(tmpdir(), "postil-outside-"))
  try {
    await inSession(async session => {
      symlinkSync(join(outside, "new.yaml"), join(session.folder, "a.ann.yaml"))
      assert.match(await answer(session, () => tag(session, "a.txt")), /"a\.ann\.yaml" is a link to a place outside/)
      writeFileSync(join(outside, "new.yaml"), "mentions: {}\n")
      session.open("a.ann.yaml", "mentions: {}\n")
      assert.match(await answer(session, () => tag(session, "a.txt")), /"a\.ann\.yaml" is a link to a place outside/)
      mkdirSync(join(outside, "sub"))
      symlinkSync(join(outside, "sub"), join(session.folder, "sub"))
      session.open("sub/c.txt", "Ann left.\n")
      assert.match(await answer(session, () => tag(session, "sub/c.txt")), /"sub\/c\.ann\.yaml" is a link to a place/)
    })
  } finally {
    rmSync(outside, { recursive: true })
  }
})
