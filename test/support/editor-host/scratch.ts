import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { atEnd } from "./ending.ts"
import { projectFolder } from "./project.ts"

export interface Scratch {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** A new empty folder among the system's temporary files. */
export function scratchFolder(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "postil-"))
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return { folder, remove }
}

/** A copy of a corpus folder of the project, under its own name, inside `parent`. */
export function copyInto(parent: string, corpus: string): string {
  const copy = join(parent, corpus.split("/").at(-1) ?? "corpus")
  cpSync(join(projectFolder, corpus), copy, { recursive: true })
  return copy
}

/** A folder of that name inside `parent` with these files in it. */
export function writeFolder(parent: string, name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
