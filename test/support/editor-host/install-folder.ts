import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { failureOf } from "./processes.ts"

/**
 * Fills `folder` once and for all: the work is done in a folder beside it, which takes the final name when it is
 * complete. So an interrupted install is never mistaken for a whole one, and two at a time do not mix.
 */
export async function installFolder(folder: string, fill: (unfinished: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  removeAbandoned(folder)
  const unfinished = `${folder}.unfinished-${process.pid}`
  mkdirSync(unfinished)
  await fill(unfinished)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Installs npm packages (name to exact version) into a folder of their own, without running their scripts. */
export async function installPackages(folder: string, packages: Record<string, string>): Promise<void> {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: packages }))
  await npmInstall(folder)
}

/** `npm install` for use, in a folder that has a package.json. */
export async function npmInstall(folder: string): Promise<void> {
  const flags = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--engine-strict=false"]
  const failure = await failureOf("npm", ["install", ...flags, "--prefix", folder], { cwd: folder })
  if (failure !== undefined) throw new Error(failure)
}

function removeAbandoned(folder: string): void {
  const prefix = `${basename(folder)}.unfinished-`
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
