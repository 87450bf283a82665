import { equal, match } from "node:assert/strict"
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker, until } from "./keys.ts"
import { closeMessages, messages, oneMessage } from "./messages.ts"
import { killServer } from "./server-process.ts"

const article =
  "Ferry Runs Again\n\nCaptain Jonas Wirt greeted Ida Brock. Rolf Tamm and Ida Brock had waited since dawn.\n"
const registry = `format: 1
entities:
  wirt: {type: person, name: Jonas Wirt}
  brock: {type: person, name: Ida Brock}
  tamm: {type: person, name: Rolf Tamm}
`
const files = { "postil.yaml": "format: 1\n", "one.txt": article, "two.txt": article, "registry.yaml": registry }

journey("nothing is lost when something goes wrong between a key and the file", { files }, async ({ page, folder }) => {
  const sidecar = join(folder, "one.ann.yaml")
  const isArticleKept = async (): Promise<void> => {
    equal(readFileSync(join(folder, "one.txt"), "utf8"), article)
    equal(await page.locator('.tab.dirty[data-resource-name="one.txt"]').count(), 0)
  }
  const openPicker = async (words: string): Promise<void> => {
    await find(page, words)
    await pressKey(page, "Alt+M")
    await picker(page, new RegExp(`Tag .${words}. as`))
  }
  await openFile(page, "one.txt")

  // Faster than anything can be shown
  await find(page, "Jonas Wirt")
  await pressKey(page, "Alt+M")
  await pressKey(page, "Enter")
  await onDisk(sidecar, text => text === "mentions:\n  Jonas Wirt: wirt\n")
  await isArticleKept()
  console.log("fast ok")

  // The server is gone while the picker is open.
  await openPicker("Ida Brock")
  killServer(folder)
  await page.keyboard.type("Ida")
  await page.waitForTimeout(300)
  await pressKey(page, "Enter")
  await noPicker(page)
  await page.waitForTimeout(2000)
  console.log("after kill", await messages(page), readFileSync(sidecar, "utf8"))
  await isArticleKept()
  await page.screenshot({ path: "/tmp/I-kill1.png" })
  await closeMessages(page)

  // and right behind Enter
  await openPicker("Rolf Tamm")
  const pressed = pressKey(page, "Enter")
  killServer(folder)
  await pressed
  await noPicker(page)
  await page.waitForTimeout(2000)
  console.log("after kill 2", await messages(page), readFileSync(sidecar, "utf8"))
  await isArticleKept()
  await page.screenshot({ path: "/tmp/I-kill2.png" })
  await closeMessages(page)
})
