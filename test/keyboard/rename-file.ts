import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { until } from "./keys.ts"

const linking = "claims:\n  again: {speaker: narrator, mode: narrator, quote: It came, links: {repeats: one/comes}}\n"
const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": "It comes.\n",
  "one.ann.yaml": "claims:\n  comes: {speaker: narrator, mode: narrator, quote: It comes}\n",
  "two.txt": "It came.\n",
  "two.ann.yaml": linking,
}

journey("what VS Code takes back of a renamed article, and does again, takes links along", { files }, async editor => {
  const { page, folder } = editor
  const says = (name: string) => () =>
    existsSync(join(folder, `${name}.ann.yaml`)) &&
    existsSync(join(folder, `${name}.txt`)) &&
    readFileSync(join(folder, "two.ann.yaml"), "utf8") === linking.replace("one/", `${name}/`)
  const confirm = async () => {
    await page.locator(".monaco-dialog-box").waitFor()
    await pressKey(page, "Enter")
  }
  await openFile(page, "one.txt")
  await pressKey(page, "Ctrl+Shift+E")
  await pressKey(page, "F2")
  await page.locator(".explorer-folders-view input:focus").waitFor()
  await pressKey(page, "Ctrl+A")
  await page.keyboard.type("first.txt")
  await pressKey(page, "Enter")
  await confirm()
  await until("the new name", says("first"))
  await page.locator(".statusbar-item", { hasText: "Renamed" }).waitFor()
  await pressKey(page, "Ctrl+Shift+E")
  await pressKey(page, "Ctrl+Z")
  await confirm()
  await until("the old name", says("one"))
  await pressKey(page, "Ctrl+Shift+E")
  await pressKey(page, "Ctrl+Y")
  await until("the new name again", says("first"))
})
