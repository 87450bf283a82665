import { existsSync } from "node:fs"
import { basename, join } from "node:path"
import { configName } from "../core/corpus/file-layout.ts"
import { isLink, realPath } from "./real-place.ts"

/**
 * Whether a folder is a corpus: whether there is a `postil.yaml`, spelt just so, on every system. `real` tells how a path is
 * spelt on disk.
 */
export function holdsConfig(folder: string, real = realPath): boolean {
  const path = join(folder, configName)
  return existsSync(path) && isSpeltSo(path, real)
}

/** Whether what exists under a path is spelt just so. What a link leads to has a name of its own. */
export function isSpeltSo(path: string, real = realPath): boolean {
  // Where case does not count, `Postil.yaml` exists under `postil.yaml` as well.
  return isLink(path) || basename(real(path) ?? "") === basename(path)
}
