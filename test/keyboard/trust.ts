import { equal } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker } from "./keys.ts"
import { answerMessage, closeMessages, oneMessage } from "./messages.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": "Harbour Reopens\n\nMayor Lena Kolb thanked the divers. Kolb had closed it in May.\n",
  "one.ann.yaml": "mentions:\n  Lena Kolb: kolb\n",
  "registry.yaml": "format: 1\nentities:\n  kolb: {type: person, name: Lena Kolb}\n",
}
const settings = { "security.workspace.trust.startupPrompt": "never" }

journey(
  "a folder that is not trusted is read, and annotated once it is trusted",
  { files, settings, trust: "ask" },
  async ({ page, folder }) => {
    await openFile(page, "one.txt")
    await page.locator(".view-line [class*='ced-']", { hasText: "Lena" }).first().waitFor()
    const tag = async (): Promise<void> => {
      await find(page, "Kolb had")
      await pressKey(page, "ArrowLeft")
      await pressKey(page, "Alt+M")
      await picker(page, /Tag .Kolb. as/)
      await pressKey(page, "Enter")
      await noPicker(page)
    }
    await tag()
    await oneMessage(page, /not trusted/)
    for (const [path, text] of Object.entries(files)) equal(readFileSync(join(folder, path), "utf8"), text)

    await answerMessage(page, /not trusted/, "Manage Trust")
    await page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust/ })
      .first()
      .click()
    await page.locator(".workspace-trust-editor", { hasText: "in a trusted folder" }).waitFor()
    await closeMessages(page)
    await openFile(page, "one.txt")
    await tag()
    await onDisk(join(folder, "one.ann.yaml"), text => text === "mentions:\n  Lena Kolb: kolb\n  Kolb: kolb\n")
  },
)
