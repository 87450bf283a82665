import { accessSync, constants, statSync } from "node:fs"
import { delimiter, join } from "node:path"

/** The first of these programs on the PATH; a name with a folder in it is taken as it is. */
export function findExecutable(names: readonly string[]): string | undefined {
  return findExecutables(names)[0]
}

/** All of these programs that are there, in the order of `names`. */
export function findExecutables(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(folder => folder !== "")
  return names.flatMap(name => {
    const candidates = /[\\/]/.test(name) ? [name] : folders.flatMap(folder => spellings(join(folder, name)))
    return candidates.filter(isExecutable).slice(0, 1)
  })
}

function spellings(path: string): string[] {
  return process.platform === "win32" ? [`${path}.cmd`, `${path}.exe`] : [path]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
