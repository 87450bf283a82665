import { equal } from "node:assert/strict"
import { test } from "node:test"
import { withMissingLines } from "../../client/corpus/missing-lines.ts"

test("lines that are there are not added again", () => check("a\nb\n", "b\nc\n", "a\nb\nc\n"))
test("nothing is added where nothing is missing", () => check("b", "b\n", "b"))
test("a last line without an end is ended first", () => check("a", "b\n", "a\nb\n"))
test("line ends are those of the file", () => check("a\r\n", "b\nc\n", "a\r\nb\r\nc\r\n"))
test("a byte-order mark stays", () => check("\ufeffa\n", "b\n", "\ufeffa\nb\n"))
test("letters of a file that is not in UTF-8 stay", () =>
  check("\xdcbersicht.txt text\n", "b\n", "\xdcbersicht.txt text\nb\n", "latin1"))

function check(before: string, wanted: string, after: string, encoding: BufferEncoding = "utf8"): void {
  equal(Buffer.from(withMissingLines(Buffer.from(before, encoding), wanted)).toString(encoding), after)
}
