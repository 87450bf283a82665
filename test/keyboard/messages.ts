import type { Page } from "playwright-core"
import { until } from "./keys.ts"

/** What the notifications say that are to be seen, the newest first. */
export async function messages(page: Page): Promise<readonly string[]> {
  return await page.locator(".notification-toast .notification-list-item-message").allInnerTexts()
}

/** Waits until one notification, and no other, is to be seen, and answers what it says. */
export async function oneMessage(page: Page, says: RegExp): Promise<string> {
  const said = await until(`a message that says ${says}`, async () => {
    const shown = await messages(page)
    return shown.some(message => says.test(message)) && shown
  })
  if (said.length !== 1) throw new Error(`Several messages: ${said.join(" | ")}`)
  return said[0] ?? ""
}

/** Presses a button of the notification that says so. */
export async function answerMessage(page: Page, says: RegExp, button: string): Promise<void> {
  const toast = page.locator(".notification-toast", { hasText: says })
  await toast.locator(".monaco-button", { hasText: button }).click()
}

/** Closes all notifications. */
export async function closeMessages(page: Page): Promise<void> {
  for (const toast of await page.locator(".notification-toast").all()) {
    await toast.hover()
    await toast.locator(".codicon-notifications-clear").click()
  }
  await until("no message", async () => (await messages(page)).length === 0)
}
