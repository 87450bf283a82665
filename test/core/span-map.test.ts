import assert from "node:assert/strict"
import { test } from "node:test"
import { difference, refine } from "../../server/core/text/difference.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { SpanMap } from "../../server/core/text/span-map.ts"

/** What became of the words between `[` and `]`, as `kind: what stands there`, by a difference that is computed. */
function check(marked: string, after: string, expected: string): void {
  const before = marked.replace(/[[\]]/g, "")
  const map = new SpanMap(before, after, difference(before, after))
  assert.equal(shown(map, marked, after), expected)
}

/** The same, by edits that are known: `{old|new}`. */
function checkEdits(source: string, expected: string): void {
  const edits: TextEdit[] = []
  let before = ""
  for (const { 0: piece, 1: old, 2: newText } of source.matchAll(/\{([^|]*)\|([^}]*)\}|[\s\S]/g)) {
    if (old === undefined || newText === undefined) {
      before += piece
      continue
    }
    const start = before.replace(/[[\]]/g, "").length
    before += old
    edits.push({ span: { start, end: before.replace(/[[\]]/g, "").length }, newText })
  }
  const text = before.replace(/[[\]]/g, "")
  const after = applyEdits(text, edits)
  assert.equal(shown(new SpanMap(text, after, refine(text, after, edits)), before, after), expected)
}

function shown(map: SpanMap, marked: string, after: string): string {
  const { kind, span } = map.map({ start: marked.indexOf("["), end: marked.indexOf("]") - 1 })
  return `${kind}: ${after.slice(span.start, span.end).replace(/\s/g, "_")}`
}

const town = "The council of the town had met in the hall before anybody in the street knew of it."

test("words stand where the text around them went", () => {
  check("We met [Adler] in town", "Today we met Adler in town", "kept: Adler")
  checkEdits("{|Today }We met [Adler] in town", "kept: Adler")
})
test("what is typed at a border stays outside", () => {
  checkEdits("We met {|Anna }[Adler]{| and others} in town", "kept: Adler")
  checkEdits("We met [Adler]{|s} in town", "kept: Adler")
})
test("blanks and typography may change inside", () => {
  check(
    "He said: [we “need” it - now] and left",
    'He said: we\n "need"  it – now and left',
    'kept: we__"need"__it_–_now',
  )
  checkEdits("the [har{|\u00ad}bour] stays", "kept: har\u00adbour")
})
test("words that are typed anew as they were have stayed", () =>
  checkEdits("We met {[Anna Adler] in|Anna Adler at} town", "kept: Anna_Adler"))
test("a word that is respelled is edited", () => {
  check("We met [Adler] in town", "We met Addler in town", "edited: Addler")
  checkEdits("We met [Ad{|d}ler] in town", "edited: Addler")
})
test("what is left of words is a version of them", () =>
  checkEdits("We [met {Anna |}Adler] in town", "edited: met_Adler"))
test("what replaces words is a version of them while it is about as long", () => {
  checkEdits("We met {[Adler]|the mayor} in town", "edited: the_mayor")
  checkEdits(`We met {[Adler]|${town}} in town`, "deleted: ")
})
test("words that are taken out with much around them are deleted", () => {
  check(`One line.\n${town.replace("town", "[town]")}\nLast line.\n`, "One line.\nLast line.\n", "deleted: ")
})
test("a block that stands elsewhere has moved", () => {
  const [first, last] = ["It was the first thing that Adler wrote when he came into the office.", "No."]
  check(`${first}\n\n${town.replace("town", "[town]")}\n`, `${town}\n\n${first}\n`, "kept: town")
  check(
    `${first.replace("Adler", "[Adler]")}\n\n${town}\n\n${last}\n`,
    `${town}\n\n${last}\n\n${first}\n`,
    "moved: Adler",
  )
})
test("a block that stands twice now has not moved", () =>
  check(`No.\n\n${town.replace("town", "[town]")}\n\nYes.\n`, `${town}\n\nNo.\n\nYes.\n\n${town}\n`, "deleted: "))

test("new is what was put in, and what was joined", () => {
  const [before, after] = ["He came from New and old York today", "He came from New York today or yesterday"]
  const map = new SpanMap(before, after, difference(before, after))
  const isNew = (words: string) => map.isNew({ start: after.indexOf(words), end: after.indexOf(words) + words.length })
  assert.deepEqual(["came", "York", "New York", "yesterday"].map(isNew), [false, false, true, true])
})
