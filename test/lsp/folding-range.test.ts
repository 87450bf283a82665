import assert from "node:assert/strict"
import { test } from "node:test"
import { foldingRanges } from "../../server/lsp/features/folding-range.ts"
import { openFixture } from "../support/open-fixture.ts"

/** What folds, as `first-last` of its lines, counted from 0. */
function check(text: string, expected: readonly string[], path = "a.ann.yaml"): void {
  const { document } = openFixture(`//- ${path}\n${text}`, path)
  const found = foldingRanges(document).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? "" : ` ${kind}`}`,
  )
  assert.deepEqual(found, expected)
}

test("sections and claims fold up to their last line", () =>
  check("claims:\n  a:\n    quote: >-\n      one\n      two\n\n  b:\n    mode: direct\n\nnotes: []\n", [
    "0-7",
    "1-4",
    "2-4",
    "6-7",
  ]))

test("a list may stand as far left as its key", () =>
  check("notes:\n- at: x\n  text: y\n- z\nallow:\n", ["0-3", "1-2"]))

test("runs of comments fold, single ones do not", () =>
  check("# one\n# two\nmentions:\n  # alone\n  a: b\n\n# x\n\n# y\n", ["0-1 comment", "2-4"]))

test("brackets over several lines fold with the line that opens them", () =>
  check("tags: [a,\n  b,\n  c]\nlocal: {}\r\n", ["0-2"]))

test("half-typed files fold all the same", () =>
  check('claims:\n  a:\n    quote: "never closed\n  b:\n    x\n', ["0-4", "1-2", "3-4"]))

test("an article does not fold", () => check("One\n  two\n", [], "a.txt"))

test("an empty file does not fold", () => check("", []))
