import { equal } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import type { OpenEditor } from "../support/editor-host/with-editor.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk } from "./keys.ts"

const names =
  "Jonas Wirt, Eva Lind, Bo Hall, Ole Berg, Mia Dahl, Tom Falk, Ann Holt, Kim Lund, Per Moe, Siv Ness".split(", ")
const article = `Ferry Runs Again\n\n${names.join(" and ")} met the press. “The ferry will run again,” Mia Dahl said.\n`
const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": article,
  "registry.yaml": `format: 1
entities:
  berg: {type: person, name: Ole Berg}
  brock: {type: person, name: Ida Brock}
  brandt: {type: person, name: Ida Brandt}
  dahl: {type: person, name: Mia Dahl}
`,
  "codebook.yaml": `format: 1
topics:
  bridge: {about: The bridge}
  ferry: {about: The ferry}
`,
}
const claims = `claims:
  met-press:
    speaker: berg
    mode: narrated
    quote: met the press
    kind: assertion
    topic: bridge
    stance: opposes
  ferry-run:
    speaker: dahl
    cue: said
    mode: direct
    quote: ferry will run
    kind: assertion
    topic: ferry
    stance: supports
`
const sidecar = (folder: string) => join(folder, "one.ann.yaml")

journey("what is typed right behind the key is for the picker", { files }, async editor => {
  const { page, folder } = editor
  await openFile(page, "one.txt")
  for (const name of names) {
    await find(page, name)
    await pressKey(page, "Alt+M")
    await page.keyboard.type("Ida Bro\n")
    await onDisk(sidecar(folder), text => text?.includes(`  ${name}: brock\n`) === true)
    await noPicker(page)
    await isKept(editor)
  }
})

journey("a claim is recorded as fast as it can be typed", { files }, async editor => {
  const { page, folder } = editor
  await openFile(page, "one.txt")
  await find(page, "met the press")
  await pressKey(page, "Alt+U")
  await page.keyboard.type("Ole\nbridge\n-\n")
  await onDisk(sidecar(folder), text => text?.includes("met-press") === true)
  await noPicker(page)
  await isKept(editor)
  await find(page, "ferry will run")
  await pressKey(page, "Alt+U")
  await page.keyboard.type("Mia\nferry\n\n\n")
  equal(await onDisk(sidecar(folder), text => text?.includes("ferry-run") === true), claims)
  await noPicker(page)
  await isKept(editor)
})

/** As soon as the extension is there to be seen; before that VS Code may not know our keys. */
journey("keys right behind a reload of the window replace no words", { files }, async editor => {
  const { page, folder } = editor
  await openFile(page, "one.txt")
  await find(page, "Eva Lind")
  await pressKey(page, "F1")
  await page.keyboard.type("Developer: Reload Window")
  await page.locator('.quick-input-list .monaco-list-row:has-text("Reload Window")').first().waitFor()
  await Promise.all([page.waitForEvent("load"), pressKey(page, "Enter")])
  await page.locator('.tab.active[data-resource-name="one.txt"]').waitFor()
  await page.locator(".monaco-editor.focused").waitFor()
  await page.locator('.editor-actions [aria-label*="Annotation Mode"]').waitFor()
  await pressKey(page, "Alt+M")
  await page.keyboard.type("Ida Bro\n")
  await onDisk(sidecar(folder), text => text?.includes("  Eva Lind: brock\n") === true)
  await isKept(editor)
})

async function isKept({ page, folder }: OpenEditor): Promise<void> {
  equal(readFileSync(join(folder, "one.txt"), "utf8"), article)
  equal(await page.locator('.tab.dirty[data-resource-name="one.txt"]').count(), 0)
}
