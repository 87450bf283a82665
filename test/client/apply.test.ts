import { deepEqual, equal, match, ok } from "node:assert/strict"
import { test } from "node:test"
import { type CarriedOut, carryOut } from "../../client/apply/carry-out.ts"
import { difference, editedText, hashOf } from "../../client/apply/edited-text.ts"
import { Expectation } from "../../client/apply/expectation.ts"
import { failureText, outdatedText } from "../../client/apply/failure-text.ts"
import { planOf } from "../../client/apply/plan.ts"
import { hashText } from "../../server/core/similar/sha256.ts"
import type { ActResult, ChangedFile } from "../../server/lsp/acts-protocol.ts"
import { Lines } from "../../server/lsp/convert.ts"
import { MemoryStore } from "../support/memory-store.ts"
import { pick, random } from "../support/random.ts"

const sidecar = "file:///c/a.ann.yaml"
const registry = "file:///c/registry.yaml"
const other = "file:///c/b.ann.yaml"

test("client and server give a text the same hash, whatever its BOM and line ends", () => {
  for (const text of ["", "a\nb", "\ufeffa\r\nb\r", "ä😀\ud800"]) equal(hashOf(text), hashText(text))
  equal(hashOf("\ufeffa\r\nb"), hashOf("a\nb"))
})

test("edits land where the server meant them, in any kind of line ends, and a BOM stays", () => {
  const next = random("edited text")
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 30 }, () => pick(["a", "b😀", "\n", "\r\n", "\r", " "], next)).join("")
    const [start = 0, end = 0] = [next(text.length + 1), next(text.length + 1)].sort((a, b) => a - b)
    const lines = new Lines(text)
    const range = lines.toRange({ start, end })
    const span = lines.toSpan(range)
    const expected = `\ufeff${text.slice(0, span.start)}NEW${text.slice(span.end)}`
    equal(editedText(`\ufeff${text}`, [{ range, newText: "NEW" }]), expected)
  }
})

test("several edits hold for the text before all of them", () => {
  equal(editedText("one two", [at(0, 4, 7, "2"), at(0, 0, 3, "1")]), "1 2")
})

test("the difference of two texts is one stretch that never cuts a CRLF", () => {
  check("a\r\nb\r\n", "a\r\nb\r\nc\r\n")
  check("a\nb", "a\r\nb")
  check("aaa", "aa")
  check("", "new")
  function check(from: string, to: string): void {
    const { start, end, newText } = difference(from, to)
    equal(from.slice(0, start) + newText + from.slice(end), to)
    ok(from[start - 1] !== "\r" && !(from[end] === "\n" && from[end - 1] === "\r"), JSON.stringify([from, to]))
  }
})

test("files are edited and created", async () => {
  const store = new MemoryStore({ [sidecar]: "\ufeffmentions:\r\n  A: a\r\n" })
  const plan = await ready(store, changed(sidecar, "mentions:\n  A: a\n", at(2, 0, 0, "  B: b\r\n")), created(registry))
  ok("done" in (await carryOut(plan, store)))
  deepEqual(store.all, { [sidecar]: "\ufeffmentions:\r\n  A: a\r\n  B: b\r\n", [registry]: "new\n" })
})

test("files are renamed behind the edits", async () => {
  const store = new MemoryStore({ [sidecar]: "x" })
  const result = { ...resultOf(changed(sidecar, "x", at(0, 0, 1, "y"))), renames: [{ from: sidecar, to: other }] }
  const plan = await planOf(result, store)
  ok(plan.kind === "ready")
  ok("done" in (await carryOut(plan.operations, store)))
  deepEqual(store.all, { [other]: "y" })
})

test("of two who edit one file the second is told, and nothing is written", async () => {
  const store = new MemoryStore({ [sidecar]: "theirs", [registry]: "r" })
  const plan = await planOf(resultOf(changed(registry, "r"), changed(sidecar, "mine")), store)
  deepEqual(plan, { kind: "outdated", uris: [sidecar] })
  match(outdatedText([sidecar]), /^"a\.ann\.yaml" changed in the meantime/)
})

test("a file that was to be created and is there by now is not overwritten", async () => {
  const store = new MemoryStore({ [registry]: "theirs" })
  deepEqual(await planOf(resultOf(created(registry)), store), { kind: "outdated", uris: [registry] })
})

test("a file that is to be edited and is gone, or a name that is taken, is noticed before anything is written", async () => {
  const store = new MemoryStore({ [sidecar]: "x", [other]: "taken" })
  deepEqual(await planOf(resultOf(changed(registry, "r")), store), { kind: "outdated", uris: [registry] })
  const renames = [{ from: sidecar, to: other }]
  deepEqual(await planOf({ ...resultOf(), renames }, store), { kind: "outdated", uris: [other] })
})

test("when a file cannot be written, those already written are put back", async () => {
  const before = { [sidecar]: "a", [other]: "b" }
  const store = new MemoryStore(before)
  store.failing.set(other, "EACCES")
  const plan = await ready(store, changed(sidecar, "a"), created(registry), changed(other, "b"))
  const message = failed(await carryOut(plan, store))
  deepEqual(store.all, before)
  equal(message, '"b.ann.yaml" is not writable; nothing was changed')
})

