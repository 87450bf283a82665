import { test } from "node:test"
import { Session, type SessionOptions } from "../support/session.ts"

const article = "Moscow sided with the region. Later it met in Moscow.\n"
const registry = "format: 1\nentities:\n  russia: {type: country, name: Russia, metonyms: [Moscow]}\n"
const sidecar = "format: 1\nsource: {published: 2008-10-05}\nmentions:\n  Moscow: russia\n"
const typo = sidecar.replace("russia", "rusia")

const files = { "postil.yaml": "format: 1\n", "registry.yaml": registry, "a.txt": article, "a.ann.yaml": sidecar }

async function withSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

for (const pull of [false, true]) {
  const how = pull ? "asked for" : "sent"
  test(`a typo in a sidecar is flagged as typed and gone when undone (${how})`, () =>
    withSession({ pull }, async session => {
      session.open("a.ann.yaml", sidecar)
      await session.expectCodes("a.ann.yaml", [])
      session.change("a.ann.yaml", typo)
      await session.expectCodes("a.ann.yaml", ["entity-unknown"])
      session.change("a.ann.yaml", sidecar)
      await session.expectCodes("a.ann.yaml", [])
    }))
}
