import assert from "node:assert/strict"
import { mock, test } from "node:test"
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
    const seen = () => Object.keys(texts).filter(name => files.acceptedSeen.get(folder.root + name) !== undefined)
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

test("a large file that was edited, saved and closed has changed when it says something else, even if that was read before", () => {
  const text = "Ann came.\n".repeat(100_001)
  const folder = new HostedFolder({ "postil.yaml": "", "a.txt": text })
  try {
    const { files } = folder.hosted
    const uri = `${folder.root}a.txt`
    folder.open("a.txt", text)
    files.edited(uri)
    folder.close("a.txt")
    assert.equal(files.hasChanged(uri), false)
    folder.write("a.txt", `${text}Bo, too.\n`)
    files.read(uri)
    assert.equal(files.hasChanged(uri), true)
    assert.equal(files.hasChanged(uri), false)
  } finally {
    folder.end()
  }
})

test("which text a sidecar was accepted on is found out without reading its article again", async () => {
  const sidecar = "mentions: {Ann: ann}\n"
  const folder = new HostedFolder({ "postil.yaml": "", "a.txt": "Ann came.\n", "a.ann.yaml": sidecar })
  try {
    await folder.untilIdle()
    const { files } = folder.hosted
    const reads = mock.method(files, "read")
    folder.open("a.ann.yaml", `${sidecar}tags: []\n`)
    await folder.untilIdle()
    const read = reads.mock.calls.filter(({ arguments: [uri] }) => uri === `${folder.root}a.txt`)
    assert.notEqual(files.acceptedSeen.get(`${folder.root}a.ann.yaml`), undefined)
    assert.equal(read.length, 0)
  } finally {
    folder.end()
  }
})

test("what is open is listed once, whether or not it is on disk, and not when it was closed meanwhile", () => {
  const folder = new HostedFolder({ "postil.yaml": "", "a.txt": "Ann came.\n", "b.txt": "Bo, too.\n" })
  try {
    const { files } = folder.hosted
    for (const name of ["b.txt", "new.txt", "closed.txt"]) folder.open(name, "Ann left.\n")
    const listed: string[] = []
    for (const uri of files.list()) {
      if (listed.length === 0) folder.close("closed.txt")
      if (uri !== undefined) listed.push(uri.slice(folder.root.length))
    }
    assert.deepEqual(listed, ["a.txt", "b.txt", "postil.yaml", "new.txt"])
  } finally {
    folder.end()
  }
})
