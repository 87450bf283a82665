import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { fixtureRoot, MemoryFiles } from "./fixture.ts"

/** The texts of the files below a folder, by their paths in it. */
export function textsBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  const files = names.filter(name => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map(name => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]))
}

/** The files below a folder, as if they lay in the fixture's corpus. */
export function readFolder(folder: string): MemoryFiles {
  const files = new MemoryFiles()
  for (const [path, text] of Object.entries(textsBelow(folder))) files.set(fixtureRoot + path, text)
  return files
}
