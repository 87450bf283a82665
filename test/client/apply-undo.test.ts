import { deepEqual, equal, match, ok } from "node:assert/strict"
import { test } from "node:test"
import { carryOut } from "../../client/apply/carry-out.ts"
import type { Operation } from "../../client/apply/file-store.ts"
import { Journal } from "../../client/apply/journal.ts"
import { MemoryStore } from "../support/memory-store.ts"

const sidecar = "file:///c/a.ann.yaml"
const registry = "file:///c/registry.yaml"
const moved = "file:///c/b.ann.yaml"

test("several steps are taken back one by one, byte for byte, and files they created are gone", async () => {
  const start = { [sidecar]: "\ufeffmentions:\r\n" }
  const { store, journal, act } = setUp(start)
  await act("first", write(sidecar, "\ufeffmentions:\r\n  A: a\r\n"), write(registry, "entities:\n"))
  const between = store.all
  await act("second", write(sidecar, "\ufeffmentions:\r\n  A: b\r\n"), write(registry, "entities:\n  b: {}\n"))
  equal(await undone(journal, store), "second")
  deepEqual(store.all, between)
  equal(await undone(journal, store), "first")
  deepEqual(store.all, start)
  equal(await journal.undo(store), undefined)
})

test("renames are taken back with the edits", async () => {
  const start = { [sidecar]: "x" }
  const { store, journal, act } = setUp(start)
  await act("renamed", write(sidecar, "y"), { kind: "rename", from: sidecar, to: moved })
  deepEqual(store.all, { [moved]: "y" })
  equal(await undone(journal, store), "renamed")
  deepEqual(store.all, start)
})

test("what goes with renames that the editor has taken back, and done again, by itself goes along", async () => {
  const start = { [sidecar]: "x", [registry]: "r" }
  const { store, journal, act } = setUp(start)
  const rename = { kind: "rename", from: sidecar, to: moved } as const
  await act("renamed", write(sidecar, "y"), write(registry, "s"), rename)
  const [step, after] = [journal.last, store.all]
  await store.rename(moved, sidecar)
  equal(await undone(journal, store), "renamed")
  deepEqual(store.all, start)
  equal(journal.last, undefined)
  await store.rename(sidecar, moved)
  ok(step !== undefined)
  equal(await journal.redo(step, store), undefined)
  deepEqual(store.all, after)
  equal(journal.last, step)
})

test("what is done again keeps a byte-order mark, and touches no file that has changed since", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x" })
  await act("renamed", write(sidecar, "y"))
  const step = journal.last
  ok(step !== undefined)
  await undone(journal, store)
  store.texts.set(sidecar, "typed by hand")
  match(
    (await journal.redo(step, store))?.refused ?? "",
    /^"a\.ann\.yaml" has changed since, so this cannot be done again/,
  )
  deepEqual(store.all, { [sidecar]: "typed by hand" })
  store.texts.set(sidecar, "\ufeffx")
  equal(await journal.redo(step, store), undefined)
  deepEqual(store.all, { [sidecar]: "\ufeffy" })
})

test("a file that changed since is named, and no file is touched", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x", [registry]: "r" })
  await act("Tagged", write(sidecar, "y"), write(registry, "s"))
  store.texts.set(registry, "typed by hand")
  const before = store.all
  match(await refusal(journal, store), /^"registry\.yaml" has changed since, so this cannot be undone: Tagged$/)
  deepEqual(store.all, before)
  store.texts.set(registry, "s")
  equal(await undone(journal, store), "Tagged")
})

test("a file that is gone is named", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x" })
  await act("Tagged", write(sidecar, "y"))
  store.texts.delete(sidecar)
  match(await refusal(journal, store), /^"a\.ann\.yaml" is gone/)
})

test("a file that was taken back by hand is left as it is", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x", [registry]: "r" })
  await act("Tagged", write(sidecar, "y"), write(registry, "s"))
  store.texts.set(sidecar, "x")
  equal(await undone(journal, store), "Tagged")
  deepEqual(store.all, { [sidecar]: "x", [registry]: "r" })
})

test("an undo that fails midway leaves everything as it was, and can be tried again", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x", [registry]: "r" })
  await act("Tagged", write(sidecar, "y"), write(registry, "s"))
  const before = store.all
  store.failing.set(sidecar, "EACCES")
  match(await refusal(journal, store), /^"a\.ann\.yaml" is not writable; nothing was changed$/)
  deepEqual(store.all, before)
  store.failing.clear()
  equal(await undone(journal, store), "Tagged")
})

test("what is typed into a file while a step is taken back stays, and so does the step", async () => {
  const { store, journal, act } = setUp({ [sidecar]: "x" })
  await act("Tagged", write(sidecar, "y"), write(registry, "s"))
  const read = store.read.bind(store)
  let reads = 0
  store.read = async uri => {
    if (uri === registry && reads++ === 1) store.texts.set(registry, "s, and typed")
    return await read(uri)
  }
  match(await refusal(journal, store), /^"registry\.yaml" changed in the meantime; nothing was changed$/)
  deepEqual(store.all, { [sidecar]: "y", [registry]: "s, and typed" })
})

test("what an open document does not show, its BOM, is still there behind the undo", async () => {
  const { store, journal } = setUp({ [sidecar]: "\ufeffy" })
  journal.push({ done: "Tagged", operations: [{ kind: "write", uri: sidecar, text: "y", before: "x" }] })
  ok(await undone(journal, store))
  deepEqual(store.all, { [sidecar]: "\ufeffx" })
})

function setUp(texts: Readonly<Record<string, string>>) {
  const store = new MemoryStore(texts)
  const journal = new Journal()
  const act = async (done: string, ...operations: readonly Operation[]): Promise<void> => {
    const known = operations.map(each =>
      each.kind === "write" ? { ...each, before: store.texts.get(each.uri) } : each,
    )
    const result = await carryOut(known, store)
    if (!("done" in result)) throw result.error
    journal.push({ done, operations: result.done })
  }
  return { store, journal, act }
}

function write(uri: string, text: string): Operation {
  return { kind: "write", uri, text, before: undefined }
}

async function undone(journal: Journal, store: MemoryStore): Promise<string> {
  const result = await journal.undo(store)
  if (result === undefined || "refused" in result) throw new Error(JSON.stringify(result))
  return result.undone.done
}

async function refusal(journal: Journal, store: MemoryStore): Promise<string> {
  const result = await journal.undo(store)
  if (result === undefined || !("refused" in result)) throw new Error("It was not refused")
  return result.refused
}
