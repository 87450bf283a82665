import { findExecutable } from "./find-executable.ts"
import { startProcess } from "./processes.ts"
import type { Say } from "./project.ts"
import { hasDisplay } from "./vscode-desktop.ts"

/** The `code` on the PATH, if it is new enough for the extension and can show a window. */
export async function findCode(say: Say): Promise<string | undefined> {
  const path = findExecutable(["code"])
  if (path === undefined || !hasDisplay()) return undefined
  const asked = startProcess(path, ["--version"])
  const version = (await asked.printed(/^(\d+)\.(\d+)\.\d+/m, 10_000))?.map(Number)
  await asked.stop()
  const [, major = 0, minor = 0] = version ?? []
  if (major > 1 || (major === 1 && minor >= 100)) return path
  say(`${path} is not VS Code 1.100 or newer, so it is not used`)
  return undefined
}
