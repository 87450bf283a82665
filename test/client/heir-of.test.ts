import { equal } from "node:assert/strict"
import { test } from "node:test"
import { heirOf } from "../../client/vocabulary/heir-of.ts"

function check(before: Record<string, number>, after: Record<string, number>, expected: string | undefined): void {
  equal(heirOf("bk", new Map(Object.entries(before)), new Map(Object.entries(after))), expected)
}

test("who has all articles of a coder whom nobody knows any more is that coder", () => {
  check({ bk: 3, ed: 3 }, { ed: 3, cd: 3 }, "cd")
  check({ bk: 3, cd: 0 }, { cd: 3 }, "cd")
  check({ bk: 0, ed: 2 }, { ed: 2, cd: 0 }, "cd")
})

test("nobody follows a coder who is still there, was never known, or whose work went to several", () => {
  check({ bk: 3 }, { bk: 2, cd: 1 }, undefined)
  check({ ed: 1 }, { cd: 1 }, undefined)
  check({ bk: 3 }, { cd: 2, ed: 1 }, undefined)
  check({ bk: 3, ed: 1 }, { ed: 4 }, undefined)
  check({ bk: 3 }, { cd: 3, ed: 3 }, undefined)
})
