import { deepEqual, ok } from "node:assert/strict"
import { readdirSync } from "node:fs"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, picker, until } from "./keys.ts"

const files = { "postil.yaml": "format: 1\n", "one.txt": "Anna Adler cut the ribbon.\n" }
const settings = { "security.workspace.trust.startupPrompt": "never" }

journey(
  "in a folder that is not trusted nothing is written, and one message says why",
  { files, settings, trust: "ask" },
  async ({ page, folder }) => {
    await openFile(page, "one.txt")
    await find(page, "Anna Adler")
    await pressKey(page, "Alt+M")
    await picker(page, /Tag .Anna Adler. as/)
    await page.keyboard.press("ArrowDown")
    await pressKey(page, "Enter")
    await noPicker(page)
    const toasts = page.locator(".notification-toast")
    await until("the message", async () => (await toasts.count()) > 0)
    const [message, ...others] = await toasts.allInnerTexts()
    ok(message?.includes("This folder is not trusted") && message.includes("Manage Trust"), message)
    deepEqual(others, [])
    deepEqual(readdirSync(folder).sort(), Object.keys(files).sort())
  },
)
