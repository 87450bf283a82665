import { readFileSync } from "node:fs"
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
