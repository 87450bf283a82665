import assert from "node:assert/strict"
import { test } from "node:test"
import type { SelectionRange } from "vscode-languageserver"
import { slice } from "../../server/core/text/span.ts"
import { selectionRanges } from "../../server/lsp/features/selection-range.ts"
import { openFixture } from "../support/open-fixture.ts"

/** What the selection at the cursor grows to; long texts are cut, the whole file is left out. */
function check(source: string, expected: readonly string[]): void {
  const { document, offset } = openFixture(source)
  const [range] = selectionRanges(document, [offset])
  const steps = [...chain(range)].map(({ range }) => slice(document.lines.text, document.lines.toSpan(range)))
  assert.equal(steps.pop(), document.lines.text)
  assert.deepEqual(
    steps.map(step => step.replace(/^(.{40})[\s\S]*$/, "$1…")),
    expected,
  )
  for (const [index, step] of steps.entries()) assert.ok(index === 0 || step.includes(steps[index - 1] ?? ""))
}

function* chain(range: SelectionRange | undefined): Generator<SelectionRange> {
  for (let next = range; next !== undefined; next = next.parent) yield next
}

const sidecar = `//- a.ann.yaml
mentions:
  City Council of Lund: council
  Lund: lund
claims:
  ready: {quote: the City Council of Lund is ready, cue: said}
`

test("in an article it grows from the word over the mentions to the quote, the sentence and the paragraph", () =>
  check(`//- a.txt\nTitle\n\nShe said the City Council of L$0und is ready. It was not.\n\nEnd\n${sidecar}`, [
    "Lund",
    "City Council of Lund",
    "the City Council of Lund is ready",
    "She said the City Council of Lund is rea…",
    "She said the City Council of Lund is rea…",
  ]))

test("in an article without a sidecar there are words, sentences and paragraphs", () =>
  check("//- a.txt\nOne two. Thr$0ee four.\n\nFive\n", ["Three", "Three four.", "One two. Three four."]))

test("between words it begins with what is around", () =>
  check("//- a.txt\nOne — $0— two.\n\nThree\n", ["One — — two."]))

test("in YAML it grows from the word over the text, the entry and the claim", () =>
  check(`//- a.ann.yaml\nclaims:\n  ready:\n    cue: "he sa$0id"\n    mode: direct\nnotes: []\n`, [
    "said",
    "he said",
    '"he said"',
    'cue: "he said"',
    'cue: "he said"\n    mode: direct',
    'ready:\n    cue: "he said"\n    mode: direct',
    'claims:\n  ready:\n    cue: "he said"\n    mode: direct',
    'claims:\n  ready:\n    cue: "he said"\n    mode: direct\nnotes: []',
  ]))

test("an empty file and broken YAML have an answer too", () => {
  const { document } = openFixture('//- a.ann.yaml\nclaims: {"x: [\n', "a.ann.yaml")
  assert.equal(selectionRanges(document, [0, 5, 14]).length, 3)
  const empty = openFixture("//- a.ann.yaml\n", "a.ann.yaml")
  assert.equal(selectionRanges(empty.document, [0]).length, 1)
})