test("a full disk that took half of a file costs nothing of what was in it", async () => {
  const before = { [sidecar]: "mentions:\n  A: a\n", [registry]: "entities:\n" }
  const store = new MemoryStore(before)
  store.failing.set(sidecar, "ENOSPC")
  const plan = await ready(store, changed(registry, before[registry] ?? ""), changed(sidecar, before[sidecar] ?? ""))
  const message = failed(await carryOut(plan, store))
  deepEqual(store.all, before)
  equal(message, 'The disk is full: "a.ann.yaml" could not be written; nothing was changed')
})

test("a rename that fails takes the edits back with it", async () => {
  const store = new MemoryStore({ [sidecar]: "x" })
  store.failing.set(other, "EACCES")
  const result = { ...resultOf(changed(sidecar, "x", at(0, 0, 1, "y"))), renames: [{ from: sidecar, to: other }] }
  const plan = await planOf(result, store)
  ok(plan.kind === "ready" && !("done" in (await carryOut(plan.operations, store))))
  deepEqual(store.all, { [sidecar]: "x" })
})

test("a file that cannot be put back is named", async () => {
  const store = new MemoryStore({ [sidecar]: "a", [other]: "b" })
  store.failing.set(other, "EACCES")
  const plan = await ready(store, changed(sidecar, "a"), changed(other, "b"))
  const write = store.write.bind(store)
  store.write = async (uri, text) => {
    const result = await write(uri, text)
    store.failing.set(uri, "EACCES")
    return result
  }
  match(failed(await carryOut(plan, store)), /"b\.ann\.yaml" is not writable, and "a\.ann\.yaml" could not be put back/)
})

test("what somebody types or writes into a file while others are written stays, and nothing is changed", async () => {
  const store = new MemoryStore({ [sidecar]: "a", [registry]: "r", [other]: "b" })
  const plan = await ready(store, changed(sidecar, "a"), changed(registry, "r"), changed(other, "b"))
  store.texts.set(other, "theirs")
  equal(failed(await carryOut(plan, store)), '"b.ann.yaml" changed in the meantime; nothing was changed')
  deepEqual(store.all, { [sidecar]: "a", [registry]: "r", [other]: "theirs" })
})

test("a file that is created in the meantime is not overwritten", async () => {
  const store = new MemoryStore({ [sidecar]: "a" })
  const plan = await ready(store, changed(sidecar, "a"), created(registry))
  store.texts.set(registry, "theirs")
  equal(failed(await carryOut(plan, store)), '"registry.yaml" changed in the meantime; nothing was changed')
  deepEqual(store.all, { [sidecar]: "a", [registry]: "theirs" })
})

test("what is typed behind a write stays when the others are taken back, and what was there before is shown", async () => {
  const store = new MemoryStore({ [sidecar]: "a", [other]: "b" })
  store.failing.set(other, "EACCES")
  const plan = await ready(store, changed(sidecar, "a"), changed(other, "b"))
  const write = store.write.bind(store)
  store.write = async (uri, text) => {
    const result = await write(uri, text)
    store.texts.set(uri, `${text}, and typed`)
    return result
  }
  match(failed(await carryOut(plan, store)), /is not writable, and "a\.ann\.yaml" could not be put back/)
  deepEqual(store.all, { [sidecar]: "an edit a, and typed", [other]: "b" })
})

test("what somebody else applies is recognized file by file", () => {
  const files = [
    { uri: sidecar, before: "A: a\r\n", edits: [at(0, 3, 4, "b")] },
    { uri: other, before: "A: a\n", edits: [at(0, 3, 4, "b")] },
  ]
  const expectation = new Expectation(files)
  equal(expectation.see(sidecar, "A: a\n"), false)
  equal(expectation.see(other, "A: b\n"), true)
  deepEqual(expectation.missing, [sidecar])
  equal(expectation.see(sidecar, "A: b\n"), true)
  equal(expectation.see(sidecar, "A: b\n"), false)
  deepEqual(expectation.missing, [])
  deepEqual(
    expectation.operations.map(operation => operation.kind === "write" && operation.before),
    ["A: a\r\n", "A: a\n"],
  )
})

function at(line: number, start: number, end: number, newText: string) {
  return { range: { start: { line, character: start }, end: { line, character: end } }, newText }
}

function changed(uri: string, text: string, edit = at(0, 0, 0, "an edit ")): ChangedFile {
  return { uri, before: hashText(text), edits: [edit] }
}

function created(uri: string): ChangedFile {
  return { uri, before: null, edits: [at(0, 0, 0, "new\n")] }
}

function resultOf(...files: ChangedFile[]): ActResult {
  return { title: "Tag", done: "Tagged", summary: [], files, renames: [] }
}

async function ready(store: MemoryStore, ...files: ChangedFile[]) {
  const plan = await planOf(resultOf(...files), store)
  if (plan.kind !== "ready") throw new Error(JSON.stringify(plan))
  return plan.operations
}

function failed(result: CarriedOut): string {
  if ("done" in result) throw new Error("It did not fail")
  return failureText(result)
}
