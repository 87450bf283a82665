import { equal } from "node:assert/strict"
import { test } from "node:test"
import { heirOf } from "../../client/vocabulary/heir-of.ts"

function check(from: string, to: string, expected: string | undefined): void {
  equal(heirOf("bk", [{ from: `file:///c/${from}`, to: `file:///c/${to}` }]), expected)
}

test("whose layer gets another name has another id", () => {
  check("a.ann.bk.yaml", "a.ann.cd.yaml", "cd")
  check("two%20words.ann.bk.yaml", "two%20words.ann.cd.yaml", "cd")
})

test("nothing follows from other renames", () => {
  check("a.ann.ed.yaml", "a.ann.cd.yaml", undefined)
  check("a.ann.bk.yaml", "b.ann.bk.yaml", undefined)
  check("a.ann.bk.yaml", "b.ann.cd.yaml", undefined)
  check("a.ann.bk.yaml", "a.ann.yaml", undefined)
})
