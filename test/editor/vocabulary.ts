import { equal, match, ok } from "node:assert/strict"
import { ConfigurationTarget, commands, QuickPickItemKind, workspace } from "vscode"
import { read, select, undo } from "./files.ts"
import { cancel, enter, labels, pickWhen, take, typeInto } from "./quick-picks.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { open, putCursor } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const registry = "registry.yaml"
const codebook = "codebook.yaml"

test("the entity at the cursor is edited in a form, with aliases as a list", async () => {
  const before = await read(registry)
  putCursor(await open(article), "Marat")
  const done = commands.executeCommand("postil.editEntity")
  const overview = await pickWhen(/Choose what/)
  match(overview.title ?? "", /Marat Tazhin/)
  await take(overview, labels(overview).find(label => /alias/i.test(label)) ?? "Aliases")
  await typeInto(await pickWhen(/alias/i), "Minister Tazhin")
  await enter()
  await take(await pickWhen(/alias/i), "Done")
  await take(await pickWhen(/Choose what/), "Save")
  await done
  match(await read(registry), /Minister Tazhin/)
  await undo()
  equal(await read(registry), before)
})

test("a new entity needs a name and a type", async () => {
  const before = await read(registry)
  await open(article)
  const done = commands.executeCommand("postil.newEntity")
  await typeInto(await pickWhen(/What is it called/), "Almaty Office")
  await enter()
  await take(await pickWhen(/Of which type/), "organization")
  await done
  match(await read(registry), /almaty-office:/)
  await undo()
  equal(await read(registry), before)
})

test("a new code of a kind is made step by step", async () => {
  const before = await read(codebook)
  await open(article)
  const done = commands.executeCommand("postil.newCode")
  await take(await pickWhen(/Of which kind/), "Stance")
  const pick = await pickWhen(/New Code: stance/)
  await typeInto(pick, "doubts")
  let isDone = false
  void done.then(() => {
    isDone = true
  })
  while (!isDone) {
    const { placeholder } = pick
    await enter()
    await waitFor("the next step", () => isDone || (!pick.busy && pick.placeholder !== placeholder))
  }
  match(await read(codebook), /doubts:/)
  await undo()
  equal(await read(codebook), before)
})

test("merging tells what it changes before it does, and Esc changes nothing", async () => {
  const before = await Promise.all([registry, sidecar].map(read))
  for (const decide of [cancel, () => pickWhen(/Esc changes nothing/).then(pick => take(pick, "Apply"))]) {
    putCursor(await open(article), "two territories")
    const done = commands.executeCommand("postil.mergeEntities")
    const several = await pickWhen(/Tick those/)
    // What is ticked is seen: the entities at the cursor stand first.
    equal(several.items[0], several.selectedItems[0])
    several.selectedItems = several.items.filter(({ label }) => label === "Abkhazia")
    await waitFor("a tick", () => several.selectedItems.length === 1)
    await enter()
    await take(await pickWhen(/Which one remains/), "South Ossetia")
    const summary = await pickWhen(/Esc changes nothing/)
    match(labels(summary).join(), /\d+ mentions and \d+ claims.*Changes \d+ files/)
    await decide()
    await done
    if (decide === cancel) equal(await read(sidecar), before[1])
  }
  match(await read(sidecar), /Abkhazia: south-ossetia/)
  await undo()
  equal((await Promise.all([registry, sidecar].map(read))).join(), before.join())
})

test("an id is renamed, replaced and retired with a summary first", async () => {
  const before = await Promise.all([codebook, sidecar].map(read))
  await open(article)
  const renaming = commands.executeCommand("postil.renameId", { kind: "topics", id: "reform" })
  await typeInto(await pickWhen(/Lower-case letters/), "Reform!")
  await enter()
  await typeInto(await pickWhen(/Lower-case letters/), "reforms")
  await enter()
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await renaming
  match(await read(sidecar), /topic: reforms\n/)
  await undo()
  const replacing = commands.executeCommand("postil.replaceEverywhere", { kind: "topics", id: "reform" })
  await take(await pickWhen(/By what/), "zhovtis review")
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await replacing
  match(await read(sidecar), /topic: zhovtis-review\n/)
  await undo()
  const retiring = commands.executeCommand("postil.deprecateCode", { kind: "topics", id: "reform" })
  await take(await pickWhen(/used instead/), "zhovtis review")
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await retiring
  match(await read(codebook), /deprecated: \{since: \d{4}-\d\d-\d\d, use: zhovtis-review\}/)
  await undo()
  equal((await Promise.all([codebook, sidecar].map(read))).join(), before.join())
})

test("some mentions of an entity go to a new one", async () => {
  const before = await Promise.all([registry, sidecar].map(read))
  putCursor(await open(article), "Condoleezza")
  const done = commands.executeCommand("postil.splitEntity")
  equal((await pickWhen(/What is to be split/)).activeItems[0]?.label, "Condoleezza Rice")
  await enter()
  const mentions = await pickWhen(/Tick what belongs/)
  const caption = mentions.items.filter(({ label }) => label.includes("«Condoleezza Rice» on her arrival"))
  equal(caption.length, 1, labels(mentions).join("\n"))
  mentions.selectedItems = caption
  await waitFor("a tick", () => mentions.selectedItems.length === 1)
  await enter()
  await typeInto(await pickWhen(/To what does this belong/), "Rice in Pictures")
  await enter()
  await take(await pickWhen(/Of which type/), "event")
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await done
  match(await read(registry), /rice-in-pictures:/)
  match(await read(sidecar), /rice-in-pictures/)
  await undo()
  equal((await Promise.all([registry, sidecar].map(read))).join(), before.join())
})

