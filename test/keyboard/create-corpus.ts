import { deepEqual, equal, match } from "node:assert/strict"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey, runCommand } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker } from "./keys.ts"
import { messages } from "./messages.ts"

const files = {
  "one.txt": "Nora Quist opened the archive.\n",
  "two.txt": "The archive is open.\n",
  ".gitattributes": "* text=auto\n",
}

journey("a folder of texts becomes a corpus in three steps and can be annotated at once", { files }, async editor => {
  const { page, folder } = editor
  const create = async (): Promise<void> => {
    await runCommand(page, "Postil: Create Corpus in This Folder")
    for (const step of [1, 2, 3]) {
      await picker(page, new RegExp(`\\(${step}/3\\)`))
      await page.screenshot({ path: `/tmp/I-create${step}.png` })
      await pressKey(page, "Enter")
    }
    await noPicker(page)
    await page.locator('.tab.active[data-resource-name*="corpus"]').waitFor()
  }
  await create()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: "/tmp/I-report.png" })
  console.log(readdirSync(folder), await messages(page))
  console.log(readFileSync(join(folder, "postil.yaml"), "utf8"), readFileSync(join(folder, ".vscode/settings.json"), "utf8"))
  console.log(readFileSync(join(folder, ".gitattributes"), "utf8"))

  await openFile(page, "one.txt")
  await find(page, "Nora Quist")
  await pressKey(page, "Alt+M")
  await picker(page, /Tag .Nora Quist. as/)
  await pressKey(page, "Enter")
  await picker(page, /1\/2/)
  await pressKey(page, "Enter")
  await picker(page, /2\/2/)
  await pressKey(page, "Enter")
  await onDisk(join(folder, "one.ann.yaml"), text => text?.includes("Nora Quist: nora-quist") === true)

  const before = Object.fromEntries(readdirSync(folder).filter(n => n !== ".vscode").map(name => [name, readFileSync(join(folder, name), "utf8")]))
  await create()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: "/tmp/I-report2.png" })
  const after = Object.fromEntries(readdirSync(folder).filter(n => n !== ".vscode").map(name => [name, readFileSync(join(folder, name), "utf8")]))
  deepEqual(after, before)
})
