import { lstatSync, realpathSync, type Stats } from "node:fs"
import { basename, dirname, join, sep } from "node:path"

/** The first of some files that is not below a folder, or would not be once it is written, links followed. */
export function findOutside(paths: Iterable<string>, folder: string): string | undefined {
  const root = realPath(folder)
  const start = root === undefined || root.endsWith(sep) ? root : root + sep
  // Files come by the thousand from one folder.
  const parents = new Map<string, string | undefined>()
  for (const path of paths) {
    const parent = dirname(path)
    if (!parents.has(parent)) parents.set(parent, realPlace(parent))
    const real = isLink(path) ? realPath(path) : join(parents.get(parent) ?? "", basename(path))
    if (start === undefined || parents.get(parent) === undefined || real?.startsWith(start) !== true) return path
  }
  return undefined
}

/** Where a file or folder is behind all links; undefined where there is none. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** The same for what may not exist yet; undefined where a link leads to nothing. */
function realPlace(path: string): string | undefined {
  const parent = dirname(path)
  const real = realPath(path)
  if (real !== undefined || parent === path || isThere(path)) return real
  const folder = realPlace(parent)
  return folder && join(folder, basename(path))
}

function isThere(path: string): boolean {
  return entryAt(path) !== undefined
}

/** False for what is not there. */
export function isLink(path: string): boolean {
  return entryAt(path)?.isSymbolicLink() === true
}

function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
