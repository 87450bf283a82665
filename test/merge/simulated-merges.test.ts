import assert from "node:assert/strict"
import { test } from "node:test"
import { mergeFiles } from "../../server/core/merge/merge-files.ts"
import { random, times } from "../support/random.ts"
import { judge } from "./judge-merge.ts"
import { simulateMerges } from "./simulate.ts"

test("of what two coders do nothing is lost, and nothing on which they differ is decided in silence", () => {
  const count = times(40)
  let disagreements = 0
  for (const { path, texts } of simulateMerges(count, random("merges"))) {
    const merged = mergeFiles(texts, path)
    assert.ok("text" in merged, JSON.stringify({ path, merged, texts }))
    const verdict = judge(texts, merged.text)
    const shown = `${path}\n--- base\n${texts.base}\n--- ours\n${texts.ours}\n--- theirs\n${texts.theirs}\n--- merged\n${merged.text}`
    assert.deepEqual(
      { ...verdict, disagreements: 0, conflicts: 0 },
      { ...right, disagreements: 0, conflicts: 0 },
      shown,
    )
    assert.equal(verdict.conflicts, merged.conflicts, shown)
    assert.ok(verdict.disagreements === 0 || verdict.conflicts > 0, shown)
    assert.deepEqual(
      commentsOf(texts.ours, texts.theirs).filter(one => !merged.text.includes(one)),
      [],
      shown,
    )
    disagreements += verdict.disagreements
  }
  assert.ok(disagreements > 0, "they never differed")
})

const right = { disagreements: 0, silent: 0, wrong: 0, parses: true, conflicts: 0 }

/** The remarks that only one of them wrote; those above what was taken out go with it. */
function commentsOf(...texts: readonly string[]): readonly string[] {
  return texts.flatMap(text => text.match(/# remark \d+/g) ?? [])
}
