import type { Page } from "playwright-core"
import { pressKey, waitForWorkbench } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { until } from "./keys.ts"

const files = { "notes.txt": "Nothing yet.\n" }

journey("the sample is copied to a folder, opened, and has its three mistakes", { files }, async ({ page }) => {
  await askForFolder(page)
  const [sample] = await Promise.all([page.waitForEvent("popup"), pressKey(page, "Enter")])
  await waitForWorkbench(sample)
  // Each is shown in the article and where it is written; test/client says which ones they are.
  const problems = sample.locator('[id="status.problems"]')
  await until("2 errors and 4 warnings", async () => /^\D*2\D+4\D*$/.test(await problems.innerText()))
})

/** The dialog of VS Code takes the focus, so the palette cannot be waited for as with other commands. */
async function askForFolder(page: Page): Promise<void> {
  await pressKey(page, "F1")
  await page.locator(".quick-input-widget").waitFor()
  await page.keyboard.type("Postil: Open Sample Corpus")
  await page.locator('.quick-input-list .monaco-list-row:has-text("Open Sample Corpus")').first().waitFor()
  await pressKey(page, "Enter")
  const dialog = page.locator(".quick-input-widget", { hasText: "A folder for the sample corpus" })
  // It offers the folder that is open, and lists what is in it.
  await dialog.locator(".monaco-list-row", { hasText: ".." }).waitFor()
}
