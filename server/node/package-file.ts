import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"

/** The folder of the installed package: the built programs lie in its `dist`. */
export const packageFolder = dirname(__dirname)

/** The version in `package.json`; `0.0.0` where that cannot be read. */
export function packageVersion(): string {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"))
    return typeof version === "string" ? version : "0.0.0"
  } catch {
    return "0.0.0"
  }
}

/** Path of a built program by its name. */
export function builtProgram(name: string): string {
  return join(packageFolder, "dist", `${name}.js`)
}

/** Says of a built program that exists whether it is the same one; another build may read files otherwise. */
export function identityOf(program: string): string {
  const { size, mtimeMs } = statSync(program)
  return `${packageVersion()} ${size} ${mtimeMs}`
}

/** The same of several programs, and of what runs them; undefined where one is not where it is built. */
export function identityOfAll(names: readonly string[]): string | undefined {
  const programs = names.map(builtProgram)
  return programs.every(program => existsSync(program))
    ? [process.version, ...programs.map(identityOf)].join(" ")
    : undefined
}
