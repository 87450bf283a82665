import { deepEqual, match } from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { openFile, pressKey, runCommand } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { find, noPicker, onDisk, picker } from "./keys.ts"

const files = {
  "one.txt": "Nora Quist opened the archive.\n",
  "two.txt": "The archive is open.\n",
  ".gitattributes": "* text=auto\n",
}

journey(
  "a folder of texts becomes a corpus in three steps and can be annotated at once",
  { files },
  async ({ page, folder }) => {
    await createCorpus(page)
    match(await reportIn(page, '"registry.yaml" was written.'), /"postil.yaml" was written/)
    const settings = readFileSync(join(folder, ".vscode/settings.json"), "utf8")
    match(settings, /"explorer.fileNesting.enabled": true/)
    const attributes = "* text=auto\n*.ann.yaml text eol=lf\n*.ann.*.yaml text eol=lf\n"
    await onDisk(join(folder, ".gitattributes"), text => text === attributes)

    await openFile(page, "one.txt")
    await find(page, "Nora Quist")
    await pressKey(page, "Alt+M")
    await picker(page, /Tag .Nora Quist. as/)
    await pressKey(page, "Enter")
    await picker(page, /1\/2/)
    await pressKey(page, "Enter")
    await picker(page, /2\/2/)
    await pressKey(page, "Enter")
    await onDisk(join(folder, "one.ann.yaml"), text => text?.includes("Nora Quist: nora-quist") === true)

    const before = textsIn(folder)
    await createCorpus(page)
    await reportIn(page, '"registry.yaml" was there already and stays as it is.')
    deepEqual(textsIn(folder), before)
  },
)

/** All that is proposed is taken. */
async function createCorpus(page: Page): Promise<void> {
  await runCommand(page, "Postil: Create Corpus in This Folder")
  for (const step of [1, 2, 3]) {
    await picker(page, new RegExp(`\\(${step}/3\\)`))
    await pressKey(page, "Enter")
  }
  await noPicker(page)
}

/** The report, once it has this line: the tab of an earlier report may still be there with its own. */
async function reportIn(page: Page, line: string): Promise<string> {
  await page.locator('.tab.active[data-resource-name="Corpus corpus.txt"]').waitFor()
  const lines = page.locator(".editor-instance .view-line")
  await lines.filter({ hasText: line }).waitFor()
  return (await lines.allInnerTexts()).join("\n").replace(/\u00a0/g, " ")
}

function textsIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()
  return names.filter(name => name !== ".vscode").map(name => `${name}\n${readFileSync(join(folder, name), "utf8")}`)
}
