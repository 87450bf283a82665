import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { fixtureRoot, MemoryFiles } from "./fixture.ts"

/** The files below a folder, as if they lay in the fixture's corpus. */
export function readFolder(folder: string): MemoryFiles {
  const files = new MemoryFiles()
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name)
    if (statSync(path).isFile()) files.set(fixtureRoot + name.replaceAll("\\", "/"), readFileSync(path, "utf8"))
  }
  return files
}
