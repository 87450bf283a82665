import assert from "node:assert/strict"
import { test } from "node:test"
import { applyEdits } from "../../../server/core/text/edit.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"

/** What keeping both versions of the first conflict makes of a text; undefined where that is not offered. */
function check(text: string, wanted: string | undefined): void {
  const fix = readYaml(text).problems[0]?.fixes?.find(({ title }) => title === "Keep both")
  const kept = fix && applyEdits(text, fix.edits)
  assert.equal(kept, wanted)
  if (kept !== undefined) assert.deepEqual(readYaml(kept).problems, [])
}

const conflict = (ours: string, theirs: string, base = "") =>
  `<<<<<<< ours\n${ours}${base}=======\n${theirs}>>>>>>> theirs\n`

test("different keys, and items of a list, can both stay", () => {
  check(`mentions:\n${conflict("  a: b\n", "  c: d\n")}`, "mentions:\n  a: b\n  c: d\n")
  check(`notes:\n${conflict("  - {at: a}\n", "  - {at: b}\n  - c\n")}`, "notes:\n  - {at: a}\n  - {at: b}\n  - c\n")
})

test("the common version goes with the marks, in the line ends of the file", () =>
  check(
    `mentions:\n${conflict("  a: b\n", "  c: d\n", "||||||| base\n  x: y\n")}  e: f\n`.replaceAll("\n", "\r\n"),
    "mentions:\r\n  a: b\r\n  c: d\r\n  e: f\r\n",
  ))

test("one key with two values cannot, and neither can one that stands elsewhere in the map", () => {
  check(`status: open\n${conflict("tags: [a]\n", "tags: [b]\n")}`, undefined)
  check(`mentions:\n  c: d\n${conflict("  a: b\n", "  c: e\n")}`, undefined)
  check(conflict("status: open\n", "status: open\nstatus: coded\n"), undefined)
})

test("two readings of one surface become a list where no more than one is without a context", () => {
  check(
    `mentions:\n${conflict("  Moss: moss\n", "  Moss: [{entity: bog, prefix: wet}]\n")}  e: f\n`,
    "mentions:\n  Moss: [moss, {entity: bog, prefix: wet}]\n  e: f\n",
  )
  check(`mentions:\n${conflict("  Moss: moss\n", "  Moss: bog\n")}`, undefined)
})

test("nothing is offered where a version is empty, unreadable, or indented otherwise", () => {
  check(`mentions:\n${conflict("", "  c: d\n")}`, undefined)
  check(`mentions:\n${conflict("  a: b\n", '  c: "d\n')}`, undefined)
  check(`claims:\n  x:\n${conflict("    a: b\n", "  y:\n    c: d\n")}`, undefined)
})
