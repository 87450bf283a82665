import { deepEqual, equal, match } from "node:assert/strict"
import { appendFileSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import type { OpenEditor } from "../support/editor-host/with-editor.ts"
import { journey } from "./journey-list.ts"
import { chooseRow, find, noPicker, onDisk, picker } from "./keys.ts"
import { messages, oneMessage } from "./messages.ts"
import { Recorder } from "./recorder.ts"
import { killServer } from "./server-process.ts"

const article =
  "Ferry Runs Again\n\nCaptain Jonas Wirt met Ida Brock. Rolf Tamm had waited since dawn. Eva Lind and Bo Hall left.\n"
const registry = `format: 1
entities:
  wirt: {type: person, name: Jonas Wirt}
  brock: {type: person, name: Ida Brock}
  tamm: {type: person, name: Rolf Tamm}
  hall: {type: person, name: Bo Hall}
`
const files = { "postil.yaml": "format: 1\n", "one.txt": article, "two.txt": article, "registry.yaml": registry }

journey("nothing is lost when something goes wrong between a key and the file", { files }, async editor => {
  await openFile(editor.page, "one.txt")
  await pressFast(editor)
  await loseServer(editor)
  await writeBehind(editor)
  await keepUnsaved(editor)
  await pressWhenOpened(editor)
  await blockFile(editor)
})

/** Keys that come before anything can be shown. */
async function pressFast(editor: OpenEditor): Promise<void> {
  await find(editor.page, "Jonas Wirt")
  await pressKey(editor.page, "Alt+M")
  await pressKey(editor.page, "Enter")
  await isTagged(editor, "Jonas Wirt")
  await isKept(editor, "one.txt")
}

/** While the picker is open, and right behind Enter: the server is started again without a word. */
async function loseServer(editor: OpenEditor): Promise<void> {
  const { page, folder } = editor
  await openPicker(editor, "Ida Brock")
  killServer(folder)
  await page.keyboard.type("Ida")
  await pressKey(page, "Enter")
  await isTagged(editor, "Ida Brock")
  await openPicker(editor, "Rolf Tamm")
  const pressed = pressKey(page, "Enter")
  killServer(folder)
  await pressed
  await isTagged(editor, "Rolf Tamm")
  deepEqual(await messages(page), [])
  await isKept(editor, "one.txt")
}

/** Another program writes the annotation file while the picker is open. */
async function writeBehind(editor: OpenEditor): Promise<void> {
  await openPicker(editor, "Eva Lind")
  appendFileSync(join(editor.folder, "one.ann.yaml"), "notes:\n  - {at: dawn, text: When exactly?}\n")
  await chooseRow(editor.page, new Recorder(editor.page), row => row.includes("Not an entity"))
  match(await isTagged(editor, "Eva Lind"), /When exactly/)
}

/** The annotation file is open in an editor, with changes that are not saved. */
async function keepUnsaved(editor: OpenEditor): Promise<void> {
  const { page, folder } = editor
  await openFile(page, "one.ann.yaml")
  await pressKey(page, "Ctrl+End")
  await page.keyboard.type("# mine")
  await openFile(page, "one.txt")
  await openPicker(editor, "Bo Hall")
  await pressKey(page, "Enter")
  match(await isTagged(editor, "Bo Hall"), /# mine$/)
  await openFile(page, "one.ann.yaml")
  await pressKey(page, "Ctrl+Z")
  await pressKey(page, "Ctrl+S")
  const undone = await onDisk(join(folder, "one.ann.yaml"), text => text?.includes("Bo Hall") === false)
  match(undone ?? "", /# mine$/)
}

/** An article that has just been opened, of which nothing is known. */
async function pressWhenOpened(editor: OpenEditor): Promise<void> {
  const { page } = editor
  await pressKey(page, "Ctrl+P")
  await page.keyboard.type("two.txt")
  await page.locator('.quick-input-list .monaco-list-row[data-index="0"]:has-text("two.txt")').waitFor()
  await pressKey(page, "Enter")
  await page.locator('.tab.active[data-resource-name="two.txt"]').waitFor()
  await page.locator(".monaco-editor.focused").waitFor()
  await pressKey(page, "Alt+M")
  await pressKey(page, "Enter")
  // Nobody is known by the first word, so Enter creates.
  await picker(page, /1\/2/)
  await pressKey(page, "Escape")
  await noPicker(page)
  await isKept(editor, "two.txt")
}

/** A folder stands where the annotation file is to be: the new entity must not stay behind. */
async function blockFile(editor: OpenEditor): Promise<void> {
  const { page, folder } = editor
  mkdirSync(join(folder, "two.ann.yaml"))
  await openPicker(editor, "Eva Lind")
  await chooseRow(page, new Recorder(page), row => row.includes("Create"))
  await picker(page, /1\/2/)
  await pressKey(page, "Enter")
  await picker(page, /2\/2/)
  await pressKey(page, "Enter")
  await noPicker(page)
  equal(await oneMessage(page, /two/), '"two.ann.yaml" is a folder; nothing was changed')
  equal(readFileSync(join(folder, "registry.yaml"), "utf8"), registry)
  await isKept(editor, "two.txt")
}

async function openPicker({ page }: OpenEditor, words: string): Promise<void> {
  await find(page, words)
  await pressKey(page, "Alt+M")
  await picker(page, new RegExp(`Tag .${words}. as`))
}

async function isTagged({ folder }: OpenEditor, words: string): Promise<string> {
  const written = await onDisk(join(folder, "one.ann.yaml"), text => text?.includes(`  ${words}: `) === true)
  return written ?? ""
}

/** Neither in the file nor in the editor is there anything that was typed. */
async function isKept({ page, folder }: OpenEditor, name: string): Promise<void> {
  equal(readFileSync(join(folder, name), "utf8"), article)
  equal(await page.locator(`.tab.dirty[data-resource-name="${name}"]`).count(), 0)
}
