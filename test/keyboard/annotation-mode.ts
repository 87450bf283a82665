import { equal } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile, pressKey, runCommand } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker, until } from "./keys.ts"
import { oneMessage } from "./messages.ts"

const article =
  "Bakery Saved\n\n“We will reopen,” said Mara Field. Oskar Pohl, the banker, had doubted it. Later Mara Field thanked Pohl.\n"
const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": article,
  "two.txt": "Mara Field was late.\n",
  "registry.yaml": `format: 1
entities:
  field: {type: person, name: Mara Field}
  pohl: {type: person, name: Oskar Pohl}
`,
  "two.ann.yaml": "mentions:\n  Mara Field: field\n",
}

journey("in annotation mode letters are commands and no text can be changed", { files }, async ({ page, folder }) => {
  const sidecar = join(folder, "one.ann.yaml")
  const says = (...lines: readonly string[]) => onDisk(sidecar, text => text === lines.join("\n") + "\n")
  const isKept = async (): Promise<void> => {
    equal(readFileSync(join(folder, "one.txt"), "utf8"), article)
    equal(await page.locator(".tab.dirty").count(), 0)
  }
  await openFile(page, "one.txt")
  await runCommand(page, "Postil: Toggle Annotation Mode")
  await page.locator(".tab.active .codicon-lock").waitFor()
  await find(page, "Mara Field")
  await pressKey(page, "x")
  await pressKey(page, "Backspace")
  await isKept()

  await pressKey(page, "t")
  await picker(page, /Tag .Mara Field. as/)
  await pressKey(page, "Enter")
  await says("mentions:", "  Mara Field: field")
  console.log("t")
  await find(page, "Oskar Pohl")
  await pressKey(page, "ArrowRight")
  await pressKey(page, "t")
  await picker(page, /Tag .Oskar Pohl. as/)
  await pressKey(page, "Enter")
  await says("mentions:", "  Mara Field: field", "  Oskar Pohl: pohl")
  console.log("t without selection")
  await find(page, "banker")
  await pressKey(page, "1")
  await says("mentions:", "  Mara Field: field", "  Oskar Pohl: pohl", "  banker: pohl")
  console.log("1")
  await find(page, "thanked Pohl")
  await pressKey(page, "ArrowRight")
  await pressKey(page, "2")
  await says("mentions:", "  Mara Field: field", "  Oskar Pohl: pohl", "  banker: pohl", "  Pohl: field")
  await pressKey(page, "u")
  await says("mentions:", "  Mara Field: field", "  Oskar Pohl: pohl", "  banker: pohl")
  console.log("2 u")
  await find(page, "thanked Pohl")
  await pressKey(page, "ArrowRight")
  await pressKey(page, "1")
  await pressKey(page, "l")
  await onDisk(sidecar, text => text?.includes("  Pohl: pohl") === true)
  console.log("l", readFileSync(sidecar, "utf8"))
  await find(page, "the banker,")
  await pressKey(page, "ArrowRight")
  await page.waitForTimeout(300)
  await page.screenshot({ path: "/tmp/I-mode1.png" })
  await find(page, "banker")
  await pressKey(page, "[")
  await page.waitForTimeout(1000)
  await page.screenshot({ path: "/tmp/I-mode2.png" })
  await pressKey(page, "]")
  await page.waitForTimeout(1000)
  console.log("[ ]", readFileSync(sidecar, "utf8"))
  await page.screenshot({ path: "/tmp/I-mode3.png" })
  await find(page, "banker")
  await pressKey(page, "d")
  await onDisk(sidecar, text => text?.includes("banker") !== true)
  console.log("d")
  await pressKey(page, "Ctrl+Z")
  await onDisk(sidecar, text => text?.includes("banker") === true)
  console.log("Ctrl+Z")
  await find(page, "reopen")
  await pressKey(page, "c")
  await picker(page, /Record Claim/)
  await page.screenshot({ path: "/tmp/I-claim.png" })
  await pressKey(page, "Escape")
  await noPicker(page)
  await find(page, "Mara Field thanked")
  await pressKey(page, "ArrowLeft")
  await pressKey(page, "e")
  await picker(page, /./)
  await page.screenshot({ path: "/tmp/I-edit.png" })
  await pressKey(page, "Escape")
  await noPicker(page)
  await pressKey(page, "n")
  await page.locator('.tab.active[data-resource-name="two.txt"]').waitFor()
  await page.locator(".tab.active .codicon-lock").waitFor()
  console.log("n")
  await pressKey(page, "p")
  await page.locator('.tab.active[data-resource-name="one.txt"]').waitFor()
  console.log("p")
  await runCommand(page, "Postil: Describe Annotations at Cursor")
  console.log(await oneMessage(page, /annotation/))
  await page.screenshot({ path: "/tmp/I-describe.png" })
  await pressKey(page, "Shift+/")
  console.log(await picker(page, /Keys of annotation mode/))
  await page.screenshot({ path: "/tmp/I-keys.png" })
  await pressKey(page, "Escape")
  await pressKey(page, "f")
  await page.waitForTimeout(800)
  await page.screenshot({ path: "/tmp/I-fix.png" })
  await pressKey(page, "Escape")
  await isKept()
  await runCommand(page, "Postil: Toggle Annotation Mode")
  await page.locator(".tab.active .codicon-lock").waitFor({ state: "hidden" })
  await pressKey(page, "Ctrl+End")
  await page.keyboard.type("x")
  await page.locator(".tab.active.dirty").waitFor()
  await page.screenshot({ path: "/tmp/I-off.png" })
})
