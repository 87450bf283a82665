import { equal } from "node:assert/strict"
import { join } from "node:path"
import { openFile, pressKey } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker } from "./keys.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "one.txt": "Mayor Opens Bridge\n\nAnna Adler cut the ribbon. “It will last,” Adler said.\n",
}

journey("the first entity of a corpus is created, tagged and taken back", { files }, async ({ page, folder }) => {
  await openFile(page, "one.txt")
  await find(page, "Anna Adler")
  await pressKey(page, "Alt+M")
  await picker(page, /Tag .Anna Adler. as/)
  await pressKey(page, "Enter")
  await picker(page, /1\/2/)
  await pressKey(page, "Enter")
  await picker(page, /2\/2/)
  await pressKey(page, "Enter")
  await noPicker(page)
  await onDisk(join(folder, "one.ann.yaml"), text => text === "mentions:\n  Anna Adler: anna-adler\n")
  await onDisk(join(folder, "registry.yaml"), text => text?.includes("anna-adler") === true)
  await pressKey(page, "Shift+Alt+Z")
  await onDisk(join(folder, "one.ann.yaml"), text => text === undefined)
  await onDisk(join(folder, "registry.yaml"), text => text === undefined)
  equal(await onDisk(join(folder, "one.txt"), text => text !== undefined), files["one.txt"])
})
