import { deepEqual, equal, match } from "node:assert/strict"
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, symlinkSync, unlinkSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { chooseRow, find, noPicker, onDisk, picker, until } from "./keys.ts"
import { closeMessages, messages, oneMessage } from "./messages.ts"
import { killServer } from "./server-process.ts"
import { Recorder } from "./recorder.ts"

const article = "Ferry Runs Again\n\nCaptain Jonas Wirt greeted Ida Brock. Rolf Tamm had waited since dawn. Ida Brock and Eva Lind left.\n"
const registry = `format: 1
entities:
  wirt: {type: person, name: Jonas Wirt}
  brock: {type: person, name: Ida Brock}
  tamm: {type: person, name: Rolf Tamm}
`
const files = { "postil.yaml": "format: 1\n", "one.txt": article, "two.txt": article, "registry.yaml": registry }

journey("nothing is lost when something goes wrong between a key and the file", { files }, async ({ page, folder }) => {
  const at = (name: string): string => join(folder, name)
  const isArticleKept = async (name = "one.txt"): Promise<void> => {
    equal(readFileSync(at(name), "utf8"), article)
    equal(await page.locator(`.tab.dirty[data-resource-name="${name}"]`).count(), 0)
  }
  const openPicker = async (words: string): Promise<void> => {
    await find(page, words)
    await pressKey(page, "Alt+M")
    await picker(page, new RegExp(`Tag .${words}. as`))
  }
  const isTagged = (words: string) => (text: string | undefined) => text?.includes(`  ${words}: `) === true

  // Keys that come faster than anything can be shown.
  await openFile(page, "one.txt")
  await find(page, "Jonas Wirt")
  await pressKey(page, "Alt+M")
  await pressKey(page, "Enter")
  await onDisk(at("one.ann.yaml"), isTagged("Jonas Wirt"))
  await isArticleKept()

  // The server ends while the picker is open, and right behind Enter: it is started again without a word.
  await openPicker("Ida Brock")
  killServer(folder)
  await page.keyboard.type("Ida")
  await pressKey(page, "Enter")
  await onDisk(at("one.ann.yaml"), isTagged("Ida Brock")).catch(e => console.log("kill1", e))
  await openPicker("Rolf Tamm")
  const pressed = pressKey(page, "Enter")
  killServer(folder)
  await pressed
  await onDisk(at("one.ann.yaml"), isTagged("Rolf Tamm")).catch(e => console.log("kill2", e))
  deepEqual(await messages(page), [])
  await isArticleKept()

  // Another program writes the annotation file while the picker is open.
  await openPicker("Eva Lind")
  appendFileSync(at("one.ann.yaml"), "notes:\n  - {at: dawn, text: When exactly?}\n")
  await chooseRow(page, new Recorder(page), row => row.includes("Not an entity"))
  const both = await onDisk(at("one.ann.yaml"), isTagged("Eva Lind"))
  match(both ?? "", /When exactly/)
  console.log(both, await messages(page))

  // The annotation file is open and not saved.
  await openFile(page, "one.ann.yaml")
  await pressKey(page, "Ctrl+End")
  await page.keyboard.type("# mine")
  await openFile(page, "one.txt")
  await openPicker("Ferry")
  await chooseRow(page, new Recorder(page), row => row.includes("Not an entity"))
  const mine = await onDisk(at("one.ann.yaml"), isTagged("Ferry"))
  console.log(mine, await messages(page))
  match(mine ?? "", /# mine/)
  await openFile(page, "one.ann.yaml")
  await pressKey(page, "Ctrl+Z")
  await pressKey(page, "Ctrl+S")
  const undone = await onDisk(at("one.ann.yaml"), text => !isTagged("Ferry")(text))
  match(undone ?? "", /# mine/)
  console.log(undone)

  // just opened
  await pressKey(page, "Ctrl+P")
  await page.keyboard.type("two.txt")
  await page.locator(`.quick-input-list .monaco-list-row[data-index="0"]:has-text("two.txt")`).waitFor()
  await page.keyboard.press("Enter")
  await page.locator(`.tab.active[data-resource-name="two.txt"]`).waitFor({ timeout: 15_000 })
  await page.locator(".monaco-editor.focused").waitFor()
  await pressKey(page, "Alt+M")
  await pressKey(page, "Enter")
  await page.waitForTimeout(1000)
  await page.screenshot({ path: "/tmp/I-open.png" })
  await isArticleKept("two.txt")
  console.log("two", readdirSync(folder))
  await pressKey(page, "Escape")

  // A folder where the file should be
  unlinkSync(at("two.ann.yaml"))
  mkdirSync(at("two.ann.yaml"))
  await openPicker("Eva Lind")
  await chooseRow(page, new Recorder(page), row => row.includes("Create"))
  await picker(page, /1\/2/)
  await pressKey(page, "Enter")
  await picker(page, /2\/2/)
  await pressKey(page, "Enter")
  await noPicker(page)
  console.log(await oneMessage(page, /two\.ann\.yaml/))
  await page.screenshot({ path: "/tmp/I-dir.png" })
  equal(readFileSync(at("registry.yaml"), "utf8"), registry)
  await closeMessages(page)
  rmdirSync(at("two.ann.yaml"))
  symlinkSync(at("nowhere/two.ann.yaml"), at("two.ann.yaml"))
  await openPicker("Ida Brock")
  await pressKey(page, "Enter")
  await noPicker(page)
  console.log(await oneMessage(page, /two\.ann\.yaml/))
  await page.screenshot({ path: "/tmp/I-link.png" })
  await isArticleKept("two.txt")
})
