import { equal, match } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { openFile, pressKey, runCommand } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker, until } from "./keys.ts"
import { oneMessage } from "./messages.ts"

const article =
  "Bakery Saved\n\n“We will reopen,” said Mara Field. Oskar Pohl, the banker, had doubted it. Mara Field thanked Pohl.\n"
const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": article,
  "two.txt": "Mara Field was late. Oskar Pohl was not.\n",
  "registry.yaml": `format: 1
entities:
  field: {type: person, name: Mara Field}
  pohl: {type: person, name: Oskar Pohl, aliases: [Pohl]}
`,
  "two.ann.yaml": "mentions:\n  Mara Field: field\n  Oskar Pohl: polh\n",
}

journey("in annotation mode letters are commands and no text can be changed", { files }, async ({ page, folder }) => {
  const says = (...mentions: readonly string[]) =>
    onDisk(join(folder, "one.ann.yaml"), text => text === `${["mentions:", ...mentions].join("\n  ")}\n`)
  const isKept = async (): Promise<void> => {
    equal(readFileSync(join(folder, "one.txt"), "utf8"), article)
    equal(await page.locator(".tab.dirty").count(), 0)
  }
  await openFile(page, "one.txt")
  await runCommand(page, "Postil: Toggle Annotation Mode")
  await isLocked(page, "one.txt")
  await find(page, "Mara Field")
  for (const key of ["x", "Backspace", "Enter"]) await pressKey(page, key)
  await isKept()

  await pressKey(page, "t")
  await picker(page, /Tag .Mara Field. as/)
  await pressKey(page, "Enter")
  await says("Mara Field: field")
  await goTo(page, "Oskar Pohl")
  await pressKey(page, "t")
  await picker(page, /Tag .Oskar Pohl. as/)
  await pressKey(page, "Enter")
  await says("Mara Field: field", "Oskar Pohl: pohl")
  await page.locator(".statusbar", { hasText: /Undo: Shift\+Alt\+Z\. 1 other place in Suggestions/ }).waitFor()
  await find(page, "banker")
  await pressKey(page, "2")
  await says("Mara Field: field", "Oskar Pohl: pohl", "banker: field")
  await pressKey(page, "u")
  await page.locator(".statusbar", { hasText: "Undone: Tagged" }).waitFor()
  await says("Mara Field: field", "Oskar Pohl: pohl")
  await find(page, "thanked Pohl")
  await pressKey(page, "l")
  await says("Mara Field: field", "Oskar Pohl: pohl", "thanked Pohl: field")
  await pressKey(page, "[")
  await says("Mara Field: field", "Oskar Pohl: pohl", "thanked: field")
  await goTo(page, "thanked")
  await pressKey(page, "]")
  await says("Mara Field: field", "Oskar Pohl: pohl", "thanked Pohl: field")
  await pressKey(page, "d")
  await says("Mara Field: field", "Oskar Pohl: pohl")
  await pressKey(page, "Ctrl+Z")
  await page.locator(".statusbar", { hasText: "Undone: Untagged" }).waitFor()
  await says("Mara Field: field", "Oskar Pohl: pohl", "thanked Pohl: field")

  await goTo(page, "reopen")
  await pressKey(page, "c")
  await picker(page, /Record Claim/)
  await leave(page)
  await goTo(page, "thanked Pohl")
  await pressKey(page, "e")
  await picker(page, /thanked Pohl/)
  await leave(page)
  await pressKey(page, "h")
  await picker(page, /Keys of annotation mode/)
  await leave(page)

  await pressKey(page, "n")
  await isLocked(page, "two.txt")
  await pressKey(page, "x")
  await pressKey(page, "p")
  await isLocked(page, "one.txt")
  await isKept()

  await openFile(page, "two.txt")
  await goTo(page, "Oskar Pohl")
  await pressKey(page, "f")
  await picker(page, /Fix the problem/)
  await pressKey(page, "Enter")
  await onDisk(join(folder, "two.ann.yaml"), text => text === "mentions:\n  Mara Field: field\n  Oskar Pohl: pohl\n")
  await runCommand(page, "Postil: Describe Annotations at Cursor")
  match(await oneMessage(page, /annotation/), /^1 annotation: mention “Oskar Pohl”, person Oskar Pohl$/)
  await pressKey(page, "q")
  await isUnlocked(page, "two.txt")
  await page.keyboard.type("x")
  await page.locator('.tab.active.dirty[data-resource-name="two.txt"]').waitFor()
})

/** Puts the cursor in front of words. */
async function goTo(page: Page, words: string): Promise<void> {
  await find(page, words)
  await pressKey(page, "ArrowLeft")
}

async function leave(page: Page): Promise<void> {
  await pressKey(page, "Escape")
  await noPicker(page)
}

async function isLocked(page: Page, name: string): Promise<void> {
  await until(`a lock at ${name}`, async () => (await signAt(page, name)).includes("codicon"))
}

async function isUnlocked(page: Page, name: string): Promise<void> {
  await until(`no lock at ${name}`, async () => !(await signAt(page, name)).includes("codicon"))
}

/** VS Code draws the lock beside the name in a tab as a letter of its own font. */
async function signAt(page: Page, name: string): Promise<string> {
  const label = `.tab.active[data-resource-name="${name}"] .monaco-icon-label`
  await page.locator(label).waitFor()
  return await page.evaluate<string>(`getComputedStyle(document.querySelector('${label}'), "::after").fontFamily`)
}
