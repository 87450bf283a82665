import { equal } from "node:assert/strict"
import { test } from "node:test"
import { missingLines } from "../../client/corpus/missing-lines.ts"

test("lines that are there are not added again", () => equal(missingLines("a\nb\n", "b\nc\n"), "c\n"))
test("nothing is added where nothing is missing", () => equal(missingLines("b", "b\n"), ""))
test("a last line without an end is ended first", () => equal(missingLines("a", "b\n"), "\nb\n"))
test("line ends are those of the file", () => equal(missingLines("a\r\n", "b\nc\n"), "b\r\nc\r\n"))
