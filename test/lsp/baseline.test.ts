import assert from "node:assert/strict"
import { test } from "node:test"
import { type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { Session } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "format: 1\nentities: {}\n",
  "a.txt": "Moss met Rot.\n",
  "a.ann.yaml": "mentions:\n  Moss: moss\n  Rot: rot\n",
  "postil-baseline.json": '{"format": 1, "findings": {"a.ann.yaml": {"entity-unknown": {"moss": 1}}}}\n',
}

test("the editor shows only findings that are not in the baseline, and counts those that are", async () => {
  const session = await Session.start({ files, decorations: true })
  try {
    await session.expectCount("a.ann.yaml", "entity-unknown", 1)
    const old = () =>
      session.received
        .filter(({ method }) => method === statusNotification)
        .map(({ params }) => (params as Status).corpora[0]?.old)
        .at(-1)
    await session.until(
      () => old() === 1,
      () => `old: ${old()}`,
    )
    session.open("a.ann.yaml", "mentions:\n  Rot: rot\n  Moss: moss\n")
    await session.expectCount("a.ann.yaml", "entity-unknown", 1)
    const [told] = session.pushed("a.ann.yaml").filter(({ code }) => code === "entity-unknown")
    assert.match(`${told?.message}`, /"rot"/)
    session.open("postil-baseline.json", '{"format": 1, "findings": {}}\n')
    await session.expectCount("a.ann.yaml", "entity-unknown", 2)
  } finally {
    await session.stop()
  }
})
