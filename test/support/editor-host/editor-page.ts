import { setTimeout as delay } from "node:timers/promises"
import type { Locator, Page } from "playwright-core"

/** Waits until the window is drawn, in its colours, and nothing in it is in progress. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .statusbar").waitFor({ timeout: 60_000 })
  // VS Code starts in colours of its own until the extension with the theme is there; then it names that extension.
  await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor({ timeout: 30_000 })
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 30_000 })
  await settle(page)
}

/** Waits until no progress bar or spinner has been seen for a moment. */
export async function settle(page: Page, limitMs = 30_000): Promise<void> {
  const busy = page.locator(".monaco-progress-container.active, .codicon-modifier-spin").filter({ visible: true })
  const quietMs = 400
  let quietSince = Date.now()
  for (const end = Date.now() + limitMs; Date.now() < end; await delay(50)) {
    if ((await busy.count()) > 0) quietSince = Date.now()
    else if (Date.now() - quietSince >= quietMs) return
  }
  throw new Error(`The editor was still busy after ${limitMs} ms`)
}

/** Opens a file by its path inside the folder, as a person does with Ctrl+P; again, if a search knew nothing of it yet. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split("/").at(-1) ?? path
  // The files that were open before are listed until the search is through.
  const row = page.locator(`.quick-input-list .monaco-list-row[data-index="0"]:has-text("${name}")`)
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    await page.keyboard.press("Control+P")
    await page.locator(".quick-input-widget input:focus").waitFor()
    await page.keyboard.type(path)
    if (await appears(row, 5000)) {
      await page.keyboard.press("Enter")
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 15_000 })
      return await settle(page)
    }
    await page.keyboard.press("Escape")
    await page.locator(".quick-input-widget").waitFor({ state: "hidden" })
  }
  throw new Error(`"${path}" is not found by Ctrl+P`)
}

/** Runs a command by its title in the command palette, for example "Postil: Show Log". */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row:has-text("${title}")`).first()
  for (const end = Date.now() + 30_000; ; await pressKey(page, "Escape")) {
    await page.keyboard.press("F1")
    await page.locator(".quick-input-widget input:focus").waitFor()
    await page.keyboard.type(title)
    if (await appears(row, 5000)) break
    if (Date.now() > end) throw new Error(`"${title}" is not found in the command palette`)
  }
  await page.keyboard.press("Enter")
  await settle(page)
}

/** Presses one key or a chord in VS Code's spelling: `F12`, `Ctrl+.`, `Shift+Alt+F12`. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key.replace(/\bCtrl\b/g, "Control").replace(/\bCmd\b/g, "Meta"))
}

/** Puts the mouse over the first visible place of `text` in an editor and waits for the card. */
export async function hoverText(page: Page, text: string): Promise<void> {
  const card = page.locator(".monaco-hover .hover-contents").filter({ visible: true })
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    // Away from another card, and from where nothing was to be told yet.
    await page.mouse.move(0, 0)
    await card.first().waitFor({ state: "hidden", timeout: 5000 })
    const place = await placeOf(page, text)
    await page.mouse.move(place.x - 3, place.y)
    await page.mouse.move(place.x, place.y, { steps: 3 })
    if (await appears(card.first(), 2000)) return await settle(page)
  }
  throw new Error(`There is no card about "${text}"`)
}

async function appears(what: Locator, limitMs: number): Promise<boolean> {
  return await what.waitFor({ timeout: limitMs }).then(
    () => true,
    () => false,
  )
}

/** Puts the cursor into the first visible place of `text`. */
export async function clickText(page: Page, text: string): Promise<void> {
  const place = await placeOf(page, text)
  await page.mouse.click(place.x, place.y)
}

/** Selects the first visible place of `text`, which must lie on one line, with the mouse. */
export async function selectText(page: Page, text: string): Promise<void> {
  const place = await placeOf(page, text)
  // Not by dragging: inside an old selection that would move its text.
  await page.mouse.click(place.left, place.y)
  await page.keyboard.down("Shift")
  await page.mouse.click(place.right, place.y)
  await page.keyboard.up("Shift")
}

interface Place {
  readonly left: number
  readonly right: number
  readonly x: number
  readonly y: number
}

async function placeOf(page: Page, text: string): Promise<Place> {
  for (const end = Date.now() + 10_000; Date.now() < end; await delay(100)) {
    const box = await page.evaluate<{ left: number; right: number; y: number } | undefined>(
      `(${findInEditor})(${JSON.stringify(text)})`,
    )
    if (box !== undefined) return { ...box, x: (box.left + box.right) / 2 }
  }
  throw new Error(`"${text}" is not to be seen in an editor`)
}

// Runs in the page, whose types are not ours, hence a text. VS Code draws a space as a no-break space or, selected, as a dot.
const findInEditor = `wanted => {
  for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
    const start = line.textContent.replace(/[\\u00a0\\u00b7]/g, " ").indexOf(wanted)
    if (start < 0) continue
    const range = document.createRange()
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    let offset = 0
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const end = offset + node.length
      if (start >= offset && start < end) range.setStart(node, start - offset)
      if (start + wanted.length > offset && start + wanted.length <= end) range.setEnd(node, start + wanted.length - offset)
      offset = end
    }
    const box = range.getBoundingClientRect()
    if (box.width > 0 && box.top >= 0 && box.bottom <= innerHeight) {
      return { left: box.left, right: box.right, y: (box.top + box.bottom) / 2 }
    }
  }
}`
