import { existsSync } from "node:fs"
import { join } from "node:path"
import { cacheFolder } from "./cache-folder.ts"
import { makePrivateFolder } from "./make-folder.ts"
import { packageVersion } from "./package-file.ts"
import { remove } from "./remove.ts"

/**
 * The folder for what this version has compiled; undefined where there can be none. Always in the user's own: what is
 * kept is run, so it is never taken from a corpus.
 */
export function compiledFolder(): string | undefined {
  const folder = join(compiledIn(cacheFolder()), packageVersion())
  try {
    // What another version has left only takes room.
    if (!existsSync(folder)) clearCompiled(cacheFolder())
    makePrivateFolder(folder)
    return folder
  } catch {
    return undefined
  }
}

/** Removes it from a folder for caches. */
export function clearCompiled(folder: string): void {
  remove(compiledIn(folder))
}

function compiledIn(folder: string): string {
  return join(folder, "compiled")
}
