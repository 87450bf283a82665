import { deepEqual, equal } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { openFile } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, until } from "./keys.ts"
import { Recorder } from "./recorder.ts"

const count = 1000
const registry = "format: 1\nentities:\n  adler: {type: person, name: Anna Adler}\n"
const sidecars = Array.from({ length: count }, (_, number) => `articles/a${number}.ann.yaml`)
const sidecar = "# by hand\nmentions:\n  Anna Adler: adler   # the mayor\n"
const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": registry,
  ...Object.fromEntries(sidecars.map(path => [path, sidecar])),
  ...Object.fromEntries(sidecars.map((path, number) => [path.replace("ann.yaml", "txt"), `Anna Adler, ${number}.\n`])),
}

journey("an entity is renamed in a thousand articles, in one step of undo", { files }, async ({ page, folder }) => {
  const keys = new Recorder(page)
  const isRenamed = (text: string, path: string) => readFileSync(join(folder, path), "utf8") === text
  await openFile(page, "registry.yaml")
  await find(page, "adler")
  // When the registry gets its language, VS Code closes a box that is open.
  await page.locator(".statusbar-item", { hasText: "Postil Registry" }).waitFor()
  // The key is bound once VS Code knows that this language can be renamed, which it does not show.
  await until("the box for the new name", async () => {
    await keys.press("F2")
    return await page
      .locator(".rename-input:focus")
      .waitFor({ timeout: 4000 })
      .then(
        () => true,
        () => false,
      )
  })
  await keys.press("Ctrl+A")
  await keys.type("mayor-adler")
  await keys.press("Enter")
  const renamed = sidecar.replace("adler ", "mayor-adler ")
  await keys.wait("Enter to a thousand files", () =>
    until("a thousand files", () => sidecars.every(path => isRenamed(renamed, path)), 200_000),
  )
  await until("the registry", () => isRenamed(registry.replace("adler:", "mayor-adler:"), "registry.yaml"))
  deepEqual(await page.locator(".tab .label-name").allInnerTexts(), ["registry.yaml"])
  await page.locator(".statusbar-item", { hasText: "Renamed" }).waitFor()
  await keys.press("Shift+Alt+Z")
  await keys.wait("undo in a thousand files", () =>
    until("a thousand files as before", () => sidecars.every(path => isRenamed(sidecar, path)), 200_000),
  )
  await until("the registry as before", () => isRenamed(registry, "registry.yaml"))
  equal(await page.locator(".tab.dirty").count(), 0)
  for (const line of keys.summary()) console.log(`  Rename: ${line}`)
})
