import assert from "node:assert/strict"
import { test } from "node:test"
import type { CallHierarchyItem } from "vscode-languageserver"
import { toEnd } from "../../server/core/text/bits.ts"
import { slice } from "../../server/core/text/span.ts"
import { entityItems, incomingCalls, outgoingCalls } from "../../server/lsp/features/call-hierarchy.ts"
import { openAt } from "../support/at-words.ts"
import { documentsOf } from "../support/open-fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

function itemsAt(path: string, words: string) {
  const document = openAt(talksCorpus, path, words)
  const documents = documentsOf(document.corpus)
  return { documents, items: [...entityItems(document, documents)] }
}

/** Who speaks of the item: `name (detail): what`. */
function checkIncoming(path: string, words: string, expected: readonly string[]): void {
  const { documents, items } = itemsAt(path, words)
  const calls = items.flatMap(item => toEnd(incomingCalls(item, documents)))
  const text = ({ from, fromRanges }: (typeof calls)[number]) => describe(from, fromRanges, from)
  assert.deepEqual(calls.map(text), expected)

  function describe(item: CallHierarchyItem, ranges: CallHierarchyItem["range"][], within: CallHierarchyItem): string {
    const lines = documents.find(within.uri)?.lines
    const said = ranges.map(range => (lines ? slice(lines.text, lines.toSpan(range)) : "?"))
    return `${item.name} (${item.detail}): ${said.join(" | ")}`
  }
}

/** Of whom the item speaks: `name: how many ranges in the item's own file`. */
function checkOutgoing(path: string, words: string, expected: readonly string[]): void {
  const { documents, items } = itemsAt(path, words)
  const calls = items.flatMap(item => toEnd(outgoingCalls(item, documents)))
  assert.deepEqual(
    calls.map(({ to, fromRanges }) => `${to.name} (${to.detail}): ${fromRanges.length}`),
    expected,
  )
}

test("an entity is an item where it was asked for, a joint mention gives several, a claim its speakers", () => {
  const names = (path: string, words: string) =>
    itemsAt(path, words).items.map(({ name, detail }) => `${name}, ${detail}`)
  assert.deepEqual(names("a/old.txt", "Ri$0ce said"), ["Condoleezza Rice, person"])
  assert.deepEqual(names("a/old.txt", "The two$0 regions"), ["South Ossetia, territory", "Abkhazia, territory"])
  assert.deepEqual(names("a/old.txt", "frien$0ds are"), ["Condoleezza Rice, person"])
  assert.deepEqual(names("registry.yaml", "us$0a: {"), ["United States, Country"])
  assert.deepEqual(names("a/new.txt", "changed$0"), ["The article, "])
  assert.deepEqual(names("codebook.yaml", "friend$0ship:"), [])
})

test("its callers are those who make claims about it, speaker by speaker, article by article", () =>
  checkIncoming("registry.yaml", "us$0a: {", [
    "Condoleezza Rice (supports Friendship · 2008-10 · old): friends are for all",
    "Condoleezza Rice (opposes Friendship · 2010-02-03 · new): American friends are few",
    "Marat Tazhin (supports Friendship · 2008-10 · old): praised the United States",
    "The article (none Policy · 2010-02-03 · new): Washington changed its mind",
  ]))

test("it calls those of whom it speaks; ranges are those in its own file", () => {
  checkOutgoing("a/new.txt", "Ri$0ce said", [
    "United States (supports Friendship · 2008-10 · old): 0",
    "United States (opposes Friendship · 2010-02-03 · new): 1",
    "Marat Tazhin (opposes Friendship · 2010-02-03 · new): 1",
  ])
  checkOutgoing("a/new.txt", "changed$0", ["United States (none Policy · 2010-02-03 · new): 1"])
})

test("a local speaker can be followed further", () => {
  const { documents, items } = itemsAt("registry.yaml", "abkha$0zia:")
  const [call] = items.flatMap(item => toEnd(incomingCalls(item, documents)))
  assert.equal(call?.from.name, "man")
  const further = call === undefined ? [] : toEnd(outgoingCalls(call.from, documents))
  assert.deepEqual(
    further.map(({ to }) => to.name),
    ["South Ossetia", "Abkhazia"],
  )
})

test("an item that is none of ours has no calls", () => {
  const { documents } = itemsAt("registry.yaml", "us$0a: {")
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  const item: CallHierarchyItem = { name: "", kind: 1, uri: "", range, selectionRange: range, data: { root: 1 } }
  assert.deepEqual(toEnd(incomingCalls(item, documents)), [])
  assert.deepEqual(toEnd(outgoingCalls({ ...item, data: null }, documents)), [])
})
