import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"
import { readFolder } from "../support/folder.ts"
import { countTrials } from "./edited-table.ts"
import { editSeed, type Trial, tryEdits } from "./try-edits.ts"

console.log(`edited articles: seed ${editSeed}`)
const trials = [...tryEdits(readFolder(join(projectFolder, "samples/tour")), 2)]
const figures = countTrials(trials)

test("no edit of an article makes an annotation silently wrong", () => {
  assert.deepEqual(trials.filter(({ kind }) => kind === "wrong").map(describe), [])
})

test("with the old text, annotations whose words stay are right after every edit that keeps the words", () => {
  for (const [{ name, keepsWords }, ofEdit] of figures) {
    for (const [way, { kept }] of ofEdit) {
      if (!keepsWords || way === "old text unknown") continue
      assert.ok(kept.right >= 0.995 * kept.all, `${name}, ${way}: ${kept.right} of ${kept.all}`)
    }
  }
})

test("once a text is accepted, annotations whose words stay are right, and none that was right is not", () => {
  for (const [{ name, keepsWords }, ofEdit] of figures) {
    for (const [way, { kept }] of ofEdit) {
      if (!keepsWords || way === "old text unknown") continue
      assert.ok(kept.rightOnceAccepted >= 0.995 * kept.all, `${name}, ${way}: ${kept.rightOnceAccepted} of ${kept.all}`)
    }
  }
  const harmed = trials.filter(({ kind, rightOnceAccepted }) => kind === "right" && !rightOnceAccepted)
  assert.deepEqual(harmed.map(describe), [])
})

test("edits that change words give something to tell, and without the old text less can be named", () => {
  const counts = [...figures].flatMap(([edit, ofEdit]) => (edit.keepsWords ? [] : [...ofEdit]))
  const sum = (way: string, kind: "reported" | "unnamed") =>
    counts.reduce((total, [own, count]) => total + (own === way ? count[kind] : 0), 0)
  assert.ok(sum("old text known", "reported") > 100)
  assert.ok(sum("old text unknown", "unnamed") > 0)
})

function describe({ edit, way, uri, kind, words, annotation, article, at }: Trial): string {
  const around = at && article.slice(Math.max(0, at.start - 30), at.end + 30)
  return `${edit.name}, ${way}: ${uri.slice(uri.lastIndexOf("/") + 1)}: ${kind} ${words} ${annotation} in "${around ?? ""}"`
}
