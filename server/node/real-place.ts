import { lstatSync, realpathSync } from "node:fs"
import { basename, dirname, join, sep } from "node:path"

/** Whether a file is below a folder, or would be once it is written, links on the way there followed. */
export function isReallyBelow(path: string, folder: string): boolean {
  const [root, real] = [realPath(folder), realPlace(path)]
  return root !== undefined && real?.startsWith(root.endsWith(sep) ? root : root + sep) === true
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
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
