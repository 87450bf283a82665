import { readFileSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { pressKey } from "../support/editor-host/editor-page.ts"
import type { Recorder } from "./recorder.ts"

const limitMs = 20_000

/** Waits until a condition holds and answers what it gave; says what was waited for. */
export async function until<T>(what: string, probe: () => Promise<T | false> | T | false, limit = limitMs): Promise<T> {
  for (const end = Date.now() + limit; Date.now() < end; await delay(20)) {
    const found = await probe()
    if (found !== false) return found
  }
  throw new Error(`Waited ${limit} ms for ${what}`)
}

/** Puts the cursor on words of the open file, selected, as people do: Ctrl+F, the words, Escape. */
export async function find(page: Page, words: string): Promise<void> {
  await pressKey(page, "Ctrl+F")
  const widget = page.locator(".find-widget.visible")
  await widget.waitFor()
  await pressKey(page, "Ctrl+A")
  await page.keyboard.type(words)
  await page.locator(".find-widget.visible .matchesCount", { hasText: /of [1-9]/ }).waitFor()
  const toasts = await page.locator(".notification-toast").allInnerTexts()
  if (toasts.length > 0) throw new Error(`A notification is in the way: ${toasts}`)
  await pressKey(page, "Escape")
  await widget.waitFor({ state: "hidden" })
}

/** What the open picker says above its rows, once that matches. */
export async function title(
  page: Page,
  says: RegExp,
): Promise<{ readonly title: string; readonly placeholder: string }> {
  return await until(`a picker that says ${says}`, async () => {
    const widget = page.locator(".quick-input-widget").filter({ visible: true })
    if ((await widget.count()) === 0) return false
    const title = await widget.locator(".quick-input-title").innerText()
    const placeholder = (await widget.locator(".quick-input-box input").first().getAttribute("placeholder")) ?? ""
    return says.test(`${title} ${placeholder}`) && { title, placeholder }
  })
}

/** The rows of the picker that says so, once it is filled. */
export async function picker(page: Page, says: RegExp): Promise<readonly string[]> {
  await title(page, says)
  return await until("the rows of the picker", async () => !(await isBusy(page)) && rows(page))
}

/** Moves to the row that is wanted and presses Enter. */
export async function chooseRow(page: Page, keys: Recorder, isWanted: (label: string) => boolean): Promise<void> {
  await moveTo(page, keys, isWanted)
  await keys.press("Enter")
}

/** Moves to the row that is wanted, with the arrow keys and looking where they lead. */
export async function moveTo(page: Page, keys: Recorder, isWanted: (label: string) => boolean): Promise<void> {
  await until("a row to choose", async () => {
    const labels = await settledRows(page)
    if (labels === undefined || !labels.some(isWanted)) return false
    const [active] = await labelsOf(page, ".focused")
    if (active !== undefined && isWanted(active)) return true
    await keys.press("ArrowDown")
    return false
  })
}

/** The rows, unless they are still changing with what was typed. */
async function settledRows(page: Page): Promise<readonly string[] | undefined> {
  const before = await rows(page)
  await delay(50)
  const isSettled = !(await isBusy(page)) && before.join("\n") === (await rows(page)).join("\n")
  return isSettled ? before : undefined
}

async function rows(page: Page): Promise<readonly string[]> {
  return await labelsOf(page, "")
}

async function labelsOf(page: Page, state: string): Promise<readonly string[]> {
  const labels = await page.locator(`.quick-input-widget .monaco-list-row${state} .label-name`).allInnerTexts()
  return labels.map(label => label.replace(/\u00a0/g, " ").trim())
}

async function isBusy(page: Page): Promise<boolean> {
  return (await page.locator(".quick-input-widget .monaco-progress-container.active").count()) > 0
}

export async function noPicker(page: Page): Promise<void> {
  await page.locator(".quick-input-widget").filter({ visible: true }).waitFor({ state: "hidden", timeout: limitMs })
}

/** The text of a file on disk once it is as wanted; undefined stands for a file that is not there. */
export async function onDisk(path: string, wanted: (text: string | undefined) => boolean): Promise<string | undefined> {
  let seen: string | undefined
  await until(`another ${path}`, () => {
    seen = textAt(path)
    return wanted(seen)
  }).catch(error => {
    throw new Error(`${error}; it says:\n${seen}`)
  })
  return seen
}

/** A file may go between two looks at it. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
