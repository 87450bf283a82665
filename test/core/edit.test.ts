import assert from "node:assert/strict"
import { test } from "node:test"
import { applyEdits, mapSpan } from "../../server/core/text/edit.ts"

/** `[…]` is the span, `{old|new}` an edit; `after` shows both applied, or undefined where the span is lost. */
function check(before: string, after: string | undefined): void {
  const edits: { span: { start: number; end: number }; newText: string }[] = []
  let text = ""
  let span = { start: -1, end: -1 }
  for (const [piece] of before.matchAll(/\{[^}]*\}|\[|\]|[^{[\]]+/g)) {
    if (piece === "[") span = { ...span, start: text.length }
    else if (piece === "]") span = { ...span, end: text.length }
    else if (piece.startsWith("{")) {
      const [old = "", newText = ""] = piece.slice(1, -1).split("|")
      edits.push({ span: { start: text.length, end: text.length + old.length }, newText })
      text += old
    } else text += piece
  }
  const mapped = mapSpan(span, edits)
  const edited = applyEdits(text, edits)
  const shown =
    mapped && `${edited.slice(0, mapped.start)}[${edited.slice(mapped.start, mapped.end)}]${edited.slice(mapped.end)}`
  assert.equal(shown, after)
}

test("text inserted before a quote moves it", () => check("{|Today }[he said] no", "Today [he said] no"))
test("text typed at the end stays outside", () => check("[he said]{| loudly}", "[he said] loudly"))
test("text typed at the start stays outside", () => check("so {|now }[he said]", "so now [he said]"))
test("an edit inside the quote asks for a new anchor", () => check("[he {said|says}] no", undefined))
test("an edit across a border asks for a new anchor", () => check("so [he] {said|says}", "so [he] says"))
test("deleting around a quote leaves it", () => check("{so |}[he said]{ no|}", "[he said]"))
test("several edits before a quote add up", () => check("{a|bcd}{|x} y [he]", "bcdx y [he]"))
