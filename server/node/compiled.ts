import { existsSync, mkdirSync } from "node:fs"
import nodeModule from "node:module"
import { join } from "node:path"
import { cacheFolder } from "./cache-folder.ts"
import { packageVersion } from "./package-file.ts"
import { remove } from "./remove.ts"

/** Since Node 22.1. */
type CompileCache = { readonly enableCompileCache?: (folder: string) => unknown }

/**
 * Lets Node keep what it compiles from now on, here and in worker threads, for the next start. Always in the user's own
 * folder: what is kept is run, so it is never taken from a corpus.
 */
export function keepCompiled(): void {
  const { enableCompileCache } = nodeModule as typeof nodeModule & CompileCache
  if (enableCompileCache === undefined) return
  const folder = join(compiledIn(cacheFolder()), packageVersion())
  try {
    // What another version has left only takes room.
    if (!existsSync(folder)) clearCompiled(cacheFolder())
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return
  }
  // Worker threads look there.
  process.env.NODE_COMPILE_CACHE ??= folder
  enableCompileCache(folder)
}

/** Removes it from a folder for caches. */
export function clearCompiled(folder: string): void {
  remove(compiledIn(folder))
}

function compiledIn(folder: string): string {
  return join(folder, "compiled")
}