test("some claims of a topic go to a new one, chosen from the palette", async () => {
  const before = await Promise.all([codebook, sidecar].map(read))
  await open(article)
  const done = commands.executeCommand("postil.splitEntity")
  await take(await pickWhen(/What is to be split/), "A topic, a tag or another code")
  await take(await pickWhen(/Of which kind/), "Topic")
  await take(await pickWhen(/Which topic/), "multi")
  const claims = await pickWhen(/Tick what belongs/)
  ok(
    new Set(claims.items.filter(({ kind }) => kind === QuickPickItemKind.Separator).map(({ label }) => label)).size > 1,
  )
  claims.selectedItems = claims.items.filter(({ detail }) => detail?.includes("change the subject"))
  await waitFor("a tick", () => claims.selectedItems.length === 1)
  await enter()
  await typeInto(await pickWhen(/To what does this belong/), "Choice of friends")
  await enter()
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await done
  match(await read(codebook), /choice-of-friends:/)
  match(await read(sidecar), /we smile and change the subject.\n {4}kind: assertion\n {4}topic: choice-of-friends\n/)
  equal((await read(sidecar)).match(/topic: multi-vector/g)?.length, 3)
  await undo()
  equal((await Promise.all([codebook, sidecar].map(read))).join(), before.join())
})

test("a person gets another role in the form", async () => {
  const before = await read(registry)
  putCursor(await open(article), "Marat")
  const done = commands.executeCommand("postil.editEntity")
  await take(await pickWhen(/Choose what/), "Roles")
  await take(await pickWhen(/Roles/), "Add…")
  const role = await pickWhen(/A new entry of Roles/)
  await take(role, labels(role)[0] ?? "")
  await take(await pickWhen(/Role:/), "deputy")
  await take(await pickWhen(/deputy/), "Done")
  await take(await pickWhen(/Roles/), "Done")
  await take(await pickWhen(/Choose what/), "Save")
  await done
  match(await read(registry), /tazhin:[\s\S]*?- \{role: foreign-minister[^\n]*\n *- \{role: deputy\}/)
  await undo()
  equal(await read(registry), before)
})

test("two codes become one", async () => {
  const before = await Promise.all([codebook, sidecar].map(read))
  await open(article)
  const done = commands.executeCommand("postil.mergeCodes")
  await take(await pickWhen(/Of which kind/), "Topic")
  const several = await pickWhen(/Tick those/)
  several.selectedItems = several.items.filter(({ label }) => /reform/i.test(label))
  await waitFor("a tick", () => several.selectedItems.length === 1)
  await enter()
  await take(await pickWhen(/Which one remains/), "zhovtis review")
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await done
  match(await read(sidecar), /topic: zhovtis-review\n/)
  await undo()
  equal((await Promise.all([codebook, sidecar].map(read))).join(), before.join())
})

test("a code is edited in a form", async () => {
  const before = await read(codebook)
  await open(article)
  const done = commands.executeCommand("postil.editCode")
  await take(await pickWhen(/Of which kind/), "Stance")
  await take(await pickWhen(/Which stance/), "mixed")
  await take(await pickWhen(/Choose what/), "Label")
  await typeInto(await pickWhen(/Label/), "partly")
  await enter()
  await take(await pickWhen(/Choose what/), "Save")
  await done
  match(await read(codebook), /mixed: \{label: partly, about: "The speaker agrees in part, or on conditions"\}/)
  await undo()
  equal(await read(codebook), before)
})

test("the setting follows a coder who gets another id, and back", async () => {
  const settings = () => workspace.getConfiguration("postil")
  await open(article)
  await settings().update("coder", "bk", ConfigurationTarget.Global)
  try {
    const renaming = commands.executeCommand("postil.renameId")
    await take(await pickWhen(/Of which kind/), "Coder")
    await take(await pickWhen(/Which coder/), "bk")
    await typeInto(await pickWhen(/Lower-case letters/), "second")
    await enter()
    await take(await pickWhen(/Esc changes nothing/), "Apply")
    await renaming
    await waitFor("the setting", () => settings().get("coder") === "second")
    await undo()
    await waitFor("the setting as before", () => settings().get("coder") === "bk")
  } finally {
    await settings().update("coder", undefined, ConfigurationTarget.Global)
  }
})

test("a coder is chosen for oneself; annotations then go to the layer", async () => {
  const before = await read(sidecar)
  await open(article)
  const choosing = commands.executeCommand("postil.chooseCoder")
  await typeInto(await pickWhen(/Who annotates/), "bk")
  await enter()
  await choosing
  try {
    equal(workspace.getConfiguration("postil").inspect("coder")?.globalValue, "bk")
    await select(article, "Advertisement")
    const marking = commands.executeCommand("postil.markRegion")
    await take(await pickWhen(/Mark as Headline/), "Byline")
    await marking
    match(await read("articles/2008-10-rice-in-astana.ann.bk.yaml"), /byline: Advertisement/)
    equal(await read(sidecar), before)
    await undo()
  } finally {
    await workspace.getConfiguration("postil").update("coder", undefined, ConfigurationTarget.Global)
  }
})
