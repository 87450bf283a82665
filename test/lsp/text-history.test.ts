import assert from "node:assert/strict"
import { test } from "node:test"
import { TextDocument } from "vscode-languageserver-textdocument"
import { applyEdits } from "../../server/core/text/edit.ts"
import { Buffers } from "../../server/lsp/buffers.ts"
import { hashOf } from "../../server/node/text-store.ts"
import { type Next, pick, random, times } from "../support/random.ts"

const uri = "file:///corpus/a.txt"

/** A document that was opened with a text. */
function opened(text: string): Buffers {
  const buffers = new Buffers()
  buffers.open(uri, { uri, languageId: "plaintext", version: 1, text })
  return buffers
}

/** Replaces words one after another, as an editor tells it: each place is counted in the text that the last has left. */
function replace(buffers: Buffers, ...replaced: readonly (readonly [at: number, words: string, by: string])[]): void {
  const text = buffers.text(uri) ?? ""
  let document = TextDocument.create(uri, "plaintext", 1, text)
  const changes = replaced.map(([at, words, by]) => {
    const range = { start: document.positionAt(at), end: document.positionAt(at + words.length) }
    assert.equal(document.getText(range), words)
    document = TextDocument.update(document, [{ range, text: by }], 2)
    return { range, text: by }
  })
  buffers.change(uri, changes, 2)
  assert.equal(buffers.text(uri), document.getText())
}

function edits(buffers: Buffers, text: string): readonly unknown[] | undefined {
  return buffers.history.since(uri, text)?.map(({ span, newText }) => [span.start, span.end, newText])
}

test("what is typed is known as edits of the text at opening", () => {
  const text = "Adler spoke to Brandt.\n"
  const buffers = opened(text)
  assert.deepEqual(edits(buffers, text), [])
  replace(buffers, [5, "", "s"])
  replace(buffers, [16, "Brandt", "Carl"])
  assert.deepEqual(edits(buffers, text), [
    [5, 5, "s"],
    [15, 21, "Carl"],
  ])
})

test("many cursors, from the end of the text or from its beginning", () => {
  const text = "Adler and Adler\n"
  const expected = [
    [0, 5, "Bo"],
    [10, 15, "Bo"],
  ]
  const fromEnd = opened(text)
  replace(fromEnd, [10, "Adler", "Bo"], [0, "Adler", "Bo"])
  assert.deepEqual(edits(fromEnd, text), expected)
  const fromStart = opened(text)
  replace(fromStart, [0, "Adler", "Bo"], [7, "Adler", "Bo"])
  assert.deepEqual(edits(fromStart, text), expected)
})

test("what is taken out and put back leaves nothing, not even in part", () => {
  const text = "Adler spoke to Brandt.\n"
  const buffers = opened(text)
  replace(buffers, [0, "Adler spoke", ""])
  replace(buffers, [0, "", " spoke"])
  assert.deepEqual(edits(buffers, text), [[0, 5, ""]])
  replace(buffers, [0, "", "Adler"])
  assert.deepEqual(edits(buffers, text), [])
})

test("where much replaces much nothing exact is known, until the text is again what it was", () => {
  const text = "one\ntwo\nthree\n"
  const buffers = opened(text)
  buffers.change(uri, [{ text: text.replaceAll("\n", "\r\n") }], 2)
  assert.equal(edits(buffers, text), undefined)
  replace(buffers, [0, "", "x"])
  assert.equal(edits(buffers, text), undefined)
  buffers.change(uri, [{ text }], 3)
  assert.deepEqual(edits(buffers, text), [])
})

test("a text that is marked is followed besides the first, and found by its hash", () => {
  const [first, marked] = ["Adler spoke.\n", "Adler spoke twice.\n"]
  const buffers = opened(first)
  replace(buffers, [11, "", " twice"])
  buffers.history.mark(uri, marked)
  replace(buffers, [0, "", "Then "])
  assert.deepEqual(edits(buffers, marked), [[0, 0, "Then "]])
  assert.deepEqual(edits(buffers, first)?.length, 2)
  assert.equal(buffers.history.find(uri, hashOf(marked).slice(0, 12)), marked)
  assert.equal(buffers.history.find(uri, hashOf("another")), undefined)
})

test("ten thousand cursors at once take no time to speak of", () => {
  const text = "name ".repeat(10_000)
  const buffers = opened(text)
  const changes = Array.from({ length: 10_000 }, (_, index) => {
    const character = (9_999 - index) * 5
    return { range: { start: { line: 0, character }, end: { line: 0, character: character + 4 } }, text: "title" }
  })
  const started = performance.now()
  buffers.change(uri, changes, 2)
  assert.equal(buffers.history.since(uri, text)?.length, 10_000)
  assert.ok(performance.now() - started < 5_000)
})

test("whatever is done, the edits make the text at opening the present one", () => {
  const next = random("text history")
  for (let round = 0; round < times(300); round++) {
    const text = words(next, 20)
    const buffers = opened(text)
    for (let step = 0; step < 12; step++) {
      const now = buffers.text(uri) ?? ""
      const at = next(now.length + 1)
      const length = Math.min(next(6), now.length - at)
      replace(buffers, [at, now.slice(at, at + length), words(next, 2)])
      const all = buffers.history.since(uri, text)
      if (all !== undefined) assert.equal(applyEdits(text, all), buffers.text(uri), JSON.stringify(text))
    }
  }
})

function words(next: Next, count: number): string {
  return Array.from({ length: next(count + 1) }, () => pick(["a", "b", "ab ", "\n", " "], next)).join("")
}
