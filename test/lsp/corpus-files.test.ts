import assert from "node:assert/strict"
import { test } from "node:test"
import { HostedFolder } from "../support/hosted-folder.ts"

test("of a sidecar that went it is not remembered which text it named, nor of any when all is listed anew", async () => {
  const texts: Record<string, string> = { "postil.yaml": "" }
  for (const name of ["a", "b"]) {
    texts[`${name}.txt`] = "Ann came.\n"
    texts[`${name}.ann.yaml`] = "mentions: {Ann: ann}\n"
  }
  const folder = new HostedFolder(texts)
  try {
    await folder.untilIdle()
    const { files } = folder.hosted
    const seen = () => [...files.acceptedSeen.keys()].map(uri => uri.slice(folder.root.length)).sort()
    assert.deepEqual(seen(), ["a.ann.yaml", "b.ann.yaml"])
    folder.remove("a.ann.yaml")
    folder.changed(["a.ann.yaml"])
    await folder.untilIdle()
    assert.deepEqual(seen(), ["b.ann.yaml"])
    files.forget()
    assert.deepEqual(seen(), [])
  } finally {
    folder.end()
  }
})
