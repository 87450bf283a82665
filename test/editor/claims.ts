import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict"
import { commands, Range, Selection, window } from "vscode"
import { read, select, undo } from "./files.ts"
import { cancel, enter, labels, pickWhen, take, typeInto } from "./quick-picks.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { open, rangeOf } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const words = "Kazakhstan should keep its word on reform and human rights before 2010"

test("a claim is recorded with Enter alone, saved, and taken back by undo", async () => {
  const before = await read(sidecar)
  const editor = await select(article, words)
  const done = commands.executeCommand("postil.recordClaim")
  for (const pick of await stepThrough()) match(pick, /Record Claim: “Kazakhstan should keep/)
  await done
  const after = await read(sidecar)
  notEqual(after, before)
  match(after, /quote: Kazakhstan should keep its word on reform and human rights before 2010/)
  ok(editor.selection.isEmpty && !editor.document.isDirty)
  equal(tabs().length, 1)
  await undo()
  equal(await read(sidecar), before)
})

test("what is chosen stays as a draft when the picker is closed, and writes nothing", async () => {
  const before = await read(sidecar)
  await select(article, words)
  const first = commands.executeCommand("postil.recordClaim")
  await take(await stepWhen(1), "China")
  await stepWhen(2)
  await cancel()
  await first
  equal(await read(sidecar), before)
  await select(article, words)
  const second = commands.executeCommand("postil.recordClaim")
  await commands.executeCommand("workbench.action.quickInputBack")
  const again = await pickWhen(/Record Claim/)
  equal(again.step, 2)
  await cancel()
  await second
})

test("a claim is edited in a form that shows what it says", async () => {
  const before = await read(sidecar)
  await putCursorAt(article, "sphere of influence")
  const done = commands.executeCommand("postil.editAnnotation")
  const overview = await pickWhen(/Choose what/)
  const stance = overview.items.find(({ label }) => /stance/i.test(label))
  match(stance?.description ?? "", /opposes/i)
  await take(overview, stance?.label ?? "")
  await take(await pickWhen(/stance:/i), "mixed")
  await take(await pickWhen(/Choose what/), "Save")
  await done
  equal(await read(sidecar), before.replace(/(no-sphere:[\s\S]*?stance: )opposes/, "$1mixed"))
  await undo()
  equal(await read(sidecar), before)
})

test("a mention is changed at the cursor: another entity, a note, or none of it", async () => {
  const before = await read(sidecar)
  const edit = async (row: string) => {
    await putCursorAt(article, "Afghanistan")
    const done = commands.executeCommand("postil.editAnnotation")
    await take(await pickWhen(/“Afghanistan”/), row)
    return done
  }
  const retagging = edit("Tag as another entity")
  await take(await pickWhen(/Tag “Afghanistan”/), "China")
  await retagging
  await waitFor("another entity", async () => /Afghanistan: china/.test(await read(sidecar)))
  await undo()
  const noting = edit("Note…")
  await typeInto(await pickWhen(/Note on “Afghanistan”/), "where the routes lead")
  await enter()
  await noting
  match(
    await read(sidecar),
    /Afghanistan:\n *- afghanistan\n *- \{entity: afghanistan, prefix: and, note: where the routes lead\}/,
  )
  await putCursorAt(article, "Afghanistan")
  const renoting = commands.executeCommand("postil.editAnnotation")
  const rows = await pickWhen(/“Afghanistan”/)
  equal(rows.items.find(({ label }) => label.includes("Note…"))?.detail, "where the routes lead")
  await take(rows, "Note…")
  await take(await pickWhen(/Note on “Afghanistan”/), "Remove the note")
  await renoting
  equal(await read(sidecar), before)
  await undo()
  await undo()
  await edit("Remove the annotation")
  await waitFor("no mention", async () => !/Afghanistan:/.test(await read(sidecar)))
  await undo()
  equal(await read(sidecar), before)
})

test("a claim gets other words", async () => {
  const before = await read(sidecar)
  await select(article, "a large power could own a sphere of influence")
  const done = commands.executeCommand("postil.setRange")
  await take(await pickWhen(/Which annotation/), "claim")
  await done
  match(await read(sidecar), /quote: a large power could own a sphere of influence\n/)
  await undo()
  equal(await read(sidecar), before)
})

test("tags are ticked, of an exclusive group only one", async () => {
  const before = await read(sidecar)
  await open(article)
  const done = commands.executeCommand("postil.setTags")
  const tags = await pickWhen(/Tags/i)
  const selected = () => tags.selectedItems.map(({ label }) => label)
  deepEqual(selected(), ["genre news", "frame balancing"])
  const analysis = tags.items.filter(({ label }) => label === "genre analysis")
  tags.selectedItems = [...tags.selectedItems, ...analysis]
  await waitFor("genre-news to be unticked", () => selected().toSorted().join() === "frame balancing,genre analysis")
  await enter()
  await done
  match(await read(sidecar), /tags: \[frame-balancing, genre-analysis\]/)
  await undo()
  equal(await read(sidecar), before)
})

test("the status is chosen, the details are a form", async () => {
  const before = await read(sidecar)
  await open(article)
  const status = commands.executeCommand("postil.setStatus")
  await take(await pickWhen(/Status/i), "coded")
  await status
  match(await read(sidecar), /\nstatus: coded\n/)
  await undo()
  const details = commands.executeCommand("postil.editArticle")
  const overview = await pickWhen(/Choose what/)
  ok(
    overview.items.some(({ description }) => description === "Postil tour"),
    labels(overview).join(),
  )
  await cancel()
  await details
  equal(await read(sidecar), before)
})

test("words are marked as a byline and as boilerplate", async () => {
  const before = await read(sidecar)
  await select(article, "Advertisement")
  const byline = commands.executeCommand("postil.markRegion")
  await take(await pickWhen(/Mark as Headline or Caption: “Advertisement”/), "Byline")
  await byline
  match(await read(sidecar), /byline: Advertisement/)
  await undo()
  await select(article, "before 2010")
  const boilerplate = commands.executeCommand("postil.markBoilerplate")
  await take(await pickWhen(/Mark as Boilerplate/), "In this article")
  await boilerplate
  match(await read(sidecar), /boilerplate:/)
  await undo()
  equal(await read(sidecar), before)
})

/** Enter for each step; what the pages said. */
async function stepThrough(): Promise<readonly string[]> {
  const seen: string[] = []
  for (let step = 1; ; step++) {
    const pick = await stepWhen(step)
    seen.push(`${pick.title} ${pick.placeholder}`)
    await enter()
    if (step === pick.totalSteps) return seen
  }
}

async function stepWhen(step: number) {
  const pick = await pickWhen(/Record Claim/)
  await waitFor(`step ${step}`, () => pick.step === step && !pick.busy)
  return pick
}

async function putCursorAt(path: string, text: string): Promise<void> {
  const editor = await open(path)
  const { start } = rangeOf(editor, text)
  editor.selection = new Selection(start.translate(0, 2), start.translate(0, 2))
  editor.revealRange(new Range(start, start))
}

function tabs() {
  return window.tabGroups.all.flatMap(group => group.tabs)
}
