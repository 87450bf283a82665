import { existsSync, readFileSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { pressKey } from "../support/editor-host/editor-page.ts"

const limitMs = 20_000

/** Waits until a condition holds and answers what it gave; says what was waited for. */
export async function until<T>(what: string, probe: () => Promise<T | false> | T | false): Promise<T> {
  for (const end = Date.now() + limitMs; Date.now() < end; await delay(20)) {
    const found = await probe()
    if (found !== false) return found
  }
  throw new Error(`Waited ${limitMs} ms for ${what}`)
}

/** Puts the cursor on words of the open file, selected, as people do: Ctrl+F, the words, Escape. */
export async function find(page: Page, words: string): Promise<void> {
  await pressKey(page, "Ctrl+F")
  const widget = page.locator(".find-widget.visible")
  await widget.waitFor()
  await pressKey(page, "Ctrl+A")
  await page.keyboard.type(words)
  await page.locator(".find-widget.visible .matchesCount", { hasText: /of [1-9]/ }).waitFor()
  await pressKey(page, "Escape")
  await widget.waitFor({ state: "hidden" })
}

/** The picker with a title or placeholder, once it is filled. */
export async function picker(page: Page, says: RegExp): Promise<readonly string[]> {
  return await until(`a picker that says ${says}`, async () => {
    const widget = page.locator(".quick-input-widget").filter({ visible: true })
    if ((await widget.count()) === 0) return false
    const title = await widget.locator(".quick-input-title").innerText()
    const placeholder = await widget.locator("input[type=text]").first().getAttribute("placeholder")
    if (!says.test(`${title} ${placeholder ?? ""}`)) return false
    if ((await widget.locator(".monaco-progress-container.active").count()) > 0) return false
    return await widget.locator(".monaco-list-row .label-name").allInnerTexts()
  })
}

export async function noPicker(page: Page): Promise<void> {
  await page.locator(".quick-input-widget").filter({ visible: true }).waitFor({ state: "hidden", timeout: limitMs })
}

/** The text of a file on disk once it is as wanted; undefined stands for a file that is not there. */
export async function onDisk(path: string, wanted: (text: string | undefined) => boolean): Promise<string | undefined> {
  let seen: string | undefined
  await until(`another ${path}`, () => {
    seen = existsSync(path) ? readFileSync(path, "utf8") : undefined
    return wanted(seen)
  }).catch(error => {
    throw new Error(`${error}; it says:\n${seen}`)
  })
  return seen
}
