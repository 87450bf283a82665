import { deepEqual } from "node:assert/strict"
import { dirname } from "node:path"
import type { Page } from "playwright-core"
import { pressKey, runCommand, waitForWorkbench } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { until } from "./keys.ts"

const files = { "notes.txt": "Nothing yet.\n" }

journey("the sample is copied to a folder, opened, and has its three mistakes", { files }, async ({ page, folder }) => {
  await askForFolder(page)
  const input = page.locator(".quick-input-widget input").first()
  await input.fill(`${dirname(folder)}/`)
  await page.locator('.quick-input-widget .monaco-list-row[aria-label="profile"]').waitFor()
  const [sample] = await Promise.all([page.waitForEvent("popup"), pressKey(page, "Enter")])
  await waitForWorkbench(sample)
  await runCommand(sample, "Problems: Focus on Problems View")
  const rules = await until("three mistakes in Problems", async () => {
    const rows = await sample.locator(".markers-panel .monaco-list-row").allInnerTexts()
    const found = new Set(rows.flatMap(row => /\npostil\n([a-z-]+)/.exec(row)?.[1] ?? []))
    return found.size === 3 && [...found]
  })
  deepEqual(rules.toSorted(), ["mention-entity-mismatch", "quote-not-verbatim", "speaker-cue-conflict"])
})

/** The dialog of VS Code takes the focus, so the palette cannot be waited for as with other commands. */
async function askForFolder(page: Page): Promise<void> {
  await pressKey(page, "F1")
  await page.locator(".quick-input-widget").waitFor()
  await page.keyboard.type("Postil: Open Sample Corpus")
  await page.locator('.quick-input-list .monaco-list-row:has-text("Open Sample Corpus")').first().waitFor()
  await pressKey(page, "Enter")
  await page.locator(".quick-input-widget", { hasText: "A folder for the sample corpus" }).waitFor()
}
