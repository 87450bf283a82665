import { test } from "node:test"
import { Session } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "a.txt": "Adler came.\n",
  "a.ann.yaml": "mentions:\n  Adler: nobody\n",
}

test("an article that cannot be read any more is told as such, not as missing, until it can be read again", async () => {
  const session = await Session.start({ files })
  try {
    await session.expectCount("a.ann.yaml", "entity-unknown", 1)
    for (const [text, large] of [
      ["x".repeat(20_000_001), 1],
      [files["a.txt"], 0],
    ] as const) {
      session.write("a.txt", text)
      session.changedOnDisk("a.txt")
      await session.expectCount("a.txt", "limit-exceeded", large)
      await session.expectCount("a.ann.yaml", "sidecar-orphan", 0)
    }
    await session.expectCount("a.ann.yaml", "entity-unknown", 1)
  } finally {
    await session.stop()
  }
})
