import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

/** The checkout: tests are built to different depths below out/, so it is looked for upwards. */
export const projectFolder = findCheckout(__dirname)

/** Where editors and browsers are installed; git-ignored, safe to delete. */
export const toolsFolder = join(projectFolder, ".vscode-test")

/** The version the tests run in: the oldest one the extension supports. */
export const testedVscode = "1.100.3"

/** Takes one line for the person who waits. */
export type Say = (line: string) => void

function findCheckout(folder: string): string {
  const manifest = join(folder, "package.json")
  if (existsSync(manifest) && readFileSync(manifest, "utf8").includes('"publisher": "postil"')) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`No package.json of Postil above ${__dirname}`)
  return findCheckout(parent)
}
