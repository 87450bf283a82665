import { type FSWatcher, watch } from "node:fs"
import { isLeftOut } from "../node/disk-files.ts"
import { uriToPath } from "../node/file-uri.ts"
import { Refusal, type Terminal } from "./command.ts"

/** Programs save in several steps: what comes together is taken together. */
const burstMs = 150

/**
 * Calls `changed` whenever files below a folder have changed, until the process or the terminal's signal ends it; with
 * their paths below the folder, as far as these are known.
 */
export function watchFolder(
  root: string,
  { signal }: Terminal,
  changed: (names: ReadonlySet<string> | undefined) => void,
): void {
  let timer: NodeJS.Timeout | undefined
  let heard: string[] = []
  let isSure = true
  const tell = () => {
    const names = isSure ? new Set(heard) : undefined
    heard = []
    isSure = true
    changed(names)
  }
  const watcher = open(uriToPath(root) ?? "", name => {
    if (name?.split(/[/\\]/).some(isLeftOut)) return
    if (name === null) isSure = false
    else heard.push(name)
    clearTimeout(timer)
    timer = setTimeout(tell, burstMs)
  })
  signal?.addEventListener("abort", () => {
    clearTimeout(timer)
    watcher.close()
  })
}

function open(path: string, heard: (name: string | null) => void): FSWatcher {
  try {
    const watcher = watch(path, { recursive: true }, (_, name) => heard(name))
    // A folder may go while it is watched.
    watcher.on("error", () => heard(null))
    return watcher
  } catch (error) {
    throw new Refusal(`This folder cannot be watched: ${error instanceof Error ? error.message : error}.`)
  }
}
